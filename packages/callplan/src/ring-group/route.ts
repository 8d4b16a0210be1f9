import type { Call, RouteOutcome } from '../call.ts';
import { internalCallerId, prefixed } from '../caller-id.ts';
import { type Decision, said } from '../decision/decision.ts';
import { parseAppDestination, parseDestination } from '../destination.ts';
import { onward } from '../onward.ts';
import type { Step } from '../plan.ts';
import type { MissedCall, RingExit, RingFailure, RingTurn } from '../ring/plan.ts';
import { ringStep } from '../ring/ring-step.ts';
import type { RingGroupConfiguration } from './configuration.ts';
import { turnsOf } from './members.ts';

/** Ring groups (contract 20 §0.10 step 7, §4). One that is disabled is skipped. */
export function routeToRingGroup(call: Call): RouteOutcome | null {
  const owner = call.tenant.numbers.get(call.dialled);
  const group = owner?.kind === 'ring_group' ? call.tenant.ringGroups.get(owner.uuid) : undefined;
  if (group === undefined) return null;
  if (!group.enabled) {
    call.decide('ring_group_off', { name: group.name });
    return null;
  }
  return { handledBy: { kind: 'ring_group', uuid: group.uuid }, steps: stepsOf(call, group) };
}

function stepsOf(call: Call, group: RingGroupConfiguration): readonly Step[] {
  if (call.within.includes(group.uuid)) return [{ step: 'hangup', cause: 'EXCHANGE_ROUTING_ERROR' }];
  const { enabled, destination } = group.forward;
  if (enabled && destination.trim() !== '') {
    return onward(call, parseDestination(destination), said('who_ring_group_diverted', { name: group.name }));
  }
  const turns = turnsOf(call, group);
  if (turns.length > 0) return [ring(call, group, turns)];
  call.decide('ring_group_nobody', { name: group.name });
  return otherwise(call, group).no_answer;
}

function ring(call: Call, group: RingGroupConfiguration, turns: readonly RingTurn[]): Step {
  const rung = turns.flatMap(({ attempts }) => attempts.map(({ target }) => target.number));
  call.decide('ring_group_rings', {
    name: group.name,
    numbers: rung.join(', '),
    how: said(turns.length > 1 ? 'how_in_turn' : rung.length > 1 ? 'how_side_by_side' : 'how_alone'),
    seconds: group.timeoutSeconds,
    strategy: group.strategy,
  });
  return ringStep({
    turns,
    timeoutSeconds: group.timeoutSeconds,
    timeCounted: group.strategy === 'rollover' ? 'unanswered' : 'all',
    greeting: group.greeting,
    ringback: group.ringback || call.tenant.ringback,
    ringbackAtOnce: group.ringback.trim() !== '',
    exit: exitOf(call, group),
    alertInfo: group.distinctiveRing,
    marksMissed: true,
    missedCall: missedCall(call, group),
    otherwise: otherwise(call, group),
  });
}

/** The caller leaves by the group's key; without one by 9, once he hears something of ours and it leads somewhere. */
function exitOf(call: Call, group: RingGroupConfiguration): RingExit | null {
  const hearsUs = group.greeting.trim() !== '' || group.ringback.trim() !== '';
  const key = group.exitKey ?? (hearsUs && leadsSomewhere(group) ? '9' : null);
  if (key === null) return null;
  return { key, steps: afterRinging(call, group, 'NO_ANSWER', said('who_ring_group_left', { name: group.name, key })) };
}

function leadsSomewhere({ timeoutApp, timeoutData }: RingGroupConfiguration): boolean {
  const destination = parseAppDestination(timeoutApp, timeoutData);
  return !destination.ok || destination.value.kind !== 'nothing';
}

/** Contract 20 §4.3. */
function otherwise(call: Call, group: RingGroupConfiguration): Readonly<Record<RingFailure, readonly Step[]>> {
  const missed = missedCall(call, group);
  const mail: readonly Step[] = missed === null ? [] : [{ step: 'missed_call', missed }];
  const who = said('who_ring_group_unanswered', { name: group.name });
  const unanswered = [...mail, ...afterRinging(call, group, 'NO_ANSWER', who)];
  const isBusy: Step = { step: 'hangup', cause: 'USER_BUSY' };
  const busy = leadsSomewhere(group) ? unanswered : [...mail, isBusy];
  return { busy, no_answer: unanswered, not_registered: unanswered, failed: unanswered };
}

function afterRinging(call: Call, group: RingGroupConfiguration, cause: 'NO_ANSWER', who: Decision): readonly Step[] {
  if (!leadsSomewhere(group)) return [{ step: 'hangup', cause }];
  return onward(call, parseAppDestination(group.timeoutApp, group.timeoutData), who);
}

function missedCall(call: Call, group: RingGroupConfiguration): MissedCall | null {
  if (group.missedCallMailTo === '') return null;
  return {
    mailTo: group.missedCallMailTo,
    kind: 'ring_group',
    uuid: group.uuid,
    number: group.number,
    name: group.name,
    callerId: prefixed(internalCallerId(call), group.namePrefix, group.numberPrefix),
  };
}
