import { isIP } from 'node:net';
import type { RemoteMedia } from '@strowger/rtp';
import {
  attribute,
  type Codec,
  codecAttributes,
  codecsOf,
  connectionOf,
  type Direction,
  directionOf,
  hasAttribute,
  isHeld,
  type MediaDescription,
  mediaAddress,
  parseSdp,
  ptimeOf,
  rejectMedia,
  rtcpAddress,
  type SdpConnection,
  type SessionDescription,
} from '@strowger/sip';
import { isComfortNoise, isTelephoneEvent } from './codec.ts';
import type { AudioFormats } from './codec-agreement.ts';
import { type RemoteSecurity, securityOf } from './media-security.ts';
import type { OwnSecurity } from './own-security.ts';
import { eventsOf, ownPayloadType } from './telephone-events.ts';

/** The audio stream of a session description that came from a phone. */
export interface RemoteAudio {
  readonly description: SessionDescription;
  /** Its place among the m= lines: an answer keeps it (RFC 3264 §6). */
  readonly index: number;
  readonly formats: AudioFormats;
  readonly address: string;
  readonly port: number;
  readonly rtcpPort: number | undefined;
  readonly rtcpMux: boolean;
  readonly security: RemoteSecurity;
  /** As the phone sees it. */
  readonly direction: Direction;
  /** The phone wants no audio: sendonly, inactive or a null address. */
  readonly held: boolean;
  readonly ptime: number | undefined;
}

const PTIMES = new Set([10, 20, 30, 40, 60]);

/** The first audio stream we can carry; null when there is none or the text is no session description. */
export function readAudio(text: string): RemoteAudio | null {
  const description = descriptionIn(text);
  if (description === null) return null;
  for (const [index, media] of description.media.entries()) {
    const security = media.type === 'audio' && media.port !== 0 ? securityOf(description, media) : null;
    if (security !== null) return remoteAudio(description, media, index, security);
  }
  return null;
}

/** Null where the text is no session description. */
export function descriptionIn(text: string): SessionDescription | null {
  try {
    return parseSdp(text);
  } catch {
    return null;
  }
}

function remoteAudio(
  description: SessionDescription,
  media: MediaDescription,
  index: number,
  security: RemoteSecurity,
): RemoteAudio | null {
  const place = mediaAddress(description, media);
  const address = place?.address ?? connectionOf(description, media)?.address;
  if (address === undefined || isIP(address) === 0) return null;
  const codecs = codecsOf(media);
  return {
    description,
    index,
    formats: {
      codecs: codecs.filter((codec) => !isTelephoneEvent(codec) && !isComfortNoise(codec)),
      ...eventsIn(codecs),
      comfortNoise: codecs.find((codec) => isComfortNoise(codec) && codec.clockRate === 8000) ?? null,
    },
    address,
    port: media.port,
    rtcpPort: rtcpAddress(description, media)?.port,
    rtcpMux: attribute(media, 'rtcp-mux') !== undefined,
    security,
    direction: directionOf(description, media),
    held: security.profile === 'webrtc' ? !hears(directionOf(description, media)) : isHeld(description, media),
    ptime: ptimeOf(media),
  };
}

function eventsIn(codecs: readonly Codec[]): Pick<AudioFormats, 'telephoneEvent' | 'otherEvents'> {
  const events = codecs.filter(isTelephoneEvent);
  const telephoneEvent = events.find(({ clockRate }) => clockRate === 8000) ?? events[0] ?? null;
  return { telephoneEvent, otherEvents: events.filter((event) => event !== telephoneEvent) };
}

/** With ICE the address of the description says nothing: only the direction does. */
function hears(direction: Direction): boolean {
  return direction === 'sendrecv' || direction === 'recvonly';
}

/** What our side answers to a direction (RFC 3264 §6.1). */
export function mirrored(direction: Direction): Direction {
  if (direction === 'sendonly') return 'recvonly';
  if (direction === 'recvonly') return 'sendonly';
  return direction;
}

/**
 * What the media plane is told of a phone's side. `settled` are the formats in use with the phone's payload types;
 * `ours` the formats as our own description numbered them, where they may differ.
 */
