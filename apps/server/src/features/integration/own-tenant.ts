import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';

/**
 * Whose a new identity is: global unless the provider says otherwise; a tenant's administrator makes his own tenant's.
 * @throws ApiError 400 for a tenant that is not there, 403 for another's
 */
export async function ownTenant(trx: Trx, caller: Caller, sent: number | null | undefined): Promise<number | null> {
  if (caller.kind !== 'A') {
    if (sent !== undefined && sent !== caller.tenantId)
      throw errors.forbidden('You may make identities of your own tenant alone');
    return caller.tenantId;
  }
  if (sent === undefined || sent === null) return null;
  const tenant = trx.selectFrom('tenants').select('tenant_id').where('tenant_id', '=', sent);
  if (!(await tenant.executeTakeFirst())) throw errors.badField('tenant_id', 'names no tenant');
  return sent;
}
