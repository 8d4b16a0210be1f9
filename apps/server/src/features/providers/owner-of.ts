import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';

/**
 * Whose a new provider or route is; null: everybody's. A super admin's is shared unless he names a tenant.
 * @throws ApiError 400, 403
 */
export async function ownerOf(trx: Trx, caller: Caller, named: unknown): Promise<number | null> {
  const asked = typeof named === 'number' && named !== 0 ? named : null;
  if (caller.kind !== 'A') return tenantForWrite(caller, asked ?? undefined);
  if (asked === null) return null;
  const query = trx.selectFrom('tenants').select('tenant_id').where('tenant_id', '=', asked);
  if (!(await query.executeTakeFirst())) throw errors.badField('tenant_id', 'names no tenant');
  return asked;
}
