import type { Call } from '../call.ts';
import type { ExtensionConfiguration, Forward } from '../configuration.ts';
import type { HangupCause } from '../hangup-cause.ts';
import type { ForwardReason } from '../history.ts';
import type { RingFailure, Step } from '../plan.ts';
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
  if (!forward.enabled) return nothingTook(rule.cause);
  if (forward.destination.trim() === '') return release(call, extension, rule);
  return forwardSteps(call, extension, rule.reason, forward.destination) ?? nothingTook(rule.cause);
}

/** An enabled forward without destination: the cause goes to the caller, no mailbox takes the call (contract 20 §1.2). */
function release(call: Call, extension: ExtensionConfiguration, rule: FailureRule): readonly Step[] {
  call.decide(`extension ${extension.number} ends calls with ${rule.cause}: its ${rule.reason} has no destination`);
  return [{ step: 'hangup', cause: rule.cause }];
}

/** Contract 20 §1.8.10: where no mailbox takes the call, the caller gets the cause. */
function nothingTook(cause: HangupCause): readonly Step[] {
  return [{ step: 'hangup', cause }];
}
