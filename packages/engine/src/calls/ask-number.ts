import { Dialogue } from '../dialogue/dialogue.ts';
import { DialogueOver } from '../dialogue/dialogue-over.ts';
import type { Leg } from '../legs/leg.ts';
import type { Services } from '../services.ts';

const LONGEST_NUMBER = 24;
const FIRST_DIGIT_MS = 6000;
const NEXT_DIGIT_MS = 3000;

/** One of two who talk is asked for a number; the other is not heard by it meanwhile. */
export class NumberQuestion {
  readonly leg: Leg;
  readonly #dialogue: Dialogue;
  readonly #services: Services;

  /** @param language of what is said */
  constructor(services: Services, leg: Leg, language: string) {
    this.leg = leg;
    this.#services = services;
    this.#dialogue = new Dialogue({ services, party: leg, plan: { language } });
  }

  /** Resolves with what was pressed; null: nothing, or the leg has gone. */
  async answer(): Promise<string | null> {
    const prompt = this.#services.sounds.say([{ say: 'prompt', name: 'enter_number' }], this.#dialogue.language);
    const wanted = { prompt, max: LONGEST_NUMBER, firstMs: FIRST_DIGIT_MS, betweenMs: NEXT_DIGIT_MS };
    try {
      const { digits } = await this.#dialogue.digits(wanted);
      return digits === '' ? null : digits;
    } catch (error) {
      if (error instanceof DialogueOver) return null;
      throw error;
    }
  }

  press(key: string): void {
    this.#dialogue.keys.press(key);
  }

  /** The call is over: nothing is asked any more. */
  drop(): void {
    this.#dialogue.leave();
  }
}

/** What an extension's user speaks, else its tenant. */
export async function languageOf({ host }: Pick<Services, 'host'>, { profile }: Leg): Promise<string> {
  const tenant = profile.tenantId === null ? null : await host.tenantOf(profile.tenantId);
  const extension = profile.extensionUuid === null ? undefined : tenant?.extensions.get(profile.extensionUuid);
  return extension?.language || tenant?.language || '';
}
