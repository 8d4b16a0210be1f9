import type { Call, RouteOutcome } from '../call.ts';
import { type Decision, said } from '../decision/decision.ts';
import { parseDestination } from '../destination.ts';
import { notAvailable, onward } from '../onward.ts';
import type { TimeConditionConfiguration } from './configuration.ts';
import { isOpen } from './is-open.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { matchesRule } from './matches-rule.ts';

/** Time conditions (contract 20 §0.10 step 12, §9.1); one that is disabled is skipped as if absent. */
export function routeByTime(call: Call): RouteOutcome | null {
  const owner = call.tenant.numbers.get(call.dialled);
  const condition = owner?.kind === 'time_condition' ? call.tenant.timeConditions.get(owner.uuid) : undefined;
  if (condition === undefined) return null;
  if (!condition.enabled) {
    call.decide('time_condition_off', { name: condition.name });
    return null;
  }
  const { destination, who } = sideOf(condition, localTime(call.now, call.tenant.timeZone));
  const steps = destination.trim() === '' ? notAvailable(call, who) : onward(call, parseDestination(destination), who);
  return { handledBy: { kind: 'time_condition', uuid: condition.uuid }, steps };
}

/** The first rule that matches, else open or closed; a side without destination never falls through to the other. */
function sideOf(condition: TimeConditionConfiguration, now: LocalTime): { destination: string; who: Decision } {
  const rule = condition.rules.find(({ match }) => matchesRule(match, now));
  const { name } = condition;
  if (rule !== undefined) {
    return { destination: rule.destination, who: said('who_time_condition_rule', { rule: rule.name, name }) };
  }
  return isOpen(condition, now)
    ? { destination: condition.openDestination, who: said('who_time_condition_open', { name }) }
    : { destination: condition.closedDestination, who: said('who_time_condition_closed', { name }) };
}
