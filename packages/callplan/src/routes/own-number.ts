import { type Call, extensionWithNumber, type RouteOutcome } from '../call.ts';
import { checkMailbox, mailboxAt } from '../mailbox/steps.ts';

/** A caller who dials his own extension asks for his mailbox (contract 20 §0.10 step 5); without one he is busy himself. */
export function answerOwnNumber(call: Call): RouteOutcome | null {
  const dialled = extensionWithNumber(call.tenant, call.dialled);
  if (dialled === null || dialled !== call.caller) return null;
  const mailbox = mailboxAt(call, dialled.number);
  if (mailbox !== null) {
    return { handledBy: { kind: 'voicemail', uuid: mailbox.uuid }, steps: checkMailbox(call, mailbox) };
  }
  call.decide('own_number_without_mailbox', { extension: dialled.number });
  return { handledBy: { kind: 'extension', uuid: dialled.uuid }, steps: [{ step: 'hangup', cause: 'USER_BUSY' }] };
}
