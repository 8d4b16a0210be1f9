import type { Fence, Trx } from '@strowger/db';
import { missingParameters, notFound } from './errors.ts';
import type { CallingIdentity } from './identities/calling-identity.ts';

/** A tenant that the caller may reach. */
export interface TenantInScope {
  readonly tenantId: number;
  readonly company: string;
  readonly domainUuid: string;
  readonly domainName: string;
  readonly domainEnabled: boolean;
  readonly timeZone: string | null;
}

/** Whose objects an identity reaches (contract 40 B5). */
export interface CallScope {
  /** What transactions of this identity are behind. */
  readonly fence: Fence;
  /** The one tenant of a tenant's identity; null: all. */
  readonly only: number | null;
  /**
   * The tenant that owns an object: the named one, or the identity's own.
   * @param domain `tenant_domain` as it was sent, in any case
   * @throws IntegrationError 400 when a global identity names none, 404 outside the scope
   */
  tenant(trx: Trx, domain: string | undefined): Promise<TenantInScope>;
  /** For lists: the named tenant, the identity's own, or null for all. @throws IntegrationError 404 */
  tenantOrAll(trx: Trx, domain: string | undefined): Promise<TenantInScope | null>;
  /** Whether objects of that tenant are in reach; objects of no tenant (null) are for global identities. */
  reaches(tenantId: number | null): boolean;
}

export function scopeOfIdentity(identity: Pick<CallingIdentity, 'tenantId'>): CallScope {
  const only = identity.tenantId;
  const reaches = (tenantId: number | null) => only === null || tenantId === only;
  const find = async (trx: Trx, by: { readonly domain: string } | { readonly id: number }): Promise<TenantInScope> => {
    const found = await trx
      .selectFrom('domains')
      .innerJoin('tenants', 'tenants.tenant_id', 'domains.tenant_id')
      .select(['tenants.tenant_id', 'company', 'domain_uuid', 'domain_name', 'domain_enabled', 'timezone'])
      .where((where) =>
        'domain' in by
          ? where('domain_name', '=', by.domain.trim().toLowerCase())
          : where('domains.tenant_id', '=', by.id),
      )
      .executeTakeFirst();
    if (!found || !reaches(found.tenant_id)) throw notFound();
    return {
      tenantId: found.tenant_id,
      company: found.company,
      domainUuid: found.domain_uuid,
      domainName: found.domain_name,
      domainEnabled: found.domain_enabled,
      timeZone: found.timezone,
    };
  };
  const tenantOrAll = async (trx: Trx, domain: string | undefined): Promise<TenantInScope | null> => {
    if (domain !== undefined && domain.trim() !== '') return find(trx, { domain });
    return only === null ? null : find(trx, { id: only });
  };
  return {
    fence: only === null ? { kind: 'all' } : { kind: 'tenant', tenantId: only },
    only,
    tenantOrAll,
    async tenant(trx, domain) {
      const found = await tenantOrAll(trx, domain);
      if (found === null) throw missingParameters(['tenant_domain']);
      return found;
    },
    reaches,
  };
}
