import type { MailboxMessage } from '@strowger/switch';
import { askDigits, askKey, type MailboxSession, tell } from './mailbox-session.ts';
import { recordOwn } from './record-own.ts';

const LONGEST_NUMBER = 11;
const LONGEST_INTRODUCTION_SECONDS = 60;

/** Puts the message into another mailbox; with key 1 behind words of the owner's own (contract 20 §7.4). */
export async function forwardMessage(session: MailboxSession, { uuid }: MailboxMessage): Promise<void> {
  const { dialogue, mailbox } = session;
  const { mailboxes } = dialogue.services.host;
  const number = await askDigits(session, 'vm_forward_to', LONGEST_NUMBER);
  const to = await dialogue.until(mailboxes.find(mailbox.tenantId, number));
  if (to === null) return tell(session, 'vm_mailbox_incorrect');
  const key = await askKey(session, [{ say: 'prompt', name: 'vm_forward_introduction' }]);
  let isForwarded = false;
  const forward = async (introduction: string | null): Promise<void> => {
    isForwarded = await mailboxes.forward(mailbox, uuid, number, introduction);
  };
  if (key === '1') {
    if (!(await recordOwn(session, 'record_after_tone', LONGEST_INTRODUCTION_SECONDS, forward))) return;
  } else {
    await dialogue.until(forward(null));
  }
  await tell(session, isForwarded ? 'vm_message_forwarded' : 'vm_mailbox_full');
}
