import type { Frame } from '../worker/frame.ts';
import { newSourceId } from '../worker/frame.ts';
import type { PacedTask, Pacer } from '../worker/pacer.ts';
import type { GeneratedFrame } from '../worker/player.ts';
import type { VoiceCodecs } from './voice-codecs.ts';
import { type Voice, VoiceInput } from './voice-input.ts';

export interface TranscoderParts {
  readonly codecs: VoiceCodecs;
  readonly pacer: Pick<Pacer, 'add' | 'remove'>;
  /** Monotonic ms. */
  readonly now: () => number;
  /** Packet time of what is sent, in ms. */
  readonly ptimeMs: () => number;
  readonly send: (frame: GeneratedFrame) => void;
}

/** So long after a telephone event no audio is sent: nothing must come between its packets (RFC 4733 §2.5.1.4). */
const EVENT_REST_MS = 100;

/** Decodes what a bridge brings in another codec, and gives it on as frames of linear audio at a constant pace. */
export class Transcoder implements PacedTask {
  intervalMs = 20;
  readonly #parts: TranscoderParts;
  readonly #input: VoiceInput;
  readonly #sourceId = newSourceId();
  #sequence = 0;
  /** Source time in ms. */
  #time = 0;
  #silentUntil = 0;

  constructor(parts: TranscoderParts) {
    this.#parts = parts;
    this.#input = new VoiceInput(parts.codecs);
  }

  /** Whether what the remote hears of the bridge comes from here. */
  get isActive(): boolean {
    return this.#input.isActive;
  }

  /** Takes a frame of the bridge; drops what cannot be decoded. */
  accept(frame: Frame): void {
    if (!this.#input.accept(frame)) return;
    this.intervalMs = this.#parts.ptimeMs();
    this.#parts.pacer.add(this);
  }

  /** A telephone event goes out past us: no audio for a while. */
  giveWay(): void {
    this.#silentUntil = this.#parts.now() + EVENT_REST_MS;
  }

  /** Forgets the present stream. */
  stop(): void {
    if (!this.isActive) return;
    this.#input.stop();
    this.#parts.pacer.remove(this);
  }

  step(skipped: number): boolean {
    this.#time += skipped * this.intervalMs;
    const voice = this.#input.pull(this.intervalMs);
    if (!this.#input.isPlaying) {
      this.#input.stop();
      return false;
    }
    if (voice) this.#send(voice);
    this.#time += this.intervalMs;
    return true;
  }

  #send(voice: Voice): void {
    if (this.#parts.now() < this.#silentUntil) return;
    this.#sequence = (this.#sequence + 1) & 0xffff;
    const timestamp = this.#time * 8;
    this.#parts.send({ sourceId: this.#sourceId, sequence: this.#sequence, timestamp, ...voice });
  }
}
