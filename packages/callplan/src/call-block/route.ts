import { type Call, extensionWithNumber, type RouteOutcome, shownNumber } from '../call.ts';
import { parseAppDestination } from '../destination.ts';
import { onward } from '../onward.ts';
import type { Step } from '../plan.ts';
import type { CallBlockConfiguration } from './configuration.ts';
import { findBlock } from './find-block.ts';

/** Longest music for a blocked caller (contract 20 §10.1). */
const LONGEST_HOLD_SECONDS = 30 * 60;

/** Calls from outside whose caller is blocked (contract 20 §0.10 step 2). */
export function refuseBlockedCaller(call: Call): RouteOutcome | null {
  const { caller } = call.leg;
  if (caller.kind !== 'outside' || isEmergency(call)) return null;
  const called = extensionWithNumber(call.tenant, call.dialled);
  const rule = findBlock(call.tenant, 'inbound', caller.number, called?.uuid ?? null);
  return rule === null ? null : blocked(call, rule, `calls from ${shownNumber(caller.number) || 'withheld numbers'}`);
}

/** Calls to outside whose destination is blocked; comes when nothing inside has the number (contract 20 §0.10 step 2). */
export function refuseBlockedDestination(call: Call): RouteOutcome | null {
  if (call.leg.caller.kind === 'outside' || isEmergency(call)) return null;
  const rule = findBlock(call.tenant, 'outbound', call.dialled, call.caller?.uuid ?? null);
  return rule === null ? null : blocked(call, rule, `calls to ${shownNumber(call.dialled)}`);
}

function isEmergency({ tenant, dialled }: Call): boolean {
  return tenant.emergencyNumbers.has(dialled);
}

function blocked(call: Call, rule: CallBlockConfiguration, which: string): RouteOutcome {
  const who = `call block ${shownNumber(rule.number)}`;
  call.decide(`${who} takes ${which}: ${rule.action}`);
  const holdSeconds = rule.action === 'hold' ? LONGEST_HOLD_SECONDS : 0;
  const steps: readonly Step[] = [
    { step: 'blocked', ruleUuid: rule.uuid, holdSeconds },
    ...stepsOf(call, rule, `${who} and`),
  ];
  return { handledBy: { kind: 'call_block', uuid: rule.uuid }, steps };
}

function stepsOf(call: Call, rule: CallBlockConfiguration, who: string): readonly Step[] {
  switch (rule.action) {
    case 'reject':
    case 'busy':
      return [{ step: 'hangup', cause: 'CALL_REJECTED', status: 486 }];
    case 'hangup':
    case 'hold':
      return [{ step: 'hangup', cause: 'CALL_REJECTED', status: 603 }];
    case 'voicemail':
      return onwardOr486(call, parseAppDestination(rule.app || 'voicemail', rule.data), who);
    case 'transfer':
      return onwardOr486(call, parseAppDestination(rule.app, rule.data), who);
  }
}

/** A rule without a target refuses. */
function onwardOr486(call: Call, destination: ReturnType<typeof parseAppDestination>, who: string): readonly Step[] {
  if (!destination.ok || destination.value.kind === 'nothing') {
    return [{ step: 'hangup', cause: 'CALL_REJECTED', status: 486 }];
  }
  return onward(call, destination, who);
}
