import type { GreetWokenStep, OrderWakeUpStep } from '@strowger/callplan';
import type { TimeOfDay, WakeUpCalls } from '@strowger/switch';
import type { Utterance } from '@strowger/voice';
import type { Application } from '../dialogue/application-run.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { StepContext } from '../steps/step-run.ts';

const MOST_TRIES = 3;
const WAIT_MS = 5000;
const CANCEL = '1';
const ASK: Utterance = { say: 'prompt', name: 'wake_up_ask' };

/** What the caller wants: to be called at a time, no more to be called, or nothing that can be understood. */
type Wish = TimeOfDay | 'cancel' | null;

/**
 * Says when the extension is called, if it is, and asks for HHMM: one call at a time, the last time given counts; `1`
 * takes it back (contract 20 §12.3).
 */
export function orderWakeUp({ extensionUuid, timeZone: zone }: OrderWakeUpStep): Application {
  return async (dialogue, context) => {
    const { wakeUpCalls } = context.services.host;
    const { tenantId } = context.plan;
    context.party.describe({ application: 'wake_up', applicationArgument: '' });
    await dialogue.answer();
    const present = await tried(dialogue, context, () => wakeUpCalls.of(tenantId, extensionUuid));
    if (present === 'failed') return { kind: 'next' };
    const wish = await askWish(dialogue, present === null ? [] : orderedFor(present, zone));
    if (wish === null) await dialogue.speak([{ say: 'prompt', name: 'goodbye' }], '');
    else {
      const done = await tried(dialogue, context, () => carryOut(wakeUpCalls, tenantId, extensionUuid, wish));
      if (done !== 'failed') await dialogue.speak(confirmation(done, zone), '');
    }
    return { kind: 'next' };
  };
}

/** Greets who was woken, and says what his clock shows. */
export function greetWoken({ timeZone: zone }: GreetWokenStep): Application {
  return async (dialogue, { services, party }) => {
    party.describe({ application: 'wake_up', applicationArgument: 'greeting' });
    await dialogue.answer();
    const at = new Date(services.clock.now());
    await dialogue.speak(
      [
        { say: 'prompt', name: 'wake_up_greeting' },
        { say: 'time', at, zone },
      ],
      '',
    );
    return { kind: 'next' };
  };
}

/** @param state what is said before the question; empty: there is nothing to cancel */
async function askWish(dialogue: Dialogue, state: readonly Utterance[]): Promise<Wish> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const prompt = dialogue.services.sounds.say([...(tries === 1 ? state : []), ASK], dialogue.language);
    const { digits } = await dialogue.digits({ prompt, max: 4, firstMs: WAIT_MS, betweenMs: WAIT_MS });
    if (digits === CANCEL && state.length > 0) return 'cancel';
    const time = timeIn(digits);
    if (time !== null) return time;
    if (digits !== '') await dialogue.speak([{ say: 'prompt', name: 'invalid_entry' }]);
  }
  return null;
}

function timeIn(digits: string): TimeOfDay | null {
  const [, hour, minute] = /^([01][0-9]|2[0-3])([0-5][0-9])$/.exec(digits) ?? [];
  return hour === undefined || minute === undefined ? null : { hour: Number(hour), minute: Number(minute) };
}

/** @returns when the extension is called now; null: no more */
async function carryOut(
  wakeUpCalls: WakeUpCalls,
  tenantId: number,
  extensionUuid: string,
  wish: TimeOfDay | 'cancel',
): Promise<Date | null> {
  if (wish !== 'cancel') return wakeUpCalls.order(tenantId, extensionUuid, wish);
  await wakeUpCalls.cancel(tenantId, extensionUuid);
  return null;
}

function orderedFor(at: Date, zone: string): Utterance[] {
  return [
    { say: 'wake_up_set', at, zone },
    { say: 'prompt', name: 'wake_up_cancel' },
  ];
}

function confirmation(at: Date | null, zone: string): Utterance[] {
  return at === null ? [{ say: 'prompt', name: 'wake_up_cancelled' }] : [{ say: 'wake_up_set', at, zone }];
}

/** Asks the host; what it cannot answer is told to the caller. */
async function tried<Result>(
  dialogue: Dialogue,
  { services, party }: StepContext,
  ask: () => Promise<Result>,
): Promise<Result | 'failed'> {
  const answer = ask().catch((error: unknown) => {
    services.log('error', 'a wake-up call could not be kept', { leg: party.uuid, error: String(error) });
    return 'failed' as const;
  });
  const result = await dialogue.until(answer);
  if (result === 'failed') await dialogue.speak([{ say: 'prompt', name: 'try_again_later' }], '');
  return result;
}
