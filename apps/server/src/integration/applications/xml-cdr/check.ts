import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { stampOrNull } from '../../answers.ts';
import { defineAction } from '../../application.ts';
import { RECORD_FILTER } from './record-filter.ts';

/** Contract 40 B10.10: whether there are call records, and of which time. */
export const check = defineAction({
  action: 'check',
  access: 'read',
  params: Type.Object({ tenant_domain: RECORD_FILTER.tenant_domain }),
  async run(call, params) {
    const tenant = await call.scope.tenantOrAll(call.trx, params.tenant_domain);
    let query = call.trx.selectFrom('cdr');
    if (tenant !== null) query = query.where('tenant_id', '=', tenant.tenantId);
    const begun = await query
      .select((eb) => [eb.fn.min('start_time').as('first'), eb.fn.max('start_time').as('last')])
      .executeTakeFirstOrThrow();
    const { total } = await call.trx
      .selectFrom('cdr_days')
      .select(sql<number>`coalesce(sum(calls), 0)::bigint`.as('total'))
      .where('tenant_id', '=', tenant?.tenantId ?? ALL_TENANTS)
      .executeTakeFirstOrThrow();
    return {
      message: total > 0 ? 'Call records are available' : 'There are no call records',
      cdr_available: total > 0 ? 'yes' : 'no',
      first_record: stampOrNull(begun.first),
      last_record: stampOrNull(begun.last),
      total_records: total,
    };
  },
});

/** Whose counts are those of all together. */
const ALL_TENANTS = -1;
