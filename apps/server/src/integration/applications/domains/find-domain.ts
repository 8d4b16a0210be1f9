import { violationOf } from '@strowger/db';
import type { IntegrationCall } from '../../application.ts';
import { conflict, missingParameters, notFound } from '../../errors.ts';

/** A tenant's domain as the actions need it. */
export interface Domain {
  readonly domain_uuid: string;
  readonly domain_name: string;
  readonly domain_enabled: boolean;
  readonly tenant_id: number;
}

interface Named {
  readonly domain_uuid?: string;
  readonly domain_name?: string;
  readonly tenant_domain?: string;
  readonly ref?: string;
}

/**
 * The domain that is named: by its uuid, its name or the billing system's reference, in this order; a tenant's identity
 * need not name its own.
 * @throws IntegrationError 400 where none is named, 404 outside the scope
 */
export async function findDomain(
  { trx, scope }: Pick<IntegrationCall, 'trx' | 'scope'>,
  named: Named,
): Promise<Domain> {
  const name = named.domain_name ?? named.tenant_domain;
  const by = named.domain_uuid
    ? { column: 'domain_uuid', value: named.domain_uuid }
    : name
      ? { column: 'domain_name', value: name.trim().toLowerCase() }
      : named.ref
        ? { column: 'ref', value: named.ref }
        : null;
  if (by === null && scope.only === null) throw missingParameters(['domain_name']);
  const found = await trx
    .selectFrom('domains')
    .select(['domain_uuid', 'domain_name', 'domain_enabled', 'tenant_id'])
    .$if(by?.column === 'domain_uuid', (query) => query.where('domain_uuid', '=', by?.value ?? ''))
    .$if(by?.column === 'domain_name', (query) => query.where('domain_name', '=', by?.value ?? ''))
    .$if(by?.column === 'ref', (query) => query.where('ref', '=', by?.value ?? ''))
    .$if(by === null, (query) => query.where('tenant_id', '=', scope.only))
    .executeTakeFirst();
  if (!found || found.tenant_id === null || !scope.reaches(found.tenant_id)) throw notFound();
  return { ...found, tenant_id: found.tenant_id };
}

/** Keeps what the billing system calls a domain and its owner; absent: as it was. @throws IntegrationError 409 */
export async function keepRefs(
  { trx, writer }: Pick<IntegrationCall, 'trx' | 'writer'>,
  { domain_uuid: domainUuid, tenant_id: tenantId }: Domain,
  { ref, client_ref }: { readonly ref?: string | undefined; readonly client_ref?: string | undefined },
): Promise<void> {
  const domain = trx.selectFrom('domains').select(['ref', 'client_ref']).where('domain_uuid', '=', domainUuid);
  const before = await domain.executeTakeFirstOrThrow();
  const after = { ref: ref ?? before.ref, client_ref: client_ref ?? before.client_ref };
  if (after.ref === before.ref && after.client_ref === before.client_ref) return;
  try {
    await trx.updateTable('domains').set(after).where('domain_uuid', '=', domainUuid).execute();
    writer.audit({ resource: 'fpbx_domains', resourceId: domainUuid, action: 'update', tenantId, before, after });
  } catch (error) {
    if (violationOf(error)?.constraint === 'domains_ref') throw conflict(`Another domain has the reference ${ref}`);
    throw error;
  }
}
