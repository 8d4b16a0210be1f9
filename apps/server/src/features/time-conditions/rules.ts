import { faultOfRule, type TimeMatch } from '@strowger/callplan';
import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { FieldError } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Children } from '../../http/resource/children.ts';
import type { Field, Shown } from '../../http/resource/field.ts';
import { faultsOfRows, isDestination } from '../pbx/check-texts.ts';

const STEP = 10;
const test = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 255, description }));

const MATCH = Type.Object(
  {
    year: test('`2026,2028-2030`'),
    mon: test('1 to 12'),
    mday: test('1 to 31'),
    wday: test('1 (Sunday) to 7, or `mon-fri`'),
    week: test('Week of the year, 1 to 53'),
    time_of_day: test('`HH:MM-HH:MM`'),
    date_time: test('`YYYY-MM-DD HH:MM~YYYY-MM-DD HH:MM`'),
  },
  { additionalProperties: false },
);

/** Holidays and other exceptions (contract 20 §9.1.1). */
export const timeRules: Children = {
  field: 'rules',
  alias: 'time_condition_rules',
  table: 'time_condition_rules',
  key: { field: 'time_condition_rule_uuid', kind: 'uuid' },
  parent: 'dialplan_uuid',
  tenant: 'tenant_id',
  position: 'order',
  most: 100,
  fields: {
    time_condition_rule_uuid: { schema: uuid(), write: 'never' },
    name: { schema: Type.String({ maxLength: 80 }) },
    match: { schema: MATCH, required: true, store: (sent) => JSON.stringify(sent) },
    destination: { schema: nullable(Type.String({ maxLength: 255 })) },
    order: { schema: Type.Integer({ minimum: 0, maximum: 1_000_000 }), column: 'rule_order' },
  },
};

/** The same in rows of the list, so that whoever lists conditions can tell which are open now. */
export const listedRules: Field = {
  schema: Type.Array(
    Type.Object(Object.fromEntries(Object.entries(timeRules.fields).map(([name, { schema }]) => [name, schema]))),
    { description: 'In their order.' },
  ),
  computed: sql`
    select coalesce(json_agg(json_build_object(
      'time_condition_rule_uuid', rule.time_condition_rule_uuid,
      'name', rule.name,
      'match', rule.match,
      'destination', rule.destination,
      'order', rule.rule_order
    ) order by rule.rule_order, rule.time_condition_rule_uuid), '[]')
    from time_condition_rules rule where rule.dialplan_uuid = r.dialplan_uuid`,
};

/** A rule without an order of its own has that of its place. */
export function withOrder(condition: Shown | null): Shown {
  const rules: unknown = condition?.['rules'];
  if (!Array.isArray(rules)) return {};
  return { rules: rules.map((rule: Shown, index) => ({ order: index * STEP, ...rule })) };
}

export function faultsOfRules(condition: Shown): FieldError[] {
  const rules: unknown = condition['rules'];
  const faults = (Array.isArray(rules) ? rules : []).flatMap((rule: Shown, index) => {
    const fault = faultOfRule(matchOf(rule['match']));
    return fault === null ? [] : [{ field: `rules[${index}].match.${fault.field}`, message: fault.message }];
  });
  return [...faults, ...faultsOfRows(condition, 'rules', { destination: isDestination })];
}

function matchOf(value: unknown): TimeMatch {
  return Value.Check(MATCH, value) ? value : {};
}
