import { sql, type Trx } from '@strowger/db';
import type { KnownNumbers } from '../enrich.ts';
import type { RawRecord } from '../raw-record.ts';

/** Whose record it is (contract 40 A3 "Tenant / domain", "Owner extension"). */
export interface Owner {
  readonly tenantId: number | null;
  readonly company: string | null;
  readonly domainUuid: string | null;
  readonly domain: string | null;
  readonly extensionUuid: string | null;
  readonly extension: string | null;
  readonly userId: number | null;
}

/** Answers ownership for a batch of records with a handful of queries, however large the batch. */
export interface OwnerBook {
  ownerOf(raw: RawRecord): Owner;
  numbersOf(owner: Owner): KnownNumbers;
  /** Of the tenant's clock; UTC where he is not known. */
  timezoneOf(tenantId: number | null): string;
}

export async function readOwnerBook(trx: Trx, records: readonly RawRecord[]): Promise<OwnerBook> {
  const numbers = distinct(records.flatMap((r) => [r.caller_number, r.destination]));
  const tenants = await readTenants(trx, records, numbers);
  const plan = await readNumberPlan(trx, numbers);
  const extensions = await readExtensions(trx, records, numbers);

  const tenantOf = (raw: RawRecord): TenantRow | null => {
    const id = raw.tenant_id ?? -1;
    // The domain and the DIDs of a tenant who is gone may be another's by now.
    if (tenants.byId.has(id) || tenants.gone.has(id)) return tenants.byId.get(id) ?? null;
    return tenants.byDomain.get(raw.domain ?? '') ?? tenants.byDid.get(raw.destination ?? '') ?? null;
  };

  return {
    ownerOf(raw) {
      const tenant = tenantOf(raw);
      const named = tenant ?? tenants.gone.get(raw.tenant_id ?? -1) ?? null;
      const extension = extensions.find(raw, tenant?.tenant_id ?? null);
      return {
        tenantId: named?.tenant_id ?? raw.tenant_id ?? null,
        company: named?.company ?? null,
        domainUuid: raw.domain_uuid ?? tenant?.domain_uuid ?? null,
        domain: tenant?.domain_name ?? raw.domain ?? null,
        extensionUuid: raw.extension_uuid ?? extension?.extension_uuid ?? null,
        extension: raw.extension ?? extension?.extension ?? null,
        userId: extension?.user_id ?? null,
      };
    },
    timezoneOf(tenantId) {
      const id = tenantId ?? -1;
      return (tenants.byId.get(id) ?? tenants.gone.get(id))?.timezone ?? 'UTC';
    },
    numbersOf(owner) {
      const known = plan.get(owner.tenantId ?? -1);
      return {
        isInternal: owner.tenantId === null ? null : (number) => known?.has(number) ?? false,
        isConference: (number) => known?.get(number) === 'conference',
      };
    },
  };
}

interface TenantRow {
  readonly tenant_id: number;
  readonly company: string;
  readonly timezone: string;
  readonly domain_uuid: string;
  readonly domain_name: string;
}

type GoneTenant = Pick<TenantRow, 'tenant_id' | 'company' | 'timezone'>;

async function readTenants(trx: Trx, records: readonly RawRecord[], numbers: readonly string[]) {
  const ids = [...new Set(records.flatMap((r) => (typeof r.tenant_id === 'number' ? [r.tenant_id] : [])))];
  const domains = distinct(records.map((r) => r.domain));
  const dids = await trx
    .selectFrom('accounts')
    .select(['phone', 'tenant_id'])
    .where('type', '=', 'did')
    .where(isAnyOf('phone', numbers))
    .execute();
  const rows: TenantRow[] = await trx
    .selectFrom('tenants as t')
    .innerJoin('domains as d', 'd.tenant_id', 't.tenant_id')
    .select(['t.tenant_id', 't.company', 't.timezone', 'd.domain_uuid', 'd.domain_name'])
    .where((eb) =>
      eb.or([
        sql<boolean>`t.tenant_id = any(${[...ids, ...dids.map((d) => d.tenant_id)]}::integer[])`,
        isAnyOf('d.domain_name', domains),
      ]),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.tenant_id, row]));
  return {
    byId,
    gone: await readGoneTenants(
      trx,
      ids.filter((id) => !byId.has(id)),
    ),
    byDomain: new Map(rows.map((row) => [row.domain_name, row])),
    byDid: new Map(dids.map((did) => [did.phone, byId.get(did.tenant_id)])),
  };
}

/** Calls that were hung up with their tenant end after him. */
async function readGoneTenants(trx: Trx, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, GoneTenant>();
  const rows: GoneTenant[] = await trx
    .selectFrom('deleted_tenants')
    .select(['tenant_id', 'company', 'timezone'])
    .where(sql<boolean>`tenant_id = any(${ids}::integer[])`)
    .execute();
  return new Map(rows.map((row) => [row.tenant_id, row]));
}

async function readNumberPlan(trx: Trx, numbers: readonly string[]): Promise<Map<number, Map<string, string>>> {
  const rows = await trx
    .selectFrom('number_plan')
    .select(['tenant_id', 'number', 'kind'])
    .where(isAnyOf('number', numbers))
    .where('slot', '=', 'main')
    .execute();
  const plan = new Map<number, Map<string, string>>();
  for (const row of rows) {
    const known = plan.get(row.tenant_id) ?? new Map<string, string>();
    plan.set(row.tenant_id, known.set(row.number, row.kind));
  }
  return plan;
}

interface ExtensionRow {
  readonly extension_uuid: string;
  readonly extension: string;
  readonly tenant_id: number;
  readonly user_id: number | null;
}

async function readExtensions(trx: Trx, records: readonly RawRecord[], numbers: readonly string[]) {
  const uuids = distinct(records.map((r) => r.extension_uuid));
  const rows: ExtensionRow[] = await trx
    .selectFrom('extensions')
    .select(['extension_uuid', 'extension', 'tenant_id', 'user_id'])
    .where((eb) =>
      eb.or([sql<boolean>`extension_uuid = any(${uuids.filter(isUuid)}::uuid[])`, isAnyOf('extension', numbers)]),
    )
    .execute();
  const byUuid = new Map(rows.map((row) => [row.extension_uuid, row]));
  const byNumber = new Map(rows.map((row) => [`${row.tenant_id} ${row.extension}`, row]));
  return {
    find(raw: RawRecord, tenantId: number | null): ExtensionRow | null {
      if (raw.extension_uuid) return byUuid.get(raw.extension_uuid) ?? null;
      const number = raw.direction === 'inbound' ? raw.destination : raw.caller_number;
      return byNumber.get(`${tenantId} ${number ?? ''}`) ?? null;
    },
  };
}

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => (value ? [value] : [])))];
}

/** One parameter for a list of any length, so that the statement stays the same. */
function isAnyOf(column: string, values: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${values}::text[])`;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}
