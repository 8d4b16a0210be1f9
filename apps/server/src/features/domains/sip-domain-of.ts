import type { Trx } from '@strowger/db';
import { findTenantDomain } from './store.ts';

/** The SIP domain of a tenant; null where it has none yet. */
export async function sipDomainOf(trx: Trx, tenantId: number): Promise<string | null> {
  return (await findTenantDomain(trx, tenantId))?.domain_name ?? null;
}
