import { type Trx, violationOf } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/** A tenant's SIP domain. */
export interface TenantDomain {
  readonly domain_uuid: string;
  readonly domain_name: string;
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const LONGEST_SLUG = 40;

/**
 * A domain name as it is stored: a lower-case host name.
 * @throws ApiError 400 for `domain_name`
 */
export function parseDomainName(text: string): string {
  const name = text.trim().toLowerCase();
  if (!HOST_NAME.test(name)) throw errors.badField('domain_name', 'must be a host name');
  return name;
}

/** The SIP domain of a tenant, null when he has none. */
export async function domainOfTenant(trx: Trx, tenantId: number): Promise<TenantDomain | null> {
  const domain = await trx
    .selectFrom('domains')
    .select(['domain_uuid', 'domain_name'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return domain ?? null;
}

/**
 * Makes a new tenant's domain: the name that was asked for, else one from the company's name and the tenant's id.
 * @throws ApiError 400 for a bad name, 409 when it is taken
 */
export async function provisionDomain(
  trx: Trx,
  tenant: { readonly tenantId: number; readonly company: string; readonly domainName: string | null },
): Promise<TenantDomain> {
  const { tenantId, company, domainName } = tenant;
  if (domainName !== null) return insertDomain(trx, tenantId, parseDomainName(domainName));
  return insertDomain(trx, tenantId, await freeName(trx, `${slugOf(company)}-${tenantId}`));
}

/**
 * Gives a tenant's domain another name, or makes it. It keeps its uuid; the same name again changes nothing.
 * @throws ApiError 400 for a bad name, 409 when another tenant has it
 */
export async function renameDomain(
  trx: Trx,
  tenantId: number,
  change: { readonly domainName: string; readonly description?: string | null },
): Promise<TenantDomain> {
  const domain_name = parseDomainName(change.domainName);
  const description = change.description === undefined ? {} : { domain_description: change.description };
  const renamed = await takenAs409(domain_name, () =>
    trx
      .updateTable('domains')
      .set({ domain_name, ...description })
      .where('tenant_id', '=', tenantId)
      .returning(['domain_uuid', 'domain_name'])
      .executeTakeFirst(),
  );
  return renamed ?? insertDomain(trx, tenantId, domain_name, change.description ?? null);
}

/** Company name in the letters of a host name; never empty. */
export function slugOf(company: string): string {
  const slug = company
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'tenant' : slug;
}

async function freeName(trx: Trx, wanted: string): Promise<string> {
  const taken = await trx
    .selectFrom('domains')
    .select('domain_name')
    .where('domain_name', 'like', `${wanted}%`)
    .execute();
  const names = new Set(taken.map((row) => row.domain_name));
  let name = wanted;
  for (let n = 2; names.has(name); n += 1) name = `${wanted}-${n}`;
  return name;
}

function insertDomain(
  trx: Trx,
  tenantId: number,
  domain_name: string,
  domain_description: string | null = null,
): Promise<TenantDomain> {
  return takenAs409(domain_name, () =>
    trx
      .insertInto('domains')
      .values({ tenant_id: tenantId, domain_name, domain_description })
      .returning(['domain_uuid', 'domain_name'])
      .executeTakeFirstOrThrow(),
  );
}

async function takenAs409<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violationOf(error)?.kind === 'unique') throw errors.conflict(`Domain ${name} is already in use`);
    throw error;
  }
}
