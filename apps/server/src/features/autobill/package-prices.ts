import type { Trx } from '@strowger/db';
import { readFilters } from './filters-of.ts';
import { readVersions, versionAt } from './package-versions.ts';
import { priceBook } from './price-books.ts';
import type { ServicePrices } from './tenant-services.ts';

/**
 * The prices of a package by time. Null: there is none, or none of the tenant's services has it.
 * @param tenantId null: whoever asks may see all packages
 */
export async function packagePrices(
  trx: Trx,
  packageCode: string,
  tenantId: number | null,
): Promise<((at: Date) => ServicePrices) | null> {
  const versions = (await readVersions(trx, [packageCode])).get(packageCode) ?? [];
  const [first] = versions;
  if (first === undefined || !(await isReached(trx, packageCode, tenantId))) return null;
  const { ofPlan } = await readFilters(trx);
  return (at) => {
    const version = versionAt(versions, at) ?? first;
    const filters = ofPlan.get(version.planId);
    return { version, book: priceBook(version, filters ? [filters] : []) };
  };
}

async function isReached(trx: Trx, packageCode: string, tenantId: number | null): Promise<boolean> {
  if (tenantId === null) return true;
  const service = await trx
    .selectFrom('autobill_services')
    .select('service_id')
    .where('package_code', '=', packageCode)
    .where('tenant_id', '=', tenantId)
    .limit(1)
    .executeTakeFirst();
  return service !== undefined;
}
