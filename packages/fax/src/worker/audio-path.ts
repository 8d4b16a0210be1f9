import { type Law, lawOfCodec, parseRtp, type RemoteAddress } from '@strowger/rtp';
import type { FaxAudioRemote } from '../api.ts';
import { AudioReceiver } from './audio-receiver.ts';
import { AudioSender } from './audio-sender.ts';
import { SymmetricRemote } from './symmetric-remote.ts';

export interface AudioPathParts {
  /** Monotonic ms. */
  readonly now: () => number;
  readonly send: (packet: Uint8Array, to: RemoteAddress) => void;
  readonly hear: (samples: Int16Array) => void;
}

interface Format {
  readonly law: Law;
  readonly payloadType: number;
  readonly receivePayloadType: number;
}

/** The G.711 stream of a line. */
export class AudioPath {
  readonly #parts: AudioPathParts;
  readonly #remote: SymmetricRemote;
  readonly #sender = new AudioSender();
  #receiver: AudioReceiver | null = null;
  #format: Format | null = null;
  #ssrc: number | null = null;

  constructor(parts: AudioPathParts) {
    this.#parts = parts;
    this.#remote = new SymmetricRemote(parts.now);
  }

  connect(remote: FaxAudioRemote): void {
    const { codec, payloadType, receivePayloadType = payloadType, symmetric = true } = remote;
    const law = lawOfCodec(codec) ?? 'alaw';
    if (law !== this.#format?.law) this.#receiver = new AudioReceiver(law, this.#parts.hear);
    this.#format = { law, payloadType, receivePayloadType };
    this.#remote.negotiate(remote, symmetric);
  }

  /** Whether a datagram is of this stream: some are still on their way when UDPTL has begun on the same port. */
  recognises(datagram: Buffer): boolean {
    const header = parseRtp(datagram);
    return header !== null && header.ssrc === this.#ssrc && header.payloadType === this.#format?.receivePayloadType;
  }

  receive(datagram: Buffer, from: RemoteAddress): void {
    const header = parseRtp(datagram);
    if (!header || header.payloadType !== this.#format?.receivePayloadType) return;
    if (!this.#remote.accepts(from, header.ssrc, header.sequence)) return;
    this.#ssrc = header.ssrc;
    this.#receiver?.put(header, datagram.subarray(header.payloadStart, header.payloadEnd));
  }

  send(samples: Int16Array): void {
    const to = this.#remote.destination;
    if (!to || !this.#format || isNobody(to)) return;
    this.#parts.send(this.#sender.packet(this.#format.law, this.#format.payloadType, samples), to);
  }

  /** 20 ms have passed. */
  tick(): void {
    this.#remote.tick();
    this.#receiver?.tick();
  }
}

/** Nothing is sent to an unspecified address (RFC 3264 §8.4). */
export function isNobody({ address }: RemoteAddress): boolean {
  return address === '0.0.0.0' || address === '::';
}
