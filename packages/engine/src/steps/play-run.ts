import type { SayStep } from '@strowger/callplan';
import type { PlaySource } from '@strowger/rtp';
import { isEndless } from '../media/endless-source.ts';
import type { LegMedia } from '../media/leg-media.ts';
import type { SoundLibrary } from '../media/sound-library.ts';
import type { StepContext, StepOutcome, StepRun } from './step-run.ts';

/** An announcement that never ends by itself, such as a tone, is cut after this. */
const LONGEST_PLAY_MS = 30_000;

/** What is played, under the name that its record shows. */
export interface Announcement {
  readonly name: string;
  readonly source: (sounds: SoundLibrary) => Promise<PlaySource | null> | PlaySource;
}

export function soundNamed(name: string, { plan: { tenantId, language } }: StepContext): Announcement {
  return { name, source: (sounds) => sounds.sound(name, { tenantId, language }) };
}

export function promptNamed(name: SayStep['prompt'], { plan: { language } }: StepContext): Announcement {
  return { name, source: (sounds) => sounds.say([{ say: 'prompt', name }], language) };
}

/** Plays a sound once, before the answer where the party is not answered (183). */
export class PlayRun implements StepRun {
  readonly #announcement: Announcement;
  readonly #context: StepContext;
  #playing: LegMedia | null = null;
  #killed = false;

  constructor(announcement: Announcement, context: StepContext) {
    this.#announcement = announcement;
    this.#context = context;
  }

  async exec(): Promise<StepOutcome> {
    const { party, services } = this.#context;
    const { name, source: find } = this.#announcement;
    party.describe({ application: 'playback', applicationArgument: name });
    const source = await find(services.sounds);
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
      services.log('warn', 'a sound could not be played', { sound: this.#announcement.name, error: String(error) });
    }
  }

  /** `ended` of what plays then resolves. A leg whose media are gone plays nothing. */
  #stop(media: LegMedia): void {
    media.stopPlay().catch(() => undefined);
  }
}
