import type { StepOutcome } from '../steps/step-run.ts';
import { advancedMenu } from './advanced-menu.ts';
import { askKey, type MailboxSession, tell } from './mailbox-session.ts';
import { messageMenu } from './message-menu.ts';

const MOST_SILENCES = 3;

/** Says how many messages there are; then 1 new, 2 saved, 5 advanced, 0 again, * out (contract 20 §7.4). */
export async function mainMenu(session: MailboxSession): Promise<StepOutcome> {
  await sayCounts(session);
  for (let silences = 0; silences < MOST_SILENCES; ) {
    switch (await askKey(session, [{ say: 'prompt', name: 'vm_main_menu' }])) {
      case '1': {
        const outcome = await listen(session, 'new');
        if (outcome !== null) return outcome;
        break;
      }
      case '2': {
        const outcome = await listen(session, 'saved');
        if (outcome !== null) return outcome;
        break;
      }
      case '5':
        await advancedMenu(session);
        break;
      case '0':
        await sayCounts(session);
        break;
      case '*':
        silences = MOST_SILENCES;
        break;
      default:
        silences += 1;
    }
  }
  await tell(session, 'goodbye');
  return { kind: 'next' };
}

async function sayCounts({ dialogue, mailbox }: MailboxSession): Promise<void> {
  const state = await dialogue.until(dialogue.services.host.mailboxes.state(mailbox));
  const { fresh, saved } = state ?? { fresh: 0, saved: 0 };
  await dialogue.speak([{ say: 'messages', fresh, saved }]);
}

/** One message after the other, also those that are about to go. @returns null: the main menu again */
async function listen(session: MailboxSession, status: 'new' | 'saved'): Promise<StepOutcome | null> {
  const { dialogue, mailbox } = session;
  const messages = await dialogue.until(dialogue.services.host.mailboxes.messages(mailbox, status));
  for (const [index, message] of messages.entries()) {
    const end = await messageMenu(session, message, index + 1);
    if (end === 'main') return null;
    if (end !== 'next') return end;
  }
  await tell(session, 'vm_no_more');
  return null;
}
