import { Type } from 'typebox';
import { PLATFORM_TENANT } from '../../../features/tenants/platform-tenant.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import { notFound } from '../../errors.ts';
import { syncObjects } from '../../sync.ts';
import { NEW_DOMAIN, type NewDomain } from './domain-params.ts';
import { findDomain } from './find-domain.ts';
import { suspendDomain } from './suspend.ts';
import { changeDomain, makeDomain, switchNew } from './write.ts';

/**
 * Brings the domains to the list, which names them by the billing system's reference or by their names; with
 * `delete_missing` the others are suspended, never deleted.
 */
export const sync = defineAction({
  action: 'sync',
  access: 'write',
  reach: 'global',
  params: Type.Object({
    domains: Type.Array(NEW_DOMAIN, { maxItems: 5000 }),
    delete_missing: Type.Optional(Type.Boolean()),
  }),
  async run(call, { domains, delete_missing }) {
    const done = await syncObjects<NewDomain>(call, {
      desired: domains,
      name: ({ domain_name }) => ({ domain_name }),
      find: (row) => findWanted(call, row),
      apply: async (row, key) => {
        if (key !== null) {
          await changeDomain(call, await findDomain(call, { domain_uuid: key }), row);
          return key;
        }
        const made = await makeDomain(call, row);
        await switchNew(call, made, row.domain_enabled ?? true);
        return made.domain_uuid;
      },
      ...(delete_missing === true
        ? { missing: { present: () => present(call), remove: (key) => suspend(call, key) } }
        : {}),
    });
    return { message: 'Domains synchronised', ...done };
  },
});

async function findWanted({ trx }: IntegrationCall, { ref, domain_name }: NewDomain): Promise<string | null> {
  const named = await trx
    .selectFrom('domains')
    .select(['domain_uuid', 'ref'])
    .where((where) =>
      where.or([where('domain_name', '=', domain_name.trim().toLowerCase()), where('ref', '=', ref ?? '')]),
    )
    .execute();
  return (named.find((one) => ref !== undefined && one.ref === ref) ?? named[0])?.domain_uuid ?? null;
}

/** The platform's own domain is nobody's service. */
async function present({ trx }: IntegrationCall) {
  const rows = await trx
    .selectFrom('domains')
    .select(['domain_uuid', 'domain_name'])
    .where('tenant_id', '<>', PLATFORM_TENANT)
    .execute();
  return rows.map(({ domain_uuid, domain_name }) => ({ key: domain_uuid, name: { domain_name } }));
}

async function suspend(call: IntegrationCall, domainUuid: string): Promise<void> {
  const domain = await findDomain(call, { domain_uuid: domainUuid });
  if (domain.tenant_id === PLATFORM_TENANT) throw notFound();
  await suspendDomain(call, domain, { mode: 'domain', wanted: [domainUuid], reason: 'missing' });
}
