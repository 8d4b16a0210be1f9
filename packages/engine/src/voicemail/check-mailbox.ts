import type { CheckMailboxStep } from '@strowger/callplan';
import type { Application } from '../dialogue/application-run.ts';
import { askPin } from '../dialogue/ask-pin.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { recordGreeting, recordName } from './advanced-menu.ts';
import { changePin } from './change-pin.ts';
import { askDigits, type MailboxSession, tell } from './mailbox-session.ts';
import { mainMenu } from './main-menu.ts';

const LONGEST_NUMBER = 11;
/** A mailbox that is not there has a PIN that nobody knows: which numbers are mailboxes is not told. */
const NOBODY = { uuid: '00000000-0000-4000-8000-000000000000', hasTutorial: false, operatorNumber: '' };

/** Lets the owner into his mailbox (contract 20 §7.4). */
export function checkMailbox(step: CheckMailboxStep): Application {
  return async (dialogue, { plan, party, services }) => {
    party.describe({ application: 'check_voicemail', applicationArgument: step.mailbox?.number ?? '' });
    await dialogue.receive();
    const found = step.mailbox === null ? await askMailbox(dialogue, plan.tenantId) : { ...step, ...step.mailbox };
    const { uuid, operatorNumber, hasTutorial } = found;
    const mailbox = { tenantId: plan.tenantId, uuid };
    const session = { dialogue, step: { ...step, hasTutorial }, mailbox, operatorNumber, deleted: new Set<string>() };
    if (!(await logIn(session))) return { kind: 'next' };
    try {
      return await mainMenu(session);
    } finally {
      const { extensionUuid } = party.profile;
      if (session.deleted.size > 0) await services.host.mailboxes.remove(mailbox, [...session.deleted], extensionUuid);
    }
  };
}

async function askMailbox(dialogue: Dialogue, tenantId: number) {
  const number = await askDigits({ dialogue }, 'vm_mailbox', LONGEST_NUMBER);
  return (await dialogue.until(dialogue.services.host.mailboxes.find(tenantId, number))) ?? NOBODY;
}

/** The PIN; whoever still has the first one must choose another, and is let in from inside only. */
async function logIn(session: MailboxSession): Promise<boolean> {
  const { dialogue, mailbox, step } = session;
  const subject = { kind: 'mailbox', uuid: mailbox.uuid } as const;
  const role = await askPin(dialogue, mailbox.tenantId, subject, { ask: 'vm_password', wrong: 'vm_login_incorrect' });
  if (role === null) return false;
  const state = await dialogue.until(dialogue.services.host.mailboxes.state(mailbox));
  if (state === null) return false;
  if (state.isPinChosen) return true;
  if (!step.isInside) {
    await tell(session, 'vm_login_incorrect');
    return false;
  }
  await tell(session, 'vm_new_user');
  if (!(await changePin(session))) return false;
  if (step.hasTutorial) {
    await recordName(session);
    await recordGreeting(session);
  }
  return true;
}
