import { Type } from 'typebox';
import { type PlanRow, planRows } from '../../../features/dialplans/rows.ts';
import type { IntegrationCall } from '../../application.ts';
import type { TenantInScope } from '../../call-scope.ts';
import { notFound } from '../../errors.ts';
import { LIST_PARAMS } from '../../list-params.ts';

export const DIALPLAN_NAME = {
  dialplan_uuid: Type.String({ format: 'uuid' }),
  tenant_domain: LIST_PARAMS.tenant_domain,
};

/** Rows of the tenant that is named, of the identity's own, or of all. */
export async function rowsInSight(
  { scope, trx }: IntegrationCall,
  domain: string | undefined,
): Promise<{ readonly rows: readonly PlanRow[]; readonly tenant: TenantInScope | null }> {
  const tenant = await scope.tenantOrAll(trx, domain);
  return { rows: await planRows(trx, tenant?.tenantId ?? null), tenant };
}

interface Named {
  readonly dialplan_uuid: string;
  readonly tenant_domain?: string;
}

/** @throws IntegrationError 404 */
export async function findDialplan(
  call: IntegrationCall,
  { dialplan_uuid: uuid, tenant_domain: domain }: Named,
): Promise<{ readonly row: PlanRow; readonly tenant: TenantInScope | null }> {
  const { rows, tenant } = await rowsInSight(call, domain);
  const row = rows.find(({ dialplan_uuid }) => dialplan_uuid === uuid.toLowerCase());
  if (row === undefined) throw notFound();
  return { row, tenant };
}
