import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { readVersions, versionAt } from '../../../../features/autobill/package-versions.ts';
import { stamp } from '../../../answers.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { conflict, notFound } from '../../../errors.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../../list-params.ts';
import { PackageCode } from '../services/params.ts';
import { presentPackage } from './present.ts';

/** Contract 40 B12.3. */
export const listPackages = defineAction({
  action: 'packages/list',
  access: 'read',
  reach: 'global',
  edition: 'enterprise',
  params: Type.Object(LIST_PARAMS),
  async run(call, params) {
    const page = pageOf(params);
    const { rows } = await sql<{ package_code: string; total: number }>`
      select package_code, count(*) over () as total from autobill_packages
      where deleted_at is null and position(lower(${params.search ?? ''}) in lower(package_code)) > 0
      order by package_code limit ${page.perPage} offset ${page.offset}`.execute(call.trx);
    const codes = rows.map((row) => row.package_code);
    const versions = await readVersions(call.trx, codes);
    const packages = codes.flatMap((code) => {
      const now = versionAt(versions.get(code) ?? [], call.now);
      return now === undefined ? [] : [presentPackage(now)];
    });
    return { message: 'Packages retrieved', packages, ...pageFields(page, rows[0]?.total ?? 0) };
  },
});

/** With all its versions (contract 40 B12.3). */
export const getPackage = defineAction({
  action: 'packages/get',
  access: 'read',
  reach: 'global',
  edition: 'enterprise',
  params: Type.Object({ package_code: PackageCode }),
  async run(call, params) {
    const code = await existing(call, params.package_code);
    const versions = (await readVersions(call.trx, [code])).get(code) ?? [];
    const now = versionAt(versions, call.now);
    if (now === undefined) throw notFound();
    const shown = versions.map(({ validFrom, planId }) => ({ valid_from: stamp(validFrom), tariff_id: planId }));
    return { message: 'Package retrieved', ...presentPackage(now), versions: shown };
  },
});

/** Kept for what it has rated; no new service may have it (contract 40 B12.3). */
export const deletePackage = defineAction({
  action: 'packages/delete',
  access: 'write',
  reach: 'global',
  edition: 'enterprise',
  params: Type.Object({ package_code: PackageCode }),
  async run(call, params) {
    const code = await existing(call, params.package_code);
    const used = await call.trx
      .selectFrom('autobill_services')
      .select('service_id')
      .where('package_code', '=', code)
      .where('status', '<>', 'terminated')
      .limit(1)
      .executeTakeFirst();
    if (used) throw conflict(`This package is used by service ${used.service_id}`);
    await call.trx
      .updateTable('autobill_packages')
      .set({ deleted_at: call.now })
      .where('package_code', '=', code)
      .execute();
    call.writer.audit({
      resource: 'autobill_packages',
      resourceId: code,
      action: 'delete',
      tenantId: null,
      before: { package_code: code },
    });
    return { message: 'Package deleted', package_code: code };
  },
});

async function existing({ trx }: IntegrationCall, sent: string): Promise<string> {
  const row = await trx
    .selectFrom('autobill_packages')
    .select('package_code')
    .where('package_code', '=', sent.trim())
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.package_code;
}
