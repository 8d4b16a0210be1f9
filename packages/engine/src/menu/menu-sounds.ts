import type { Menu } from '@strowger/callplan';
import type { PlaySource } from '@strowger/rtp';
import type { PromptName } from '@strowger/voice';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { isEndless } from '../media/endless-source.ts';

/** Music or a tone as a greeting is cut after this. */
const LONGEST_SOUND_MS = 30_000;

/** Any keys stop a sound, or none do. */
export type StoppedBy = 'any key' | 'no key';

/** What a menu says, in its language or the one that the caller has chosen. */
export class MenuSounds {
  readonly #dialogue: Dialogue;
  readonly #tenantId: number;

  constructor(dialogue: Dialogue, tenantId: number) {
    this.#dialogue = dialogue;
    this.#tenantId = tenantId;
  }

  /** The greeting of the first round, or of a repeat; the short one is the long one unless given. */
  greet(menu: Menu, language: string, isFirst: boolean): Promise<void> {
    const sound = isFirst ? menu.greetLong : menu.greetShort || menu.greetLong;
    return this.play(sound, 'enter_number', language);
  }

  /** A sound field of contract 20 §0.9; empty, and one that is not there, is the built-in prompt. */
  async play(sound: string, builtIn: PromptName | null, language: string, stoppedBy: StoppedBy = 'any key') {
    const dialogue = this.#dialogue;
    const { sounds, log } = dialogue.services;
    const looked = sounds.sound(sound, { tenantId: this.#tenantId, language }).catch((error: unknown) => {
      log('warn', 'a sound could not be looked up', { sound, error: String(error) });
      return null;
    });
    const found = await dialogue.until(looked);
    if (found !== null) await this.#hear(found, stoppedBy);
    else if (builtIn !== null) await this.#hear(sounds.say([{ say: 'prompt', name: builtIn }], language), stoppedBy);
  }

  async #hear(source: PlaySource, stoppedBy: StoppedBy): Promise<void> {
    const { services, party } = this.#dialogue;
    const timer = isEndless(source)
      ? services.clock.after(LONGEST_SOUND_MS, () => void party.media?.stopPlay().catch(() => undefined))
      : null;
    try {
      if (stoppedBy === 'any key') await this.#dialogue.say(source);
      else await this.#dialogue.say(source, '');
    } finally {
      timer?.cancel();
    }
  }
}
