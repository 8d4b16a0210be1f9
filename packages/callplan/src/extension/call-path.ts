import { type Call, shownNumber } from '../call.ts';
import { internalCallerId } from '../caller-id.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import { said } from '../decision/decision.ts';
import type { FollowMeConfiguration } from '../follow-me/configuration.ts';
import { FOLLOW_ME_RULES, followMeOf, lookFor } from '../follow-me/look-for.ts';
import { onBehalfOf } from '../outbound/outside-caller.ts';
import type { Step } from '../plan.ts';
import type { RingStep } from '../ring/plan.ts';
import { reach } from '../ring/reach.ts';
import { longestRing, ringStep } from '../ring/ring-step.ts';
import { extensionTarget } from './extension-target.ts';
import { forwardSteps } from './forward.ts';
import { brokenSteps, failureSteps, missedCallOf } from './unreached.ts';

/** The call path of an extension: contract 20 §1.8, items 4 to 10. */
export function callExtension(call: Call, extension: ExtensionConfiguration): readonly Step[] {
  const { enabled, destination } = extension.forwardAll;
  if (enabled && destination.trim() !== '') {
    return forwardSteps(call, extension, 'forward_all', destination) ?? failureSteps(call, extension, 'busy');
  }
  if (extension.doNotDisturb) {
    call.decide('extension_undisturbed', { extension: extension.number });
    return failureSteps(call, extension, 'busy');
  }
  const followMe = followMeOf(call, extension);
  return followMe === null ? [ring(call, extension)] : followSteps(call, extension, followMe);
}

function ring(call: Call, extension: ExtensionConfiguration): RingStep {
  call.decide('extension_rings', { extension: extension.number, seconds: extension.callTimeout });
  const screened = screens(call, extension);
  const attempt = {
    target: { ...extensionTarget(call, extension), limitSteps: limitSteps(call, extension) },
    delaySeconds: 0,
    timeoutSeconds: extension.callTimeout,
    confirms: screened,
    callerId: internalCallerId(call),
  };
  return ringStep({
    turns: [{ attempts: [attempt] }],
    timeoutSeconds: extension.callTimeout,
    ringback: call.tenant.ringback,
    followsRedirects: true,
    screensCaller: screened,
    missedCall: missedCallOf(call, extension),
    otherwise: {
      busy: failureSteps(call, extension, 'busy'),
      no_answer: failureSteps(call, extension, 'no_answer'),
      not_registered: failureSteps(call, extension, 'not_registered'),
      failed: brokenSteps(call, extension),
    },
  });
}

/** A caller from outside says his name, and is taken or refused by key (contract 20 §1.8.4). */
function screens(call: Call, extension: ExtensionConfiguration): boolean {
  if (!extension.screensCalls || call.leg.caller.kind !== 'outside') return false;
  call.decide('extension_screens', { extension: extension.number });
  return true;
}

/** Contract 20 §10.2. */
function followSteps(call: Call, extension: ExtensionConfiguration, followMe: FollowMeConfiguration): readonly Step[] {
  const behalf = onBehalfOf(extension);
  const rules = { ...FOLLOW_ME_RULES, behalf, who: said('who_follow_me', { extension: extension.number }) };
  const inside = { ...call, within: [...call.within, extension.uuid] };
  const screened = screens(call, extension);
  const attempts = lookFor(inside, extension, followMe, (number) => reach(inside, number, rules)).map((attempt) => ({
    ...attempt,
    confirms: attempt.confirms || screened,
  }));
  const unanswered = failureSteps(call, extension, 'no_answer');
  if (attempts.length === 0) {
    call.decide('follow_me_finds_nobody', { extension: extension.number });
    return unanswered;
  }
  const numbers = attempts.map(({ target }) => shownNumber(target.number)).join(', ');
  call.decide('follow_me_looks', { extension: extension.number, numbers });
  return [
    ringStep({
      turns: [{ attempts }],
      timeoutSeconds: longestRing(attempts),
      ringback: call.tenant.ringback,
      busyEndsAll: !followMe.ignoresBusy,
      screensCaller: screened,
      unregistered: diversion(call, extension),
      missedCall: missedCallOf(call, extension),
      otherwise: {
        busy: followMe.ignoresBusy ? unanswered : failureSteps(call, extension, 'busy'),
        no_answer: unanswered,
        not_registered: unanswered,
        failed: unanswered,
      },
    }),
  ];
}

/** Without a phone of its own a forward for that comes before follow me (contract 20 §1.8.7). */
function diversion(call: Call, extension: ExtensionConfiguration): RingStep['unregistered'] {
  const { enabled, destination } = extension.forwardNotRegistered;
  if (!enabled || destination.trim() === '') return null;
  const steps = forwardSteps(call, extension, 'forward_not_registered', destination);
  return steps === null ? null : { extensionUuid: extension.uuid, steps };
}

/** What happens above `limit_max` concurrent calls; empty: busy (contract 20 §1.8.8). */
function limitSteps(call: Call, extension: ExtensionConfiguration): readonly Step[] {
  if (extension.limitDestination.trim() === '') return [];
  return forwardSteps(call, extension, 'limit', extension.limitDestination) ?? [];
}
