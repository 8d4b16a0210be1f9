import type { PlayStep } from '@strowger/callplan';
import type { PlaySource } from '@strowger/rtp';
import { isEndless } from '../media/endless-source.ts';
import type { LegMedia } from '../media/leg-media.ts';
import type { StepContext, StepOutcome, StepRun } from './step-run.ts';

/** An announcement that never ends by itself, such as a tone, is cut after this. */
const LONGEST_PLAY_MS = 30_000;

/** Plays a sound once, before the answer where the party is not answered (183). */
export class PlayRun implements StepRun {
  readonly #step: PlayStep;
  readonly #context: StepContext;
  #playing: LegMedia | null = null;
  #killed = false;

  constructor(step: PlayStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
  }

  async exec(): Promise<StepOutcome> {
    const { party, services } = this.#context;
    party.describe({ application: 'playback', applicationArgument: this.#step.sound });
    const source = services.sounds.sound(this.#step.sound);
    if (source !== null && (await party.progress(null)) && !this.#killed) await this.#play(source);
    return this.#killed ? { kind: 'gone' } : { kind: 'next' };
  }

  kill(): void {
    this.#killed = true;
    if (this.#playing !== null) this.#stop(this.#playing);
  }

  async #play(source: PlaySource): Promise<void> {
    const { party, services } = this.#context;
    const { media } = party;
    if (media === null) return;
    this.#playing = media;
    try {
      const { ended } = await media.play(source);
      const timer = isEndless(source) ? services.clock.after(LONGEST_PLAY_MS, () => this.#stop(media)) : null;
      if (this.#killed) this.#stop(media);
      await ended;
      timer?.cancel();
    } catch (error) {
      services.log('warn', 'a sound could not be played', { sound: this.#step.sound, error: String(error) });
    }
  }

  /** `ended` of what plays then resolves. A leg whose media are gone plays nothing. */
  #stop(media: LegMedia): void {
    media.stopPlay().catch(() => undefined);
  }
}
