import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import type { EndpointId } from '../plane/api.ts';
import type { Frame, FrameSink } from '../worker/frame.ts';
import type { SpeakTo } from './api.ts';
import { FrameWriter } from './frame-writer.ts';
import { DEFAULT_SETTINGS } from './member-settings.ts';
import { addTo, saturated } from './mix.ts';
import type { Seat } from './seat.ts';
import { type HearingFormat, Signal } from './signal.ts';
import { Speaker } from './speaker.ts';

export interface ListenerParts {
  readonly id: EndpointId;
  readonly codecs: VoiceCodecs;
  readonly rateHz: number;
  readonly intervalMs: number;
  readonly format: HearingFormat | null;
  readonly speakTo: SpeakTo;
  /** Told once, when it is no longer connected. */
  readonly onClose: (seat: Seat) => void;
}

/** An endpoint that listens to a connection of two others, and may speak into it. */
export class Listener implements Seat {
  readonly id: EndpointId;
  receiver: FrameSink | null = null;
  format: HearingFormat | null;
  speakTo: SpeakTo;
  /** What it says in the present step. */
  said: Int16Array | null = null;
  readonly #parts: ListenerParts;
  readonly #speaker: Speaker;
  readonly #writer: FrameWriter;
  readonly #signal: Signal;
  readonly #samples: Int16Array;

  constructor(parts: ListenerParts) {
    const { id, codecs, rateHz, intervalMs, format, speakTo } = parts;
    this.id = id;
    this.format = format;
    this.speakTo = speakTo;
    this.#parts = parts;
    this.#speaker = new Speaker({ codecs, rateHz, gateDb: DEFAULT_SETTINGS.gateDb });
    this.#writer = new FrameWriter(intervalMs);
    this.#signal = new Signal(codecs, rateHz);
    this.#samples = new Int16Array((rateHz / 1000) * intervalMs);
  }

  accept(frame: Frame): void {
    if (this.speakTo !== 'nobody') this.#speaker.accept(frame);
  }

  /** Reads what it says in the next step. */
  speak(): void {
    if (this.speakTo === 'nobody') this.#speaker.silence();
    this.said = this.#speaker.speak(this.#parts.intervalMs);
  }

  speaksTo(whom: 'target' | 'peer'): boolean {
    return this.speakTo === 'both' || this.speakTo === whom;
  }

  /** Sends it the sum of some voices. */
  hear(voices: readonly Int16Array[], step: number): void {
    const { format, receiver } = this;
    if (format && receiver) {
      const sum = new Int32Array(this.#samples.length);
      for (const voice of voices) addTo(sum, voice);
      this.#signal.set(saturated(sum, 1, this.#samples), step);
      const encoded = this.#signal.in(format);
      if (encoded) receiver.accept(this.#writer.frame(format.format, encoded));
    }
    this.#writer.advance();
  }

  close(): void {
    this.receiver = null;
    this.#speaker.silence();
    this.#signal.close();
    this.#parts.onClose(this);
  }
}
