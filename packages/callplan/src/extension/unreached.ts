import type { Call } from '../call.ts';
import { internalCallerId } from '../caller-id.ts';
import type { ExtensionConfiguration, Forward } from '../configuration.ts';
import type { HangupCause } from '../hangup-cause.ts';
import type { ForwardReason } from '../history.ts';
import { leaveMessage, mailboxAt } from '../mailbox/steps.ts';
import type { Step } from '../plan.ts';
import type { MissedCall, RingFailure } from '../ring/plan.ts';
import { forwardSteps } from './forward.ts';

/** Failures that an extension can forward on (contract 20 §1.8.9). */
type ForwardedFailure = Exclude<RingFailure, 'failed'>;

interface FailureRule {
  readonly reason: ForwardReason;
  readonly forward: (extension: ExtensionConfiguration) => Forward;
  readonly cause: HangupCause;
}

const RULES: Readonly<Record<ForwardedFailure, FailureRule>> = {
  busy: { reason: 'forward_busy', forward: (extension) => extension.forwardBusy, cause: 'USER_BUSY' },
  no_answer: { reason: 'forward_no_answer', forward: (extension) => extension.forwardNoAnswer, cause: 'NO_ANSWER' },
  not_registered: {
    reason: 'forward_not_registered',
    forward: (extension) => extension.forwardNotRegistered,
    cause: 'USER_NOT_REGISTERED',
  },
};

/** What an extension that was not reached does with the call: contract 20 §1.8, items 7, 9 and 10. */
export function failureSteps(
  call: Call,
  extension: ExtensionConfiguration,
  failure: ForwardedFailure,
): readonly Step[] {
  const rule = RULES[failure];
  const forward = rule.forward(extension);
  if (!forward.enabled) return nothingTook(call, extension, rule.cause);
  if (forward.destination.trim() === '') return release(call, extension, rule);
  return forwardSteps(call, extension, rule.reason, forward.destination) ?? nothingTook(call, extension, rule.cause);
}

/** An enabled forward without destination: the cause goes to the caller, no mailbox takes the call (contract 20 §1.2). */
function release(call: Call, extension: ExtensionConfiguration, rule: FailureRule): readonly Step[] {
  const why = { extension: extension.number, end: rule.cause, forward: rule.reason };
  call.decide('extension_ends_without_destination', why);
  return [{ step: 'hangup', cause: rule.cause }];
}

/** Its phones have failed in another way: the mailbox takes the call, and without one the caller gets their cause. */
export function brokenSteps(call: Call, extension: ExtensionConfiguration): readonly Step[] {
  const mailbox = mailboxAt(call, extension.number);
  if (mailbox !== null) return leaveMessage(call, mailbox, 'NORMAL_TEMPORARY_FAILURE');
  return [{ step: 'hangup', cause: 'NORMAL_TEMPORARY_FAILURE', relaysCalleeCause: true }];
}

/** Contract 20 §1.8.10: the call is mailed as missed, its mailbox takes it, and without one the caller gets the cause. */
function nothingTook(call: Call, extension: ExtensionConfiguration, cause: HangupCause): readonly Step[] {
  const missed = missedCallOf(call, extension);
  const mail: readonly Step[] = missed === null ? [] : [{ step: 'missed_call', missed }];
  const mailbox = mailboxAt(call, extension.number);
  if (mailbox !== null) return [...mail, ...leaveMessage(call, mailbox, cause)];
  return [...mail, { step: 'hangup', cause }];
}

/** Who hears of a call that the extension missed; null: nobody. */
export function missedCallOf(call: Call, extension: ExtensionConfiguration): MissedCall | null {
  if (extension.missedCallMailTo === '') return null;
  return {
    mailTo: extension.missedCallMailTo,
    kind: 'extension',
    uuid: extension.uuid,
    number: extension.number,
    name: extension.callerId.name,
    callerId: internalCallerId(call),
  };
}
