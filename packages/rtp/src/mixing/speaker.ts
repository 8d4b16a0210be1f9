import { loudness } from '../audio/loudness.ts';
import { RateMatch } from '../codec/rate-match.ts';
import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import { VoiceInput } from '../codec/voice-input.ts';
import type { Frame } from '../worker/frame.ts';
import { EnergyGate } from './energy-gate.ts';
import { amplify, factorOf } from './mix.ts';

export interface SpeakerOptions {
  readonly codecs: VoiceCodecs;
  /** Of what is given out, Hz. */
  readonly rateHz: number;
  /** dBov. */
  readonly gateDb: number;
}

/** Somebody whose voice is mixed while he speaks: decoded, gated, and brought to the rate of the mixer. */
export class Speaker {
  readonly #input: VoiceInput;
  readonly #gate: EnergyGate;
  readonly #rate: RateMatch;
  #factor = 1;
  /** dBov of the last frame. */
  levelDb = Number.NEGATIVE_INFINITY;

  constructor({ codecs, rateHz, gateDb }: SpeakerOptions) {
    this.#input = new VoiceInput(codecs);
    this.#gate = new EnergyGate(gateDb);
    this.#rate = new RateMatch(rateHz);
  }

  /** Whether the gate is open. */
  get isSpeaking(): boolean {
    return this.#gate.isOpen;
  }

  set gateDb(gateDb: number) {
    this.#gate.thresholdDb = gateDb;
  }

  set gainDb(gainDb: number) {
    this.#factor = factorOf(gainDb);
  }

  accept(frame: Frame): void {
    this.#input.accept(frame);
  }

  /** What he says in the next `ms`; null while he is silent. The caller may change it. */
  speak(ms: number): Int16Array | null {
    const voice = this.#input.pull(ms);
    this.levelDb = voice ? loudness(voice.samples) : Number.NEGATIVE_INFINITY;
    const wasSpeaking = this.#gate.isOpen;
    if (!this.#gate.passes(this.levelDb)) {
      if (wasSpeaking) this.#rate.reset();
      return null;
    }
    if (!voice) return null;
    const samples = this.#rate.next(voice.samples, voice.sampleRate);
    amplify(samples, this.#factor);
    return samples;
  }

  /** Forgets what came, as while muted. */
  silence(): void {
    this.#input.stop();
    this.#gate.close();
    this.#rate.reset();
    this.levelDb = Number.NEGATIVE_INFINITY;
  }
}
