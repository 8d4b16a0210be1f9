import type { MailboxMessage } from '@strowger/switch';
import type { Utterance } from '@strowger/voice';
import type { StepOutcome } from '../steps/step-run.ts';
import { forwardMessage } from './forward-message.ts';
import { askKey, type MailboxSession, routeOn, tell } from './mailbox-session.ts';

const MOST_SILENCES = 3;
const DIALABLE = /^\+?[0-9]{2,17}$/;

/** Where the owner goes from a message; an outcome leaves the mailbox. */
export type MessageEnd = 'next' | 'main' | StepOutcome;

/**
 * Says and plays a message; then 1 again, 2 save, 3 date and caller, 5 call back, 7 delete or not, 8 forward, 9 mail,
 * # next, * main menu, 0 operator (contract 20 §7.4).
 */
export async function messageMenu(
  session: MailboxSession,
  message: MailboxMessage,
  position: number,
): Promise<MessageEnd> {
  const { dialogue, deleted } = session;
  await dialogue.speak([{ say: 'message_number', position }, ...envelope(session, message)]);
  await play(session, message);
  for (let silences = 0; silences < MOST_SILENCES; ) {
    const menu = deleted.has(message.uuid) ? 'vm_deleted_menu' : 'vm_message_menu';
    const key = await askKey(session, [{ say: 'prompt', name: menu }]);
    if (key === null) silences += 1;
    const end = key === null ? null : await obey(session, message, key);
    if (end !== null) return end;
  }
  return 'main';
}

/** @returns null: the menu again */
async function obey(session: MailboxSession, message: MailboxMessage, key: string): Promise<MessageEnd | null> {
  const { dialogue, mailbox, operatorNumber } = session;
  const { mailboxes } = dialogue.services.host;
  switch (key) {
    case '1':
      await play(session, message);
      return null;
    case '2':
      session.deleted.delete(message.uuid);
      await dialogue.until(mailboxes.save(mailbox, message.uuid, dialogue.party.profile.extensionUuid));
      await tell(session, 'vm_message_saved');
      return 'next';
    case '3':
      await dialogue.speak(envelope(session, message));
      return null;
    case '5':
      return callBack(session, message);
    case '7':
      await toggleDeleted(session, message);
      return null;
    case '8':
      await forwardMessage(session, message);
      return null;
    case '9':
      await tell(session, (await dialogue.until(mailboxes.mail(mailbox, message.uuid))) ? 'thank_you' : 'sorry');
      return null;
    case '#':
      return 'next';
    case '*':
      return 'main';
    case '0':
      return operatorNumber === '' ? null : routeOn(session, operatorNumber);
    default:
      return null;
  }
}

function envelope({ step }: MailboxSession, { leftAt, callerId }: MailboxMessage): readonly Utterance[] {
  const number = DIALABLE.test(callerId.number) ? callerId.number : null;
  return [
    { say: 'message_received', at: leftAt, zone: step.timeZone, withYear: false },
    { say: 'message_from', number },
  ];
}

async function play({ dialogue }: MailboxSession, { path }: MailboxMessage): Promise<void> {
  await dialogue.say({ kind: 'file', path });
}

async function callBack(session: MailboxSession, { callerId }: MailboxMessage): Promise<MessageEnd | null> {
  if (!DIALABLE.test(callerId.number)) {
    await tell(session, 'vm_no_callback_number');
    return null;
  }
  await tell(session, 'vm_calling_back');
  return routeOn(session, callerId.number);
}

async function toggleDeleted(session: MailboxSession, { uuid }: MailboxMessage): Promise<void> {
  const { deleted } = session;
  const wasDeleted = deleted.delete(uuid);
  if (!wasDeleted) deleted.add(uuid);
  await tell(session, wasDeleted ? 'vm_message_undeleted' : 'vm_message_deleted');
}
