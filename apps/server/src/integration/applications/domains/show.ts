import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { registrationCounts } from '../../../features/extensions/registration-counts.ts';
import { alpha2Of } from '../../../features/tenants/country.ts';
import { countKept, KEPT_LIMITS, keptLimitsOf } from '../../../features/tenants/kept-limits.ts';
import { readTenant } from '../../../features/tenants/read-tenant.ts';
import { containsPattern } from '../../../http/portal-search.ts';
import { stampOrNull, word } from '../../answers.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';
import { DOMAIN_NAMES, limitsOf, REF, SLOT_NAMES } from './domain-params.ts';
import { type Domain, findDomain } from './find-domain.ts';

/** Domains in scope by their names, with what says whose they are. */
export const list = defineAction({
  action: 'list',
  access: 'read',
  params: Type.Object({
    ...LIST_PARAMS,
    domain_uuid: DOMAIN_NAMES.domain_uuid,
    domain_name: DOMAIN_NAMES.domain_name,
    ref: REF,
  }),
  async run({ scope, trx }, params) {
    const tenant = await scope.tenantOrAll(trx, params.tenant_domain);
    const page = pageOf(params);
    const pattern = containsPattern(params.search ?? '');
    const found = trx
      .selectFrom('domains')
      .innerJoin('tenants', 'tenants.tenant_id', 'domains.tenant_id')
      .$if(tenant !== null, (query) => query.where('domains.tenant_id', '=', tenant?.tenantId ?? 0))
      .$if(params.domain_uuid !== undefined, (query) => query.where('domain_uuid', '=', params.domain_uuid ?? ''))
      .$if(params.domain_name !== undefined, (query) =>
        query.where('domain_name', '=', params.domain_name?.trim().toLowerCase() ?? ''),
      )
      .$if(params.ref !== undefined, (query) => query.where('ref', '=', params.ref ?? ''))
      .$if(params.search !== undefined, (query) =>
        query.where((where) =>
          where.or([where('domain_name', 'ilike', pattern), where('tenants.company', 'ilike', pattern)]),
        ),
      );
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found
      .select(['domain_uuid', 'domains.tenant_id', 'domain_name', 'domain_enabled', 'domain_description'])
      .select(['domains.ref', 'domains.client_ref', 'tenants.company'])
      .orderBy('domain_name')
      .limit(page.perPage)
      .offset(page.offset)
      .execute();
    return {
      message: 'Domains retrieved',
      domains: rows.map((row) => ({ ...row, domain_enabled: word(row.domain_enabled) })),
      ...pageFields(page, Number(total)),
    };
  },
});

/** All fields, with the limits and what is used of them. */
export const get = defineAction({
  action: 'get',
  access: 'read',
  params: Type.Object({ ...DOMAIN_NAMES, ref: REF }),
  async run(call, params) {
    return { message: 'Domain retrieved', ...(await domainFields(call, await findDomain(call, params))) };
  },
});

/** What `get` and `update` show of a domain. */
export async function domainFields(
  { platform, trx }: IntegrationCall,
  { domain_uuid, tenant_id }: Domain,
): Promise<object> {
  const row = await trx
    .selectFrom('domains')
    .select(['domain_name', 'domain_enabled', 'domain_description', 'ref', 'client_ref', 'delete_at'])
    .where('domain_uuid', '=', domain_uuid)
    .executeTakeFirstOrThrow();
  const tenant = await readTenant(trx, platform.environment.edition, tenant_id);
  const usage: Record<string, number> = {};
  for (const table of SLOT_NAMES) {
    const { rows } = await sql<{ used: number }>`
      select count(*)::integer as used from ${sql.table(table)} where tenant_id = ${tenant_id}`.execute(trx);
    usage[table] = rows[0]?.used ?? 0;
  }
  for (const name of KEPT_LIMITS) usage[name] = await countKept(trx, tenant_id, name);
  const registered = (await registrationCounts(platform, tenant_id)).size;
  return {
    domain_uuid,
    tenant_id,
    domain_name: row.domain_name,
    domain_enabled: word(row.domain_enabled),
    domain_description: row.domain_description,
    ref: row.ref,
    client_ref: row.client_ref,
    delete_at: stampOrNull(row.delete_at),
    company: tenant.company,
    email: tenant.email,
    first_name: tenant.first_name,
    last_name: tenant.last_name,
    phone: tenant.phone,
    timezone: tenant.timezone,
    country_code: tenant.country_id === null ? null : alpha2Of(tenant.country_id),
    limits: limitsOf(tenant, await keptLimitsOf(trx, tenant_id)),
    usage: { ...usage, registered_extensions: registered },
  };
}
