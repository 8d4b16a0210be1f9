import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import type { EndpointId } from '../plane/api.ts';
import type { Frame, FrameSink } from '../worker/frame.ts';
import type { MemberOptions } from './api.ts';
import { FrameWriter } from './frame-writer.ts';
import { changed, type MemberSettings } from './member-settings.ts';
import { addTo, factorOf, saturated } from './mix.ts';
import type { Seat } from './seat.ts';
import { type HearingFormat, Signal } from './signal.ts';
import { Speaker } from './speaker.ts';

export interface MemberParts {
  readonly id: EndpointId;
  readonly codecs: VoiceCodecs;
  readonly rateHz: number;
  readonly intervalMs: number;
  readonly settings: MemberSettings;
  readonly format: HearingFormat | null;
  /** Told once, when it is no longer connected. */
  readonly onClose: (seat: Seat) => void;
}

/** One endpoint in a mixer. */
export class Member implements Seat {
  readonly id: EndpointId;
  receiver: FrameSink | null = null;
  format: HearingFormat | null;
  /** Whether others were told that it talks. */
  toldTalking = false;
  readonly #onClose: (seat: Seat) => void;
  readonly #intervalMs: number;
  readonly #speaker: Speaker;
  readonly #writer: FrameWriter;
  /** What it hears while it speaks: the others without itself. */
  readonly #own: Signal;
  readonly #ownSamples: Int16Array;
  #settings: MemberSettings;
  #said: Int16Array | null = null;

  constructor({ id, codecs, rateHz, intervalMs, settings, format, onClose }: MemberParts) {
    this.id = id;
    this.#onClose = onClose;
    this.format = format;
    this.#intervalMs = intervalMs;
    this.#settings = settings;
    this.#speaker = new Speaker({ codecs, rateHz, gateDb: settings.gateDb });
    this.#speaker.gainDb = settings.gainDb;
    this.#writer = new FrameWriter(intervalMs);
    this.#own = new Signal(codecs, rateHz);
    this.#ownSamples = new Int16Array((rateHz / 1000) * intervalMs);
  }

  get settings(): MemberSettings {
    return this.#settings;
  }

  get isTalking(): boolean {
    return this.#speaker.isSpeaking;
  }

  /** dBov of its last frame. */
  get levelDb(): number {
    return this.#speaker.levelDb;
  }

  update(options: MemberOptions): void {
    this.#settings = changed(this.#settings, options);
    this.#speaker.gateDb = this.#settings.gateDb;
    this.#speaker.gainDb = this.#settings.gainDb;
    if (this.#settings.muted) this.#speaker.silence();
  }

  accept(frame: Frame): void {
    if (!this.#settings.muted) this.#speaker.accept(frame);
  }

  /** Adds what it says in this step to the sum of all. */
  speakInto(sum: Int32Array): void {
    this.#said = null;
    if (!this.#settings.muted) this.#said = this.#speaker.speak(this.#intervalMs);
    if (this.#said) addTo(sum, this.#said);
  }

  /**
   * Sends what it hears of the sum: the signal `shared` by all who are silent and listen at its volume, or, while it
   * speaks, one of its own.
   */
  hear(sum: Int32Array, step: number, shared: (member: Member) => Signal): void {
    const { format, receiver } = this;
    if (format && receiver) {
      const encoded = (this.#said ? this.#withoutItself(sum, this.#said, step) : shared(this)).in(format);
      if (encoded) receiver.accept(this.#writer.frame(format.format, encoded));
    }
    this.#writer.advance();
  }

  /** Steps were left out. */
  skip(steps: number): void {
    this.#writer.advance(steps);
  }

  close(): void {
    this.receiver = null;
    this.#speaker.silence();
    this.#own.close();
    this.#onClose(this);
  }

  #withoutItself(sum: Int32Array, said: Int16Array, step: number): Signal {
    if (this.#settings.deaf) {
      this.#own.set(this.#ownSamples.fill(0), step);
      return this.#own;
    }
    addTo(sum, said, -1);
    saturated(sum, factorOf(this.#settings.listenGainDb), this.#ownSamples);
    addTo(sum, said);
    this.#own.set(this.#ownSamples, step);
    return this.#own;
  }
}
