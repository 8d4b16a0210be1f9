import type { PinResult, PinRole, PinSubject } from '@strowger/switch';
import type { PromptName } from '@strowger/voice';
import type { Dialogue } from './dialogue.ts';

const TRIES = 3;
const LONGEST_PIN = 20;
const FIRST_KEY_MS = 8000;
const NEXT_KEY_MS = 4000;

/** How a PIN is asked for; what is absent is as usual. */
export interface PinWords {
  /** Default: the dialogue's. */
  readonly language?: string;
  readonly ask?: PromptName;
  readonly wrong?: PromptName;
}

/**
 * Asks for a PIN, three times at most; `#` ends it. The host checks it and counts the wrong ones: a PIN that is locked
 * ends the asking at once, and so does a host that cannot tell.
 * @returns whom it admits; null: nobody
 */
export async function askPin(
  dialogue: Dialogue,
  tenantId: number,
  subject: PinSubject,
  { language = dialogue.language, ask = 'enter_pin', wrong = 'pin_incorrect' }: PinWords = {},
): Promise<PinRole | null> {
  const prompt = (name: PromptName) => dialogue.services.sounds.say([{ say: 'prompt', name }], language);
  const times = { firstMs: FIRST_KEY_MS, betweenMs: NEXT_KEY_MS };
  for (let tries = 1; ; tries++) {
    const { digits } = await dialogue.digits({ prompt: prompt(ask), max: LONGEST_PIN, ...times });
    const found = await check(dialogue, tenantId, subject, digits);
    if (found.result === 'ok') return found.role;
    await dialogue.say(prompt(wrong), '');
    dialogue.keys.forget();
    if (found.result === 'locked' || tries === TRIES) return null;
  }
}

async function check(dialogue: Dialogue, tenantId: number, subject: PinSubject, pin: string): Promise<PinResult> {
  const { host, log } = dialogue.services;
  const checked = host.pins.check(tenantId, subject, pin).catch((error: unknown): PinResult => {
    log('error', 'a PIN could not be checked', { ...subject, error: String(error) });
    return { result: 'locked' };
  });
  return dialogue.until(checked);
}
