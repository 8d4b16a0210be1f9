import type { Call } from '../call.ts';
import { internalCallerId } from '../caller-id.ts';
import type { HangupCause } from '../hangup-cause.ts';
import { afterTransfer } from '../history.ts';
import type { Step } from '../plan.ts';
import type { MailboxConfiguration } from './configuration.ts';
import type { CheckMailboxStep, MailboxGreeting, MailboxPlace } from './plan.ts';

/** The enabled mailbox with this number; null: there is none. */
export function mailboxAt(call: Call, number: string): MailboxConfiguration | null {
  const mailbox = call.tenant.mailboxes.get(number);
  return mailbox?.enabled ? mailbox : null;
}

/**
 * The caller leaves a message (contract 20 §7.3).
 * @param unreached why, where it is the mailbox of an extension that did not take the call
 */
export function leaveMessage(
  call: Call,
  mailbox: MailboxConfiguration,
  unreached: HangupCause | null = null,
): readonly Step[] {
  if (unreached === null) call.decide('leaves_message', { mailbox: mailbox.number });
  else call.decide('leaves_message_after', { mailbox: mailbox.number, cause: unreached });
  return [
    {
      step: 'leave_message',
      mailbox: placeOf(mailbox),
      greeting: greetingOf(mailbox, unreached === 'USER_BUSY'),
      givesInstructions: mailbox.givesInstructions,
      offersOptions: mailbox.offersOptions,
      callerId: internalCallerId(call),
      login: checkStep(call, mailbox),
    },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}

/** The caller listens to his messages after the PIN (contract 20 §7.4). @param mailbox null: asked for */
export function checkMailbox(call: Call, mailbox: MailboxConfiguration | null): readonly Step[] {
  if (mailbox === null) call.decide('mailbox_any_entered');
  else call.decide('mailbox_entered', { mailbox: mailbox.number });
  return [checkStep(call, mailbox), { step: 'hangup', cause: 'NORMAL_CLEARING' }];
}

/** "404" where no mailbox answers (contract 20 §7.3.1). */
export function noMailbox(call: Call, number: string): readonly Step[] {
  call.decide('mailbox_unknown', { mailbox: number });
  return [{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }];
}

function checkStep(call: Call, mailbox: MailboxConfiguration | null): CheckMailboxStep {
  return {
    step: 'check_mailbox',
    mailbox: mailbox === null ? null : placeOf(mailbox),
    isInside: call.leg.caller.kind === 'extension',
    hasTutorial: mailbox?.hasTutorial ?? false,
    operatorNumber: mailbox?.operatorNumber ?? '',
    timeZone: call.tenant.timeZone,
    history: afterTransfer(call.leg.history, null),
  };
}

function placeOf({ uuid, number }: MailboxConfiguration): MailboxPlace {
  return { uuid, number };
}

function greetingOf(mailbox: MailboxConfiguration, isBusy: boolean): MailboxGreeting {
  const { greetingId, alternateGreetNumber, number } = mailbox;
  if (greetingId === 0) return { kind: 'none' };
  const spoken = alternateGreetNumber === '' ? number : alternateGreetNumber;
  if (greetingId === null) return { kind: 'built_in', number: spoken, isBusy };
  return { kind: 'recorded', greetingId, otherwise: spoken };
}
