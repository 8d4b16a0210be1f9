import { askDigits, type MailboxSession, tell } from './mailbox-session.ts';

const MOST_TRIES = 3;
const LONGEST_PIN = 10;

/** Asks for a PIN of 4 to 10 digits, twice (contract 20 §7.4). @returns whether it was changed */
export async function changePin(session: MailboxSession): Promise<boolean> {
  const { dialogue, mailbox } = session;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const pin = await askDigits(session, 'vm_new_pin', LONGEST_PIN);
    if (!/^[0-9]{4,10}$/.test(pin)) {
      await tell(session, 'vm_pin_refused');
      continue;
    }
    if ((await askDigits(session, 'vm_repeat_pin', LONGEST_PIN)) !== pin) {
      await tell(session, 'vm_pins_differ');
      continue;
    }
    const isChanged = await dialogue.until(dialogue.services.host.mailboxes.changePin(mailbox, pin));
    await tell(session, isChanged ? 'vm_pin_changed' : 'vm_pin_refused');
    if (isChanged) return true;
  }
  return false;
}
