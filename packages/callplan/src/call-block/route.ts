import { type Call, extensionWithNumber, type RouteOutcome, shownNumber } from '../call.ts';
import { type Decision, said } from '../decision/decision.ts';
import { onward } from '../onward.ts';
import { onBehalfOfCaller } from '../outbound/outside-caller.ts';
import type { Step } from '../plan.ts';
import { blockTarget } from './block-target.ts';
import type { CallBlockConfiguration } from './configuration.ts';
import { findBlock } from './find-block.ts';

/** Longest music for a blocked caller (contract 20 §10.1). */
const LONGEST_HOLD_SECONDS = 30 * 60;

/** Calls from outside whose caller is blocked (contract 20 §0.10 step 2). */
export function refuseBlockedCaller(call: Call): RouteOutcome | null {
  const { caller } = call.leg;
  if (caller.kind !== 'outside' || isSpared(call)) return null;
  const called = extensionWithNumber(call.tenant, call.dialled);
  const rule = findBlock(call.tenant, 'inbound', caller.number, called?.uuid ?? null);
  const number = shownNumber(caller.number);
  const calls = number === '' ? said('calls_from_withheld') : said('calls_from', { number });
  return rule === null ? null : blocked(call, rule, calls);
}

/**
 * Calls to outside whose destination is blocked, forwarded ones like those that are dialled; comes when nothing inside has
 * the number (contract 20 §0.10 step 2).
 */
export function refuseBlockedDestination(call: Call): RouteOutcome | null {
  if (isSpared(call)) return null;
  const { extension } = call.behalf ?? onBehalfOfCaller(call);
  const rule = findBlock(call.tenant, 'outbound', call.dialled, extension?.uuid ?? null);
  return rule === null ? null : blocked(call, rule, said('calls_to', { number: shownNumber(call.dialled) }));
}

/** An emergency call, or one that a rule sent where it is going. */
function isSpared({ tenant, dialled, leg }: Call): boolean {
  return tenant.emergencyNumbers.has(dialled) || leg.history.taken.includes(TAKEN);
}

/** In the history of a call that was blocked before. */
const TAKEN = 'call_block';

function blocked(call: Call, rule: CallBlockConfiguration, calls: Decision): RouteOutcome {
  const block = shownNumber(rule.number);
  call.decide('call_block_takes', { block, calls, action: said(`block_${rule.action}`) });
  const holdSeconds = rule.action === 'hold' ? LONGEST_HOLD_SECONDS : 0;
  const steps: readonly Step[] = [
    { step: 'blocked', ruleUuid: rule.uuid, holdSeconds },
    ...stepsOf(call, rule, said('who_call_block', { block })),
  ];
  return { handledBy: { kind: 'call_block', uuid: rule.uuid }, steps };
}

function stepsOf(call: Call, rule: CallBlockConfiguration, who: Decision): readonly Step[] {
  switch (rule.action) {
    case 'reject':
    case 'busy':
      return [{ step: 'hangup', cause: 'CALL_REJECTED', status: 486 }];
    case 'hangup':
    case 'hold':
      return [{ step: 'hangup', cause: 'CALL_REJECTED', status: 603 }];
    case 'voicemail':
    case 'transfer': {
      const target = blockTarget(rule);
      const isNowhere = target === null || !target.ok || target.value.kind === 'nothing';
      // A rule without a target refuses.
      return isNowhere
        ? [{ step: 'hangup', cause: 'CALL_REJECTED', status: 486 }]
        : onward(call, target, who).map(onceBlocked);
    }
  }
}

function onceBlocked(step: Step): Step {
  if (step.step !== 'transfer') return step;
  return { ...step, history: { ...step.history, taken: [...step.history.taken, TAKEN] } };
}
