import type { AnswerOf, BodyOf, RowOf } from '@strowger/client';
import type { RuleMatch } from './rule-match.ts';
import { CLOSED_WEEK, type Week } from './week.ts';
import { hoursOfWeek, hoursRuleOf, weekOfHours } from './week-hours.ts';

/** A condition as the API gives it. */
export type Condition = AnswerOf<'/api/time_conditions/{dialplan_uuid}'>;

/** What of it the form edits; rows of the list have it as well. */
export type ConditionRow = RowOf<'/api/time_conditions'>;

type Body = BodyOf<'/api/time_conditions', 'post'>;

/** A holiday or another exception of the week. */
export interface Exception {
  time_condition_rule_uuid?: string | null;
  name: string;
  match: RuleMatch;
  destination: string | null;
}

/** What the form of a time condition edits. */
export interface ConditionValues {
  tc_name: string;
  tc_extension: string | null;
  tc_open_destination: string | null;
  tc_closed_destination: string | null;
  tc_enabled: boolean;
  tc_description: string | null;
  week: Week;
  /** Exceptions alone: they stand first among the rules of the API, so errors have the same places. */
  rules: Exception[];
}

const OFFICE_HOURS = [{ from: 540, to: 1020 }];

/** Monday to Friday, nine to five. */
export const OFFICE_WEEK: Week = CLOSED_WEEK.map((_, day) => (day >= 1 && day <= 5 ? OFFICE_HOURS : []));

export const NEW_CONDITION: ConditionValues = {
  tc_name: '',
  tc_extension: '',
  tc_open_destination: null,
  tc_closed_destination: null,
  tc_enabled: true,
  tc_description: null,
  week: OFFICE_WEEK,
  rules: [],
};

/**
 * The form's values of a condition as the API gives it. Rules of opening hours are part of the week only where they
 * stand behind all exceptions and lead where the open condition leads; any other is shown as the exception that it is.
 */
export function valuesOf(condition: Condition | ConditionRow): ConditionValues {
  const rules = [...condition.rules].sort((a, b) => a.order - b.order);
  const open = condition.tc_open_destination ?? '';
  const hours = rules.map((rule) => ((rule.destination ?? '') === open ? hoursRuleOf(rule.name, rule.match) : null));
  const exceptions = hours.lastIndexOf(null) + 1;
  return {
    tc_name: condition.tc_name,
    tc_extension: condition.tc_extension,
    tc_open_destination: condition.tc_open_destination,
    tc_closed_destination: condition.tc_closed_destination,
    tc_enabled: condition.tc_enabled,
    tc_description: condition.tc_description,
    week: weekOfHours({ window: condition, rules: hours.slice(exceptions).flatMap((one) => one ?? []) }),
    rules: rules.slice(0, exceptions).map(({ time_condition_rule_uuid, name, match, destination }) => ({
      time_condition_rule_uuid,
      name,
      match,
      destination,
    })),
  };
}

const STEP = 10;

/** What is sent: the week as window and rules, behind the exceptions. */
export function bodyOf({ week, rules, ...others }: ConditionValues): Body {
  const hours = hoursOfWeek(week);
  const opening = (hours?.rules ?? []).map((rule) => ({ ...rule, destination: others.tc_open_destination }));
  return {
    ...others,
    ...hours?.window,
    rules: [...rules, ...opening].map((rule, index) => ({ ...rule, order: index * STEP })),
  };
}

/** What is sent of a change: hours, exceptions and the open destination go together, as they share the rules. */
export function changeOf(values: ConditionValues, changed: Partial<ConditionValues>): Partial<Body> {
  const { week, rules, ...others } = changed;
  const touchesRules = week !== undefined || rules !== undefined || changed.tc_open_destination !== undefined;
  if (!touchesRules) return others;
  const { tc_time_start, tc_time_stop, tc_wday_start, tc_wday_stop, rules: all } = bodyOf(values);
  const sent = { tc_time_start, tc_time_stop, tc_wday_start, tc_wday_stop, rules: all };
  return { ...others, ...withoutAbsent(sent) };
}

/** Keys without a value are not sent at all. */
function withoutAbsent<Values extends object>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  const kept: { [Key in keyof Values]?: Exclude<Values[Key], undefined> } = {};
  for (const key in values) {
    const value = values[key];
    if (isPresent(value)) kept[key] = value;
  }
  return kept;
}

function isPresent<Value>(value: Value): value is Exclude<Value, undefined> {
  return value !== undefined;
}
