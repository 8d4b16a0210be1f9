import type { PinRole, PinSubject } from '@strowger/switch';
import type { Dialogue } from './dialogue.ts';

const MOST_TRIES = 3;
const FIRST_KEY_MS = 5000;
const NEXT_KEY_MS = 5000;
const MOST_DIGITS = 20;

/**
 * Asks for a PIN up to three times. Null: none was right, or the subject is locked for the time being; the caller has
 * heard so.
 * @param length ends the input after so many digits; absent: `#` or silence does
 */
export async function askPin(
  dialogue: Dialogue,
  tenantId: number,
  subject: PinSubject,
  length = MOST_DIGITS,
): Promise<PinRole | null> {
  const { host, sounds } = dialogue.services;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const prompt = sounds.say([{ say: 'prompt', name: 'enter_pin' }], dialogue.language);
    const { digits } = await dialogue.digits({ prompt, max: length, firstMs: FIRST_KEY_MS, betweenMs: NEXT_KEY_MS });
    const answer = await dialogue.until(host.pins.check(tenantId, subject, digits));
    if (answer.result === 'ok') return answer.role;
    await dialogue.speak([{ say: 'prompt', name: 'pin_incorrect' }]);
    if (answer.result === 'locked') break;
  }
  await dialogue.speak([{ say: 'prompt', name: 'goodbye' }], '');
  return null;
}
