import type { TimeConditionConfiguration, TimeMatch } from '@strowger/callplan';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { childrenOf, type ModuleReader } from './module-reader.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const text = Type.Optional(Type.String());
const MATCH = Type.Object({
  year: text,
  mon: text,
  mday: text,
  wday: text,
  week: text,
  time_of_day: text,
  date_time: text,
});

export const timeConditionReader: ModuleReader = {
  resources: ['time_conditions'],
  numbers: 'time_condition',
  async read(trx, tenantId) {
    const rows = await trx.selectFrom('time_conditions').selectAll().where('tenant_id', '=', tenantId).execute();
    const rules = await trx
      .selectFrom('time_condition_rules')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('rule_order')
      .execute();
    const rulesOf = childrenOf(rules, (row) => row.dialplan_uuid);
    const conditions = rows.map(
      (row): TimeConditionConfiguration => ({
        uuid: row.dialplan_uuid,
        name: row.tc_name,
        number: row.tc_extension,
        enabled: row.tc_enabled,
        startMinute: minuteOf(row.tc_time_start),
        stopMinute: minuteOf(row.tc_time_stop),
        firstWeekday: WEEKDAYS.indexOf(row.tc_wday_start),
        lastWeekday: WEEKDAYS.indexOf(row.tc_wday_stop),
        openDestination: row.tc_open_destination ?? '',
        closedDestination: row.tc_closed_destination ?? '',
        rules: rulesOf(row.dialplan_uuid).map(({ name, match, destination }) => ({
          name,
          match: matchOf(match),
          destination: destination ?? '',
        })),
      }),
    );
    return {
      modules: { timeConditions: new Map(conditions.map((condition) => [condition.uuid, condition])) },
      numbers: conditions.map((condition) => [condition.number, condition.uuid]),
    };
  },
};

/** `17:30` → 1050. */
function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function matchOf(stored: unknown): TimeMatch {
  return Value.Check(MATCH, stored) ? stored : {};
}
