import { Type } from 'typebox';
import { updateObject } from '../../../http/resource/write-resource.ts';
import { defineAction } from '../../application.ts';
import { conflict } from '../../errors.ts';
import { findRow, type presentRow, rowFields, selectRows } from './find-row.ts';
import { REF, ROW_NAME } from './row-params.ts';
import { outboundRows } from './row-resource.ts';

const MOST = 1_000;

/**
 * Adopts rows that exist but have no `ref`: those that are named with theirs, else all in reach, each under its own uuid
 * (contract 40 B10.3). @throws IntegrationError 404, 409 where one has another `ref` already
 */
export const importRows = defineAction({
  action: 'import',
  access: 'write',
  params: Type.Object({
    tenant_domain: ROW_NAME.tenant_domain,
    dialplans: Type.Optional(
      Type.Array(Type.Object({ dialplan_uuid: ROW_NAME.dialplan_uuid, ref: REF }), { minItems: 1, maxItems: MOST }),
    ),
  }),
  async run(call, { tenant_domain, dialplans }) {
    const { scope, trx, writer, platform, now } = call;
    const tenant = await scope.tenantOrAll(trx, tenant_domain);
    const chosen: { row: Awaited<ReturnType<typeof findRow>>; ref: string }[] = [];
    for (const { dialplan_uuid, ref } of dialplans ?? []) {
      const row = await findRow(call, { dialplan_uuid, ...(tenant_domain === undefined ? {} : { tenant_domain }) });
      if (row.ref !== null && row.ref !== ref) throw conflict(`${row.dialplan_name} has another ref`);
      chosen.push({ row, ref });
    }
    if (dialplans === undefined) {
      const rows = await selectRows(trx)
        .where('dialplan_outbound.ref', 'is', null)
        .$if(tenant !== null, (query) => query.where('dialplan_outbound.tenant_id', '=', tenant?.tenantId ?? null))
        .orderBy('dialplan_outbound.date_created')
        .limit(MOST)
        .execute();
      chosen.push(...rows.map((row) => ({ row, ref: row.dialplan_uuid })));
    }
    const imported: ReturnType<typeof presentRow>[] = [];
    for (const { row, ref } of chosen) {
      if (row.ref !== null) continue;
      await updateObject(writer, outboundRows(platform), row.dialplan_uuid, { ref }, now);
      imported.push(await rowFields(trx, row.dialplan_uuid));
    }
    return {
      message: 'Outbound dialplans imported',
      imported: imported.length,
      already: chosen.length - imported.length,
      dialplans: imported,
    };
  },
});
