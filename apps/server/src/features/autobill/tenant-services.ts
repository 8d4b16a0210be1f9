import { sql, type Trx } from '@strowger/db';
import { digitsOf, type PriceBook } from '@strowger/rating';
import type { Cycle } from './cycles.ts';
import { type FilterBook, readFilters } from './filters-of.ts';
import type { PackageVersion } from './package-fields.ts';
import { readVersions, versionAt } from './package-versions.ts';
import { priceBook } from './price-books.ts';

export type ServiceStatus = 'active' | 'suspended' | 'terminated';

/** A service of a billing system (contract 40 B12.3). */
export interface Service {
  readonly serviceId: string;
  readonly tenantId: number;
  readonly clientRef: string | null;
  readonly packageCode: string;
  readonly extensions: readonly string[];
  /** Digits alone. */
  readonly dids: readonly string[];
  readonly cycle: Cycle;
  readonly nextDueDate: string;
  readonly currency: string;
  /** IANA. */
  readonly timezone: string;
  readonly status: ServiceStatus;
}

/** By what a call is found to belong to a service. */
export interface Belonging {
  readonly extension: string | null;
  /** Numbers of the tenant that it came to, or that it showed. */
  readonly dids: readonly (string | null)[];
}

/** What a call of a service costs: the version in force at its time, compiled. */
export interface ServicePrices {
  readonly version: PackageVersion;
  readonly book: PriceBook;
}

/** Services of a tenant with their packages, as a transaction sees them. */
export class TenantServices {
  readonly services: readonly Service[];
  readonly #active: readonly Service[];
  readonly #versions: ReadonlyMap<string, readonly PackageVersion[]>;
  readonly #filters: FilterBook;

  private constructor(
    services: readonly Service[],
    versions: ReadonlyMap<string, readonly PackageVersion[]>,
    filters: FilterBook,
  ) {
    this.services = services;
    this.#active = services.filter(({ status }) => status === 'active');
    this.#versions = versions;
    this.#filters = filters;
  }

  /** Null: the tenant has none. */
  static async read(trx: Trx, tenantId: number): Promise<TenantServices | null> {
    const services = await readServices(trx, { tenantId });
    if (services.length === 0) return null;
    const versions = await readVersions(trx, [...new Set(services.map(({ packageCode }) => packageCode))]);
    return new TenantServices(services, versions, await readFilters(trx));
  }

  byId(serviceId: string): Service | undefined {
    return this.services.find((one) => one.serviceId === serviceId);
  }

  get hasExtensions(): boolean {
    return this.services.some(({ extensions }) => extensions.length > 0);
  }

  get hasDids(): boolean {
    return this.services.some(({ dids }) => dids.length > 0);
  }

  /** The active service that a call belongs to: by its extension, else its DID, else the whole tenant (contract 40 B12.5). */
  ownerOf({ extension, dids }: Belonging): Service | null {
    const active = this.#active;
    const numbers = dids.flatMap((did) => (did === null ? [] : [digitsOf(did)]));
    return (
      active.find(({ extensions }) => extension !== null && extensions.includes(extension)) ??
      active.find((one) => one.dids.some((did) => numbers.includes(did))) ??
      active.find(({ extensions }) => extensions.length === 0) ??
      null
    );
  }

  /** Undefined: the package is not there any more. */
  versionAt({ packageCode }: Service, at: Date): PackageVersion | undefined {
    return versionAt(this.#versions.get(packageCode) ?? [], at);
  }

  /** @param providerId the trunk, whose filters count too */
  pricesAt(service: Service, at: Date, providerId: number | null): ServicePrices | null {
    const version = this.versionAt(service, at);
    if (version === undefined) return null;
    const ofPlan = this.#filters.ofPlan.get(version.planId);
    const ofProvider = providerId === null ? undefined : this.#filters.ofProvider.get(providerId);
    const filters = [ofPlan, ofProvider].filter((one) => one !== undefined);
    return { version, book: priceBook(version, filters) };
  }
}

/** The oldest first: where two claim the same, it has it. */
export async function readServices(
  trx: Trx,
  { tenantId, serviceId }: { readonly tenantId?: number; readonly serviceId?: string },
): Promise<Service[]> {
  const ofTenant = tenantId === undefined ? sql`true` : sql`s.tenant_id = ${tenantId}::integer`;
  const ofId = serviceId === undefined ? sql`true` : sql`s.service_id = ${serviceId}::text`;
  const { rows } = await sql<Service>`
    select s.service_id as "serviceId", s.tenant_id as "tenantId", client_ref as "clientRef", package_code as "packageCode",
      extensions, dids, cycle, next_due_date::text as "nextDueDate", currency, coalesce(s.timezone, t.timezone) as timezone,
      status
    from autobill_services s join tenants t using (tenant_id)
    where ${ofTenant} and ${ofId}
    order by s.date_created, s.service_id`.execute(trx);
  return rows;
}
