import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { RouteContext } from '../../http/route.ts';
import { renameDomain } from '../tenants/domains.ts';
import { findDomain, findTenantDomain, followRename, hasNumbers, setOwner } from './store.ts';

type Writer = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'audit' | 'emit'>;

/**
 * Names a tenant's domain, or makes it (contract 20 §1.1). It keeps its uuid; what carries its name by default follows.
 * Phones that are registered under the former name are dropped with the event: their realm is gone.
 * @throws ApiError 404 tenant, 400 bad name, 409 name of another
 */
export async function nameDomain(
  writer: Writer,
  sent: { readonly tenant_id: number; readonly domain_name: string; readonly domain_description?: string | null },
): Promise<{ domain_uuid: string; domain_name: string }> {
  const { trx } = writer;
  const tenantId = sent.tenant_id;
  const before = await findTenantDomain(trx, tenantId);
  if (!before) throw errors.notFound('Tenant');
  const domain = await renameDomain(trx, tenantId, {
    domainName: sent.domain_name,
    ...(sent.domain_description === undefined ? {} : { description: sent.domain_description || null }),
  });
  const renamedFrom =
    before.domain_name !== null && before.domain_name !== domain.domain_name ? before.domain_name : null;
  if (renamedFrom !== null) {
    await followRename(trx, domain.domain_uuid, renamedFrom, domain.domain_name);
  }
  const after = await findTenantDomain(trx, tenantId);
  await record(writer, tenantId, domain.domain_uuid, before, after);
  return { domain_uuid: domain.domain_uuid, domain_name: domain.domain_name };
}

/**
 * Gives a tenant an existing domain that serves nobody (contract 20 §1.1). A domain without numbers that the tenant had
 * before becomes free.
 * @throws ApiError 404 tenant, 422 domain, 409 when it serves another tenant or the present one is in use
 */
export async function assignDomain(writer: Writer, tenantId: number, domainUuid: string): Promise<void> {
  const { trx } = writer;
  const before = await findTenantDomain(trx, tenantId);
  if (!before) throw errors.notFound('Tenant');
  const domain = await findDomain(trx, domainUuid);
  if (!domain) throw errors.unknownReference('domain_uuid', 'names no domain');
  if (domain.tenant_id === tenantId) return;
  if (domain.tenant_id !== null) throw errors.conflict(`Domain ${domain.domain_name} serves another tenant`);
  if (before.domain_uuid !== null) {
    if (await hasNumbers(trx, before.domain_uuid)) {
      throw errors.conflict(`Domain ${before.domain_name} of this tenant has numbers; give it another name instead`);
    }
    await setOwner(trx, before.domain_uuid, null);
  }
  await setOwner(trx, domainUuid, tenantId);
  await record(writer, tenantId, domainUuid, before, await findTenantDomain(trx, tenantId));
}

type TenantDomain = Awaited<ReturnType<typeof findTenantDomain>>;

async function record(
  writer: Writer,
  tenantId: number,
  id: string,
  before: TenantDomain,
  after: TenantDomain,
): Promise<void> {
  const existed = before?.domain_uuid === id;
  const fields = ['domain_uuid', 'domain_name', 'domain_description'] as const;
  writer.audit({
    resource: 'fpbx_domains',
    resourceId: id,
    action: existed ? 'update' : 'create',
    tenantId,
    before: before?.domain_uuid ? before : null,
    after: after ?? null,
  });
  writer.emit(
    configChanged({
      resource: 'fpbx_domains',
      id,
      action: existed ? 'updated' : 'created',
      changed: fields.filter((field) => before?.[field] !== after?.[field]),
      tenantId,
      by: writer.caller.userId,
    }),
  );
}
