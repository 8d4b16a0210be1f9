import type { PlayStep } from '@strowger/callplan';
import type { MediaPlaneEvents, PlaySource } from '@strowger/rtp';
import type { StepContext, StepOutcome, StepRun } from './step-run.ts';

/** An announcement that never ends by itself, such as a tone, is cut after this. */
const LONGEST_PLAY_MS = 30_000;

/** Plays a sound once, before the answer where the party is not answered (183). */
export class PlayRun implements StepRun {
  readonly #step: PlayStep;
  readonly #context: StepContext;
  #stop: (() => void) | null = null;
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
    this.#stop?.();
  }

  async #play(source: PlaySource): Promise<void> {
    const { party, services } = this.#context;
    try {
      await this.#untilPlayed(source);
      await party.media?.stopPlay();
    } catch (error) {
      services.log('warn', 'a sound could not be played', { sound: this.#step.sound, error: String(error) });
    }
  }

  #untilPlayed(source: PlaySource): Promise<void> {
    const { party, services } = this.#context;
    const { media } = party;
    if (media === null) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = services.clock.after(LONGEST_PLAY_MS, () => done());
      const played = (...[event]: MediaPlaneEvents['played']) => {
        if (event.endpointId === media.endpoint.id) done();
      };
      const done = () => {
        timer.cancel();
        services.media.off('played', played);
        resolve();
      };
      this.#stop = done;
      services.media.on('played', played);
      media.play(source).catch((error: unknown) => {
        done();
        reject(error);
      });
    });
  }
}
