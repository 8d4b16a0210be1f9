import type { Trx } from '@strowger/db';
import { word } from '../../answers.ts';
import type { IntegrationCall } from '../../application.ts';
import { notFound } from '../../errors.ts';

/** Rows behind the fence, with the domains they belong to. */
export function selectRows(trx: Trx) {
  return trx
    .selectFrom('dialplan_outbound')
    .leftJoin('domains', 'domains.tenant_id', 'dialplan_outbound.tenant_id')
    .selectAll('dialplan_outbound')
    .select('domain_name');
}

export type OutboundRow = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

interface Named {
  readonly dialplan_uuid: string;
  readonly tenant_domain?: string;
}

/** The row that is named. Rows for all tenants are for global identities. @throws IntegrationError 404 */
export async function findRow({ trx, scope }: IntegrationCall, named: Named): Promise<OutboundRow> {
  const tenant = await scope.tenantOrAll(trx, named.tenant_domain);
  const row = await selectRows(trx).where('dialplan_uuid', '=', named.dialplan_uuid).executeTakeFirst();
  if (!row || !scope.reaches(row.tenant_id)) throw notFound();
  if (tenant !== null && row.tenant_id !== tenant.tenantId) throw notFound();
  return row;
}

/** What answers show of a row: never its PIN. */
export function presentRow(row: OutboundRow) {
  return {
    dialplan_uuid: row.dialplan_uuid,
    tenant_domain: row.domain_name,
    dialplan_name: row.dialplan_name,
    dialplan_expression: row.dialplan_expression,
    gateway_uuid: row.gateway_uuid,
    gateway_2_uuid: row.gateway_2_uuid,
    gateway_3_uuid: row.gateway_3_uuid,
    prefix_number: row.prefix_number,
    limit: row.call_limit,
    toll_allow: row.toll_allow,
    accountcode: row.accountcode,
    pin_set: row.pin_number !== null,
    emergency: word(row.emergency),
    dialplan_order: row.dialplan_order,
    dialplan_enabled: word(row.dialplan_enabled),
    dialplan_description: row.dialplan_description,
    ref: row.ref,
  };
}

/** The row as it is after a write. */
export async function rowFields(trx: Trx, uuid: string) {
  return presentRow(await selectRows(trx).where('dialplan_uuid', '=', uuid).executeTakeFirstOrThrow());
}
