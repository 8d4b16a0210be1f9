import { changePin } from './change-pin.ts';
import { askKey, type MailboxSession, tell } from './mailbox-session.ts';
import { recordOwn } from './record-own.ts';

const LONGEST_GREETING_SECONDS = 180;
const LONGEST_NAME_SECONDS = 10;
const MOST_SILENCES = 3;

/** 1 record a greeting, 2 choose one, 3 record the name, 6 change the PIN, 0 back (contract 20 §7.4). */
export async function advancedMenu(session: MailboxSession): Promise<void> {
  for (let silences = 0; silences < MOST_SILENCES; ) {
    switch (await askKey(session, [{ say: 'prompt', name: 'vm_advanced_menu' }])) {
      case '1':
        await recordGreeting(session);
        break;
      case '2':
        await chooseGreeting(session);
        break;
      case '3':
        await recordName(session);
        break;
      case '6':
        await changePin(session);
        break;
      case '0':
      case '*':
        return;
      default:
        silences += 1;
    }
  }
}

/** A greeting of the number that is pressed first, 1 to 9; it is active from then on. */
export async function recordGreeting(session: MailboxSession): Promise<void> {
  const { dialogue, mailbox } = session;
  const { mailboxes } = dialogue.services.host;
  const greetingId = Number(await askKey(session, [{ say: 'prompt', name: 'beep' }]));
  if (!(greetingId >= 1)) return tell(session, 'invalid_entry');
  const isSaved = await recordOwn(session, 'vm_record_greeting', LONGEST_GREETING_SECONDS, (draft) =>
    mailboxes.saveGreeting(mailbox, greetingId, draft),
  );
  if (isSaved) await tell(session, 'vm_message_saved');
}

export async function recordName(session: MailboxSession): Promise<void> {
  const { dialogue, mailbox } = session;
  const { mailboxes } = dialogue.services.host;
  const isSaved = await recordOwn(session, 'vm_record_name', LONGEST_NAME_SECONDS, (draft) =>
    mailboxes.saveName(mailbox, draft),
  );
  if (isSaved) await tell(session, 'vm_message_saved');
}

/** 0 is the built-in greeting. */
async function chooseGreeting(session: MailboxSession): Promise<void> {
  const { dialogue, mailbox } = session;
  const key = await askKey(session, [{ say: 'prompt', name: 'beep' }]);
  const isDigit = key !== null && /^[0-9]$/.test(key);
  const isChosen =
    isDigit && (await dialogue.until(dialogue.services.host.mailboxes.chooseGreeting(mailbox, Number(key))));
  await tell(session, isChosen ? 'thank_you' : 'invalid_entry');
}
