import type { Call } from '../call.ts';
import { prefixed } from '../caller-id.ts';
import { said } from '../decision/decision.ts';
import type { RingAttempt, RingTarget, RingTurn } from '../ring/plan.ts';
import { type ReachRules, reach } from '../ring/reach.ts';
import type { RingGroupConfiguration, RingGroupMember, RingStrategy } from './configuration.ts';
import { inRingingOrder } from './ringing-order.ts';

/** Forwards of a member that are followed (contract 20 §4). */
const MEMBER_FORWARDS = 3;

/** Phones that a call rings, however groups contain each other. */
const MOST_ATTEMPTS = 200;

const ONE_AFTER_THE_OTHER: ReadonlySet<RingStrategy> = new Set(['sequence', 'random', 'rollover']);

/** Whom a group rings, and when (contract 20 §4.1, §4.2). Empty: nobody is left. */
export function turnsOf(call: Call, group: RingGroupConfiguration): readonly RingTurn[] {
  const inside = { ...call, within: [...call.within, group.uuid] };
  const rules: ReachRules = {
    who: said('who_ring_group', { name: group.name }),
    forwards: group.followsForwards ? MEMBER_FORWARDS : 0,
    followsFollowMe: group.followsFollowMe,
    followsUnregistered: true,
    behalf: { extension: null, callerId: group.callerId },
  };
  const takesTurns = ONE_AFTER_THE_OTHER.has(group.strategy);
  const members = inRingingOrder(group, call.leg.callId).filter(({ enabled, timeoutSeconds }) => {
    return enabled && timeoutSeconds > 0;
  });
  const rung: (readonly RingAttempt[])[] = [];
  let count = 0;
  for (const member of members) {
    if (count >= MOST_ATTEMPTS) break;
    const delayed = takesTurns || members.length === 1 ? { ...member, delaySeconds: 0 } : member;
    const attempts = reach(inside, member.number, rules).map((attempt) => memberAttempt(group, delayed, attempt));
    rung.push(attempts.slice(0, MOST_ATTEMPTS - count));
    count += attempts.length;
  }
  const turns = takesTurns ? rung : [eachOnce(rung.flat())];
  return turns.filter((attempts) => attempts.length > 0).map((attempts) => ({ attempts }));
}

function memberAttempt(group: RingGroupConfiguration, member: RingGroupMember, attempt: RingAttempt): RingAttempt {
  return {
    ...attempt,
    delaySeconds: member.delaySeconds + attempt.delaySeconds,
    timeoutSeconds: Math.min(member.timeoutSeconds, attempt.timeoutSeconds),
    confirms: group.screensCalls || member.confirms || attempt.confirms,
    callerId: prefixed(attempt.callerId, group.namePrefix, group.numberPrefix),
    target: prefixedOutside(attempt.target, group.namePrefix),
  };
}

/** Outside the caller's name has the prefix too; his number is one that the provider presents. */
function prefixedOutside(target: RingTarget, namePrefix: string): RingTarget {
  if (target.kind !== 'outside' || namePrefix === '') return target;
  const candidates = target.call.candidates.map((way) => ({
    ...way,
    callerId: prefixed(way.callerId, namePrefix, ''),
  }));
  return { ...target, call: { ...target.call, candidates } };
}

/** An extension that is a member twice, by itself and in a group, rings once. */
function eachOnce(attempts: readonly RingAttempt[]): readonly RingAttempt[] {
  const seen = new Set<string>();
  return attempts.filter(({ target }) => {
    const key = target.kind === 'extension' ? target.uuid : target.number;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
