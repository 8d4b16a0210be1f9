import { encodeG711, transcodeG711InPlace } from '../audio/g711.ts';
import { RTP_HEADER_BYTES, writeRtpHeader } from '../packet/rtp.ts';
import type { PayloadTable } from '../plane/payload-table.ts';
import type { EventFrame } from './dtmf-sender.ts';
import type { Frame } from './frame.ts';
import { NO_PAYLOADS } from './inbound.ts';
import { OutgoingStream, type SourcePacket } from './outgoing-stream.ts';
import type { GeneratedFrame } from './player.ts';

/** The sending half of an endpoint: gives every packet its payload type and its place in the one stream we send. */
export class Outbound {
  readonly stream = new OutgoingStream();
  table: PayloadTable = NO_PAYLOADS;
  clockRate = 8000;
  readonly #send: (packet: Uint8Array) => void;

  constructor(send: (packet: Uint8Array) => void) {
    this.#send = send;
  }

  /** Sends a frame of a bridge, in its own buffer; drops what the remote cannot take. */
  relay(frame: Frame, now: number): void {
    const route = frame.kind === 'event' ? this.table.event : this.table.route(frame.codec);
    if (!route || route.clockRate !== frame.clockRate) {
      this.stream.skip(frame.sourceId, frame.sequence);
      return;
    }
    if (route.transcodeFrom) transcodeG711InPlace(route.transcodeFrom, frame.packet.subarray(frame.start, frame.end));
    this.#place(frame, route.pt, frame.packet, frame.start, frame.end, now);
  }

  /** Sends generated audio in G.711; drops it when the remote takes none. */
  sendAudio(frame: GeneratedFrame, now: number): void {
    const target = this.table.g711;
    if (!target) return;
    const codes = encodeG711(target.law, frame.samples);
    const source: SourcePacket = { ...frame, kind: 'audio', marker: false, clockRate: 8000 };
    this.#sendPayload(source, target.pt, codes, now);
  }

  /** Sends a telephone event; drops it when the remote takes none. */
  sendEvent(frame: EventFrame, now: number): void {
    const route = this.table.event;
    if (!route) return;
    this.#sendPayload({ ...frame, kind: 'event', clockRate: route.clockRate }, route.pt, frame.payload, now);
  }

  #sendPayload(source: SourcePacket, pt: number, payload: Uint8Array, now: number): void {
    const packet = Buffer.alloc(RTP_HEADER_BYTES + payload.length);
    packet.set(payload, RTP_HEADER_BYTES);
    this.#place(source, pt, packet, RTP_HEADER_BYTES, packet.length, now);
  }

  /** Writes our header right before the payload and sends. */
  #place(source: SourcePacket, payloadType: number, packet: Buffer, start: number, end: number, now: number): void {
    const placement = this.stream.place(source, now);
    if (!placement) return;
    this.clockRate = source.clockRate;
    writeRtpHeader(packet, start - RTP_HEADER_BYTES, { ...placement, payloadType, ssrc: this.stream.ssrc });
    this.stream.count(end - start);
    this.#send(packet.subarray(start - RTP_HEADER_BYTES, end));
  }
}
