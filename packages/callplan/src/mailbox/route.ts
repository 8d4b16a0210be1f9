import type { Call, RouteOutcome } from '../call.ts';
import { leaveMessage, mailboxAt } from './steps.ts';

/** A mailbox whose number is nothing else's takes messages (contract 20 §0.10 step 13). */
export function routeToMailbox(call: Call): RouteOutcome | null {
  const mailbox = mailboxAt(call, call.dialled);
  if (mailbox === null) return null;
  return { handledBy: { kind: 'voicemail', uuid: mailbox.uuid }, steps: leaveMessage(call, mailbox) };
}
