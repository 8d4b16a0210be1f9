import { type CodeParameter, type DialOnStep, isParameter } from '@strowger/callplan';
import type { PromptName } from '@strowger/voice';
import type { Application } from '../dialogue/application-run.ts';

const MOST_TRIES = 3;
const WAIT_MS = 5000;
const MOST_DIGITS = 20;

const ASKS: Readonly<Record<CodeParameter, PromptName>> = {
  agent: 'agent_login',
  contact: 'enter_number',
  extension: 'enter_extension',
  group: 'enter_extension',
  mailbox: 'enter_extension',
  number: 'enter_number',
  queue: 'enter_extension',
  slot: 'enter_number',
  telephone: 'enter_number',
};

/** Asks for what was not dialled on, three times, and goes on as if it had been (contract 20 §12.3). */
export function dialOn({ code, wants, history }: DialOnStep): Application {
  return async (dialogue, { services, party }) => {
    party.describe({ application: 'dial_on', applicationArgument: code });
    await dialogue.answer();
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const prompt = services.sounds.say([{ say: 'prompt', name: ASKS[wants] }], dialogue.language);
      const { digits } = await dialogue.digits({ prompt, max: MOST_DIGITS, firstMs: WAIT_MS, betweenMs: WAIT_MS });
      if (isParameter(wants, digits)) {
        const transfer = {
          step: 'transfer',
          destination: `${code}${digits}`,
          reason: 'transfer',
          history,
          by: null,
        } as const;
        return { kind: 'route', transfer };
      }
      if (digits !== '') await dialogue.speak([{ say: 'prompt', name: 'invalid_entry' }]);
    }
    await dialogue.speak([{ say: 'prompt', name: 'goodbye' }], '');
    return { kind: 'next' };
  };
}
