import type { Frame } from '../worker/frame.ts';
import { newSourceId } from '../worker/frame.ts';
import type { PacedTask, Pacer } from '../worker/pacer.ts';
import type { GeneratedFrame } from '../worker/player.ts';
import { Playout } from './playout.ts';
import { voiceCodecNamed } from './voice-codec.ts';
import type { VoiceCodecs } from './voice-codecs.ts';

export interface TranscoderParts {
  readonly codecs: VoiceCodecs;
  readonly pacer: Pick<Pacer, 'add' | 'remove'>;
  /** Monotonic ms. */
  readonly now: () => number;
  /** Packet time of what is sent, in ms. */
  readonly ptimeMs: () => number;
  readonly send: (frame: GeneratedFrame) => void;
}

/** What the first packet waits, so that the next ones may be late. */
const CUSHION_MS = 20;
/** So long after a telephone event no audio is sent: nothing must come between its packets (RFC 4733 §2.5.1.4). */
const EVENT_REST_MS = 100;

/** Decodes what a bridge brings in another codec, and gives it on as frames of linear audio at a constant pace. */
export class Transcoder implements PacedTask {
  intervalMs = 20;
  readonly #parts: TranscoderParts;
  readonly #sourceId = newSourceId();
  #sequence = 0;
  /** Source time in ms. */
  #time = 0;
  #playout: Playout | null = null;
  /** Of what stream the present playout is. */
  #stream: { readonly sourceId: number; readonly codec: string } | null = null;
  #stepsToWait = 0;
  #silentUntil = 0;

  constructor(parts: TranscoderParts) {
    this.#parts = parts;
  }

  /** Whether what the remote hears of the bridge comes from here. */
  get isActive(): boolean {
    return this.#stream !== null;
  }

  /** Takes a frame of the bridge; drops what cannot be decoded. */
  accept(frame: Frame): void {
    if (frame.kind === 'event') return;
    if (frame.kind === 'audio' && !this.#isPresent(frame)) this.#begin(frame);
    if (this.#stream?.sourceId !== frame.sourceId) return;
    const { sequence, timestamp, kind, packet, start, end } = frame;
    // The playout keeps it for longer than the memory of a datagram lasts.
    this.#playout?.put({ sequence, timestamp, kind, payload: new Uint8Array(packet.subarray(start, end)) });
  }

  /** A telephone event goes out past us: no audio for a while. */
  giveWay(): void {
    this.#silentUntil = this.#parts.now() + EVENT_REST_MS;
  }

  /** Forgets the present stream. */
  stop(): void {
    if (!this.#stream) return;
    this.#stream = null;
    this.#parts.pacer.remove(this);
    this.#playout?.close();
    this.#playout = null;
  }

  step(skipped: number): boolean {
    const playout = this.#playout;
    this.#time += skipped * this.intervalMs;
    if (!playout || playout.isGone) {
      this.stop();
      return false;
    }
    if (this.#stepsToWait > 0) this.#stepsToWait--;
    else this.#send(playout);
    this.#time += this.intervalMs;
    return true;
  }

  #isPresent({ sourceId, codec }: Frame): boolean {
    return this.#stream?.sourceId === sourceId && this.#stream.codec === codec;
  }

  /** Another phone, or the same in another codec. */
  #begin({ sourceId, codec }: Frame): void {
    this.stop();
    const [name = '', clockRate] = codec.split('/');
    const voice = voiceCodecNamed(name, Number(clockRate));
    const decoder = voice && this.#parts.codecs.decoder(voice);
    this.#stream = { sourceId, codec };
    if (!decoder) return;
    this.#playout = new Playout(decoder);
    this.intervalMs = this.#parts.ptimeMs();
    this.#stepsToWait = Math.ceil(CUSHION_MS / this.intervalMs);
    this.#parts.pacer.add(this);
  }

  #send(playout: Playout): void {
    const samples = playout.pull((playout.sampleRate / 1000) * this.intervalMs);
    if (this.#parts.now() < this.#silentUntil) return;
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#parts.send({
      sourceId: this.#sourceId,
      sequence: this.#sequence,
      timestamp: this.#time * 8,
      samples,
      sampleRate: playout.sampleRate,
    });
  }
}
