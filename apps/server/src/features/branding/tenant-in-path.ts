import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';

const ABSENT: ReadonlySet<string> = new Set(['0', 'null', 'undefined']);
const HIGHEST_ID = 2_147_483_647;

/**
 * The tenant a path names; null for what clients write that know none: `null`, `undefined`, `0` (contract 10 §7.1).
 * @throws ApiError 404 when it is neither
 */
export function tenantInPath(text: string): number | null {
  if (ABSENT.has(text)) return null;
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (id < 1 || id > HIGHEST_ID) throw errors.notFound('Tenant');
  return id;
}

/** @throws ApiError 404 when there is no such tenant behind the caller's fence */
export async function requireTenant(trx: Trx, tenantId: number): Promise<void> {
  if (!(await oneTenant(trx, tenantId).executeTakeFirst())) throw errors.notFound('Tenant');
}

/** Keeps the tenant from being deleted until the end of the transaction. @returns false where the fence shows none */
export async function holdTenant(trx: Trx, tenantId: number): Promise<boolean> {
  return (await oneTenant(trx, tenantId).forKeyShare().executeTakeFirst()) !== undefined;
}

function oneTenant(trx: Trx, tenantId: number) {
  return trx.selectFrom('tenants').select('tenant_id').where('tenant_id', '=', tenantId);
}
