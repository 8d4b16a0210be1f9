import { codeUuid } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { bridgeData } from './bridge-data.ts';
import type { PlanRow } from './rows.ts';

/**
 * The outbound dial plan as rows of the whole (contract 20 §12.2). Rows for all tenants stand in the context `global`; which
 * gateways these lead over is the platform's own affair.
 * @param tenantId null: of all tenants
 */
export async function outboundPlanRows(trx: Trx, tenantId: number | null): Promise<PlanRow[]> {
  const rows = await trx
    .selectFrom('dialplan_outbound')
    .leftJoin('domains', 'domains.tenant_id', 'dialplan_outbound.tenant_id')
    .selectAll('dialplan_outbound')
    .select(['domain_name', 'domain_uuid'])
    .$if(tenantId !== null, (query) =>
      query.where((row) =>
        row.or([row('dialplan_outbound.tenant_id', '=', tenantId), row('dialplan_outbound.tenant_id', 'is', null)]),
      ),
    )
    .execute();
  return rows.map((row) => ({
    dialplan_uuid: row.dialplan_uuid,
    domain_uuid: row.domain_uuid,
    app_uuid: codeUuid('app:outbound_route'),
    dialplan_context: row.domain_name ?? 'global',
    dialplan_name: row.dialplan_name,
    dialplan_number: '',
    expression: row.dialplan_expression,
    dialplan_continue: 'false',
    dialplan_order: row.dialplan_order,
    dialplan_enabled: row.dialplan_enabled ? 'true' : 'false',
    dialplan_description: row.dialplan_description,
    application: 'bridge',
    data: row.tenant_id === null && tenantId !== null ? '' : bridgeData(row),
    object: { kind: 'outbound_route', key: row.dialplan_uuid },
  }));
}
