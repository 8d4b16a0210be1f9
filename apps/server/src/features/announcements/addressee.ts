import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { holdTenant, requireTenant, tenantInPath } from '../branding/tenant-in-path.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';

/**
 * Whose announcement a path names: a tenant's, or null for the system-wide one (`0`). `null` and `undefined`, which
 * clients write that know none, stand for the caller's own.
 * @throws ApiError 404 when the caller does not see the tenant
 */
export async function addresseeInPath(trx: Trx, caller: Caller, text: string): Promise<number | null> {
  if (text === '0') return null;
  const tenantId = tenantInPath(text) ?? caller.tenantId;
  await requireTenant(trx, tenantId);
  return tenantId;
}

/**
 * Whom a new announcement is for: a super admin may name any tenant, or 0 for all; everybody else has his own.
 * @throws ApiError 400, 403
 */
export async function addresseeInBody(trx: Trx, caller: Caller, named: number | undefined): Promise<number | null> {
  if (named === 0 && caller.kind === 'A') return null;
  const tenantId = tenantForWrite(caller, named);
  if (!(await holdTenant(trx, tenantId))) throw errors.badField('tenant_id', 'names no tenant');
  return tenantId;
}

/** @throws ApiError 403 when somebody else than a super admin would speak to all */
export function requireMayAddress(caller: Caller, tenantId: number | null): void {
  if (tenantId === null && caller.kind !== 'A') throw errors.forbidden('Only a super admin announces to all');
}
