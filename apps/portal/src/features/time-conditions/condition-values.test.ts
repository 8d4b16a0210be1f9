import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  type Condition,
  type ConditionValues,
  changeOf,
  NEW_CONDITION,
  OFFICE_WEEK,
  valuesOf,
} from './condition-values.ts';
import { withDay } from './week.ts';

const UUID = '00000000-0000-4000-8000-000000000001';

/** The condition that the API makes of a body. */
function saved(values: ConditionValues): Condition {
  const body = bodyOf(values);
  return {
    domain_uuid: UUID,
    dialplan_uuid: UUID,
    tc_name: body.tc_name,
    tc_extension: body.tc_extension ?? null,
    tc_time_start: body.tc_time_start ?? '08:00',
    tc_time_stop: body.tc_time_stop ?? '17:00',
    tc_wday_start: body.tc_wday_start ?? 'mon',
    tc_wday_stop: body.tc_wday_stop ?? 'fri',
    tc_open_destination: body.tc_open_destination ?? null,
    tc_closed_destination: body.tc_closed_destination ?? null,
    tc_context: null,
    tc_description: body.tc_description ?? null,
    tc_enabled: body.tc_enabled ?? true,
    rules: (body.rules ?? []).map((rule, index) => ({
      time_condition_rule_uuid: rule.time_condition_rule_uuid ?? `${UUID}${index}`,
      name: rule.name ?? '',
      match: rule.match,
      destination: rule.destination ?? null,
      order: rule.order ?? index,
    })),
  };
}

const values: ConditionValues = {
  ...NEW_CONDITION,
  tc_name: 'Office',
  tc_extension: '7000',
  tc_open_destination: '1001',
  week: withDay(OFFICE_WEEK, 6, [
    { from: 540, to: 720 },
    { from: 780, to: 900 },
  ]),
  rules: [{ time_condition_rule_uuid: UUID, name: 'Christmas', match: { mon: '12', mday: '25' }, destination: '1002' }],
};

describe('a time condition', () => {
  it('is read as it was saved: its week, its exceptions, its destinations', () => {
    expect(valuesOf(saved(values))).toEqual(values);
  });

  it('asks exceptions before its hours', () => {
    expect(bodyOf(values).rules?.map(({ name, order, destination }) => [name, order, destination])).toEqual([
      ['Christmas', 0, '1002'],
      ['sat 09:00-12:00', 10, '1001'],
      ['sat 13:00-15:00', 20, '1001'],
    ]);
  });

  it('shows as an exception what leads elsewhere, or stands before one', () => {
    const condition = saved(values);
    const [christmas, morning, noon] = condition.rules;
    if (!christmas || !morning || !noon) throw new Error('three rules');
    const early = { ...condition, rules: [{ ...morning, order: -1 }, christmas, { ...noon, destination: '1009' }] };
    expect(valuesOf(early).rules.map(({ name }) => name)).toEqual(['sat 09:00-12:00', 'Christmas', 'sat 13:00-15:00']);
    expect(valuesOf(early).week).toEqual(OFFICE_WEEK);
  });

  it('sends its rules again when the open destination changes, as hours lead there', () => {
    const moved = { ...values, tc_open_destination: '1003' };
    const change = changeOf(moved, { tc_open_destination: '1003' });
    expect(change.rules?.map(({ destination }) => destination)).toEqual(['1002', '1003', '1003']);
    expect(changeOf(values, { tc_name: 'New' })).toEqual({ tc_name: 'New' });
  });
});
