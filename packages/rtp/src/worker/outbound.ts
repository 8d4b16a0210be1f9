import { transcodeG711InPlace } from '../audio/g711.ts';
import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import { VoiceOutput } from '../codec/voice-output.ts';
import { RTP_HEADER_BYTES, writeRtpHeader } from '../packet/rtp.ts';
import type { PayloadTable } from '../plane/payload-table.ts';
import type { EndpointTap } from '../recording/endpoint-tap.ts';
import type { EventFrame } from './dtmf-sender.ts';
import { type Frame, newSourceId } from './frame.ts';
import { NO_PAYLOADS } from './inbound.ts';
import { OutgoingStream, type Placement, type SourcePacket } from './outgoing-stream.ts';
import type { GeneratedFrame } from './player.ts';

/** What has no payload type of its own in the table is comfort noise (RFC 3389). */
const NOISE = { kind: 'noise', codec: 'CN/8000/1' } as const;

/** The sending half of an endpoint: gives every packet its payload type and its place in the one stream we send. */
export class Outbound {
  readonly stream = new OutgoingStream();
  table: PayloadTable = NO_PAYLOADS;
  clockRate = 8000;
  /** Told of all that is sent. */
  tap: EndpointTap | null = null;
  readonly #sourceId = newSourceId();
  readonly #voice: VoiceOutput;
  readonly #codecs: VoiceCodecs;
  readonly #send: (packet: Uint8Array) => void;

  constructor(codecs: VoiceCodecs, send: (packet: Uint8Array) => void) {
    this.#voice = new VoiceOutput(codecs);
    this.#codecs = codecs;
    this.#send = send;
  }

  /** Whether the remote takes audio that we make ourselves. */
  get canGenerate(): boolean {
    const target = this.table.voice;
    return target !== null && this.#codecs.has(target.codec);
  }

  /** Sends a frame of a bridge as it is, in its own buffer. False, and nothing sent, when the remote cannot take it. */
  relay(frame: Frame, now: number): boolean {
    const route = frame.kind === 'event' ? this.table.event : this.table.route(frame.codec);
    if (!route || route.clockRate !== frame.clockRate) {
      this.stream.skip(frame.sourceId, frame.sequence);
      return false;
    }
    if (route.transcodeFrom) transcodeG711InPlace(route.transcodeFrom, frame.packet.subarray(frame.start, frame.end));
    const { sourceId, sequence, timestamp, marker, clockRate } = frame;
    const source = {
      sourceId,
      kind: frame.kind === 'event' ? 'event' : 'audio',
      sequence,
      timestamp,
      marker,
      clockRate,
    } as const;
    this.#place(source, route.pt, frame.packet, frame.start, frame.end, now);
    return true;
  }

  /** Sends generated or decoded audio; drops it when the remote takes nothing that we can encode. */
  sendAudio(frame: GeneratedFrame, now: number): void {
    const target = this.table.voice;
    const encoded = target && this.#voice.encode(target, frame.samples, frame.sampleRate ?? 8000);
    if (!target || !encoded) return;
    const { sourceId, sequence } = frame;
    const { payload, clockRate } = encoded;
    const timestamp = (frame.timestamp * (clockRate / 8000)) >>> 0;
    const source: SourcePacket = { sourceId, sequence, timestamp, kind: 'audio', marker: false, clockRate };
    this.#sendPayload(source, target.pt, payload, now);
  }

  /** Frees the encoder. */
  close(): void {
    this.#voice.close();
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
    const { sequence, timestamp, marker } = placement;
    const headerAt = start - RTP_HEADER_BYTES;
    writeRtpHeader(packet, headerAt, { marker, payloadType, sequence, timestamp, ssrc: this.stream.ssrc });
    this.stream.count(end - start);
    if (this.tap) this.tap.sent(this.#sent(source, payloadType, placement, packet, start, end));
    this.#send(headerAt === 0 && end === packet.length ? packet : packet.subarray(headerAt, end));
  }

  /** What is sent as a frame of the one stream that it belongs to. */
  #sent(
    { kind, clockRate }: SourcePacket,
    payloadType: number,
    placement: Placement,
    packet: Buffer,
    start: number,
    end: number,
  ): Frame {
    const format = this.table.sent(payloadType);
    const what = format === null ? NOISE : { kind, codec: format };
    return { ...placement, ...what, sourceId: this.#sourceId, clockRate, packet, start, end };
  }
}
