import { isIP, isIPv6, SocketAddress } from 'node:net';
import { eventOfDigit } from '../packet/telephone-event.ts';
import { isSrtpSuite, type SrtpKey, srtpMasterBytes } from '../srtp/suite.ts';
import { checkChimes } from '../streams/check-stream.ts';
import type { DtmfOptions, MediaPlaneOptions, Payload, RemoteMedia } from './api.ts';
import { checkTone } from './check-tone.ts';
import { MediaError } from './media-error.ts';
import type { PlaySource } from './play-source.ts';

const PTIMES = [10, 20, 30, 40, 60];
const MAX_DIGITS = 256;
const MAX_SOURCES = 500;
const MAX_NESTING = 8;
/** Longest event that fits one segment at 8 kHz (RFC 4733 §2.5.1.3). */
const MAX_DTMF_MS = 8000;

function refuse(reason: string): never {
  throw new MediaError('invalid', reason);
}

/** The same numeric address in the notation that sockets report. */
export function normalAddress(address: string): string {
  if (isIP(address) === 0) refuse('address is no IP address');
  return new SocketAddress({ address, family: isIPv6(address) ? 'ipv6' : 'ipv4' }).address;
}

/** Every address of this machine, or nobody's, in either version of IP. */
export function isUnspecified(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}

/** Throws `invalid` for options that cannot work. */
export function checkPlaneOptions(options: MediaPlaneOptions): void {
  const { addresses, portRange, workers = 1 } = options;
  if (addresses.length === 0) refuse('no address to bind');
  if (!isPort(portRange.min) || !isPort(portRange.max) || portRange.max <= portRange.min) refuse('port range');
  if (!Number.isInteger(workers) || workers < 1 || workers > 64) refuse('number of workers');
}

/** Checks what was negotiated and normalises its address; throws `invalid`. */
export function checkRemote(remote: RemoteMedia, localAddress: string): RemoteMedia {
  const told = normalAddress(remote.address);
  // `0.0.0.0` for a hold says nothing of the version that the phone speaks.
  const address = isUnspecified(told) ? (isIPv6(localAddress) ? '::' : '0.0.0.0') : told;
  if (isIPv6(address) !== isIPv6(localAddress)) refuse('remote address is of the other family');
  if (!isPort(remote.port)) refuse('remote port');
  if (remote.rtcpPort !== undefined && !isPort(remote.rtcpPort)) refuse('remote RTCP port');
  if (remote.ptime !== undefined && !PTIMES.includes(remote.ptime)) refuse('ptime');
  remote.payloads.forEach(checkPayload);
  if (remote.srtp) for (const key of [remote.srtp.send, remote.srtp.receive]) checkKey(key);
  for (const pt of [remote.telephoneEventPt, remote.telephoneEventReceivePt, remote.noisePt]) {
    if (pt !== undefined && !isPayloadType(pt)) refuse('payload type');
  }
  if (remote.telephoneEventClockRate !== undefined && !isClockRate(remote.telephoneEventClockRate)) {
    refuse('telephone-event clock rate');
  }
  return { ...remote, address };
}

function checkPayload(payload: Payload): void {
  if (!isPayloadType(payload.pt)) refuse('payload type');
  if (payload.receivePt !== undefined && !isPayloadType(payload.receivePt)) refuse('payload type');
  if (!isClockRate(payload.clockRate)) refuse('clock rate');
}

function checkKey(key: SrtpKey): void {
  if (!isSrtpSuite(key.suite)) refuse('crypto suite');
  if (key.master.length !== srtpMasterBytes(key.suite)) refuse('length of a master key');
}

/** Throws `invalid` for digits or times that cannot be sent. */
export function checkDtmf(digits: string, options: DtmfOptions): Required<DtmfOptions> {
  const { durationMs = 160, gapMs = 80 } = options;
  if (digits.length === 0 || digits.length > MAX_DIGITS) refuse('number of digits');
  if ([...digits].some((digit) => eventOfDigit(digit) === null)) refuse('digits are 0-9, *, #, A-D');
  if (!(durationMs >= 40 && durationMs <= MAX_DTMF_MS)) refuse('digit duration');
  if (!(gapMs >= 40 && gapMs <= MAX_DTMF_MS)) refuse('gap between digits');
  return { durationMs, gapMs };
}

/** Throws `invalid` for a source that no player could play. */
export function checkSource(source: PlaySource, depth = 0): void {
  if (depth > MAX_NESTING) refuse('sequences are nested too deeply');
  switch (source.kind) {
    case 'tone':
      checkTone(source.tone);
      return;
    case 'silence':
      if (!(source.ms >= 0)) refuse('length of silence');
      return;
    case 'file':
    case 'stream':
      return;
    case 'sequence':
      if (source.items.length === 0 || source.items.length > MAX_SOURCES) refuse('number of items');
      for (const item of source.items) checkSource(item, depth + 1);
      return;
    case 'music':
      if (source.paths.length === 0 || source.paths.length > MAX_SOURCES) refuse('number of files');
      if (source.chimes) checkChimes(source.chimes);
      return;
  }
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port < 65536;
}

/** 72 to 76 would be taken for RTCP (RFC 5761 §4). */
function isPayloadType(pt: number): boolean {
  return Number.isInteger(pt) && pt >= 0 && pt < 128 && !(pt >= 72 && pt <= 76);
}

function isClockRate(rate: number): boolean {
  return Number.isInteger(rate) && rate >= 1000 && rate <= 192_000;
}
