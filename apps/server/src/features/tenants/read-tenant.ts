import type { Trx } from '@strowger/db';
import type { Edition } from '../../access/effective-roles.ts';
import { errors } from '../../http/errors.ts';
import { PLATFORM_TENANT } from './platform-tenant.ts';
import { presentTenant } from './presenter.ts';
import type { TenantObject } from './schema.ts';
import { findTenant } from './store.ts';

/**
 * A tenant as the API shows it, behind the caller's fence. Community knows the one only (contract 10 §11).
 * @throws ApiError 404
 */
export async function readTenant(trx: Trx, edition: Edition, tenantId: number): Promise<TenantObject> {
  const row = edition === 'community' && tenantId !== PLATFORM_TENANT ? undefined : await findTenant(trx, tenantId);
  if (!row) throw errors.notFound('Tenant');
  return presentTenant(row);
}
