import { checkMailbox, leaveMessage, mailboxAt, noMailbox } from '../mailbox/steps.ts';
import { type Feature, ofExtension } from './feature.ts';

/** The mailbox with the caller's own number (contract 20 §7.4). */
export const ownVoicemail: Feature = ofExtension((call, caller) => {
  const mailbox = mailboxAt(call, caller.number);
  return mailbox === null ? noMailbox(call, caller.number) : checkMailbox(call, mailbox);
});

/** Any mailbox: the one that was dialled on, else the caller is asked. */
export const anyVoicemail: Feature = (call, digits) => {
  if (digits === '') return checkMailbox(call, null);
  const mailbox = mailboxAt(call, digits);
  return mailbox === null ? noMailbox(call, digits) : checkMailbox(call, mailbox);
};

/** Leave a message in the mailbox that was dialled on (contract 20 §7.3); also what `voicemail:` destinations dial. */
export const leaveInMailbox: Feature = (call, digits) => {
  const mailbox = mailboxAt(call, digits);
  return mailbox === null ? noMailbox(call, digits) : leaveMessage(call, mailbox);
};
