import { jsonbText, sql, type Trx } from '@strowger/db';
import type { PackageVersion, StoredTerms } from './package-fields.ts';

interface VersionRow {
  readonly version_id: number;
  readonly package_code: string;
  readonly valid_from: Date;
  readonly plan_id: number;
  readonly realtime: boolean;
  readonly inbound_billing: boolean;
  readonly terms: StoredTerms;
}

/** All versions of these packages, the oldest first. */
export async function readVersions(trx: Trx, codes: readonly string[]): Promise<ReadonlyMap<string, PackageVersion[]>> {
  const { rows } = await sql<VersionRow>`
    select version_id, package_code, valid_from, plan_id, realtime, inbound_billing, terms from autobill_package_versions
    where package_code = any(${codes}::text[]) order by package_code, valid_from`.execute(trx);
  const versions = new Map<string, PackageVersion[]>();
  for (const row of rows) {
    const known = versions.get(row.package_code) ?? [];
    versions.set(row.package_code, [...known, versionOf(row)]);
  }
  return versions;
}

function versionOf(row: VersionRow): PackageVersion {
  return {
    versionId: row.version_id,
    packageCode: row.package_code,
    validFrom: row.valid_from,
    planId: row.plan_id,
    realtime: row.realtime,
    inboundBilling: row.inbound_billing,
    terms: row.terms,
  };
}

/** The one in force at a time: the youngest that had begun, or the first. Undefined: there is none at all. */
export function versionAt(versions: readonly PackageVersion[], at: Date): PackageVersion | undefined {
  return versions.findLast(({ validFrom }) => validFrom <= at) ?? versions[0];
}

/** From then on the package is as given; another version from the same time on gives way. */
export async function storeVersion(trx: Trx, version: Omit<PackageVersion, 'versionId'>): Promise<void> {
  const { packageCode, validFrom, planId, realtime, inboundBilling, terms } = version;
  await sql`
    insert into autobill_package_versions (package_code, valid_from, plan_id, realtime, inbound_billing, terms)
    values (${packageCode}, ${validFrom}, ${planId}, ${realtime}, ${inboundBilling}, ${jsonbText(terms)}::jsonb)
    on conflict (package_code, valid_from) do update set plan_id = excluded.plan_id, realtime = excluded.realtime,
      inbound_billing = excluded.inbound_billing, terms = excluded.terms`.execute(trx);
}