export function remoteMedia(audio: RemoteAudio, settled: AudioFormats, ours: AudioFormats): RemoteMedia {
  const { telephoneEvent, comfortNoise = null } = settled;
  return {
    address: audio.address,
    port: audio.port,
    ...(audio.rtcpPort === undefined ? {} : { rtcpPort: audio.rtcpPort }),
    rtcpMux: audio.rtcpMux,
    payloads: settled.codecs.map((codec) => payloadOf(codec, ours)),
    ...(telephoneEvent === null ? {} : telephoneEventPayload(telephoneEvent, ours)),
    ...(comfortNoise === null ? {} : { noisePt: comfortNoise.payloadType }),
    direction: mirrored(audio.direction),
    symmetric: true,
    ...(audio.ptime !== undefined && PTIMES.has(audio.ptime) ? { ptime: audio.ptime } : {}),
  };
}

function payloadOf(codec: Codec, ours: AudioFormats): RemoteMedia['payloads'][number] {
  return {
    pt: codec.payloadType,
    receivePt: ownPayloadType(codec, ours.codecs),
    codec: codec.name,
    clockRate: codec.clockRate,
    channels: codec.channels,
    ...(codec.fmtp === undefined ? {} : { fmtp: codec.fmtp }),
  };
}

function telephoneEventPayload(event: Codec, ours: AudioFormats) {
  return {
    telephoneEventPt: event.payloadType,
    telephoneEventReceivePt: ownPayloadType(event, eventsOf(ours)),
    telephoneEventClockRate: event.clockRate,
  };
}

/** Where and as what session we speak. */
export interface OwnSession {
  readonly address: string;
  readonly port: number;
  readonly sessionId: string;
  readonly version: number;
}

/** Our offer of one audio stream. */
export function offerDescription(
  own: OwnSession,
  formats: AudioFormats,
  direction: Direction,
  security: OwnSecurity,
): SessionDescription {
  return ownSession(own, [ownAudio(own, formats, direction, security, false)], security.groups);
}

/** Our answer: the audio stream in its place, every other stream refused with port 0 (RFC 3264 §6). */
export function answerDescription(
  own: OwnSession,
  offer: RemoteAudio,
  formats: AudioFormats,
  direction: Direction,
  security: OwnSecurity,
): SessionDescription {
  const media = offer.description.media.map((offered, index) =>
    index === offer.index ? ownAudio(own, formats, direction, security, offer.rtcpMux) : rejectMedia(offered),
  );
  return ownSession(own, media, security.groups);
}

/** A description of ours around its streams. */
export function ownSession(
  own: OwnSession,
  media: MediaDescription[],
  attributes: SessionDescription['attributes'] = [],
): SessionDescription {
  const connection = connectionTo(own.address);
  return {
    origin: { username: '-', sessionId: own.sessionId, sessionVersion: String(own.version), ...connection },
    name: '-',
    connection,
    emails: [],
    phones: [],
    bandwidths: [],
    timings: [{ start: '0', stop: '0', repeats: [] }],
    attributes,
    media,
  };
}

function connectionTo(address: string): SdpConnection {
  return { addressType: address.includes(':') ? 'IP6' : 'IP4', address };
}

function ownAudio(
  own: OwnSession,
  formats: AudioFormats,
  direction: Direction,
  security: OwnSecurity,
  rtcpMux: boolean,
): MediaDescription {
  const noise = formats.comfortNoise == null ? [] : [formats.comfortNoise];
  const all = [...formats.codecs, ...noise, ...eventsOf(formats)];
  return {
    type: 'audio',
    port: own.port,
    protocol: security.protocol,
    formats: all.map((codec) => String(codec.payloadType)),
    bandwidths: [],
    attributes: [
      ...codecAttributes(all),
      { name: 'ptime', value: '20' },
      ...(rtcpMux && !hasAttribute(security, 'rtcp-mux') ? [{ name: 'rtcp-mux' }] : []),
      ...security.attributes,
      { name: direction },
    ],
  };
}
