import type { CheckMailboxStep } from '@strowger/callplan';
import type { Mailbox } from '@strowger/switch';
import type { PromptName, Utterance } from '@strowger/voice';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { StepOutcome } from '../steps/step-run.ts';

/** An owner who is inside his mailbox. */
export interface MailboxSession {
  readonly dialogue: Dialogue;
  readonly step: CheckMailboxStep;
  readonly mailbox: Mailbox;
  readonly operatorNumber: string;
  /** Messages that go when he hangs up, and can be called back until then (contract 20 §7.4). */
  readonly deleted: Set<string>;
}

/** Leaves the mailbox for a number. */
export function routeOn({ step: { history } }: MailboxSession, destination: string): StepOutcome {
  return { kind: 'route', transfer: { step: 'transfer', destination, reason: 'transfer', history, by: null } };
}

/** Says a prompt that keys do not stop. */
export async function tell({ dialogue }: Pick<MailboxSession, 'dialogue'>, name: PromptName): Promise<void> {
  await dialogue.speak([{ say: 'prompt', name }], '');
}

/** Asks for one key. @returns null: none was pressed in time */
export async function askKey({ dialogue }: MailboxSession, parts: readonly Utterance[]): Promise<string | null> {
  await dialogue.speak(parts);
  return dialogue.key(KEY_MS);
}

/** Asks for digits, `#` ends them. */
export async function askDigits(
  { dialogue }: Pick<MailboxSession, 'dialogue'>,
  name: PromptName,
  max: number,
): Promise<string> {
  const prompt = dialogue.services.sounds.say([{ say: 'prompt', name }], dialogue.language);
  const { digits } = await dialogue.digits({ prompt, max, firstMs: KEY_MS, betweenMs: KEY_MS });
  return digits;
}

const KEY_MS = 5000;
