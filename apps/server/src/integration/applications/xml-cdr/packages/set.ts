import { isDeepStrictEqual } from 'node:util';
import { Type } from 'typebox';
import { configChanged } from '../../../../events/config-changed.ts';
import type { PackageVersion } from '../../../../features/autobill/package-fields.ts';
import { readVersions, storeVersion, versionAt } from '../../../../features/autobill/package-versions.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { invalidRequest, missingParameters } from '../../../errors.ts';
import { instantIn } from '../period.ts';
import { PackageCode } from '../services/params.ts';
import { PACKAGE_FIELDS, type PackageParams } from './params.ts';
import { presentPackage } from './present.ts';
import { emptyTerms, readTerms } from './read-terms.ts';

/**
 * Makes a package, or another version of it that holds from now on, or from `effective_from` (contract 40 B12.3). What is the
 * same as before makes none.
 */
export const setPackage = defineAction({
  action: 'packages/set',
  access: 'write',
  reach: 'global',
  edition: 'enterprise',
  params: Type.Object({
    package_code: PackageCode,
    ...PACKAGE_FIELDS,
    effective_from: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  async run(call, params) {
    const code = params.package_code.trim();
    const from = params.effective_from ? instantIn('effective_from', params.effective_from, undefined) : call.now;
    const versions = (await readVersions(call.trx, [code])).get(code) ?? [];
    const before = versionAt(versions, from) ?? null;
    // The first one holds for calls of before, too: a period that has begun is billed by it.
    const isFirst = before === null && params.effective_from === undefined;
    const after = versionOf(code, params, before, isFirst ? FROM_THE_BEGINNING : from);
    await requireTariff(call, after.planId);
    await call.trx
      .insertInto('autobill_packages')
      .values({ package_code: code, date_created: call.now })
      .onConflict((conflict) => conflict.column('package_code').doUpdateSet({ deleted_at: null }))
      .execute();
    if (before === null || !isSame(before, after)) {
      await storeVersion(call.trx, after);
      leaveTraces(call, before, after);
    }
    return { message: `Package ${before ? 'updated' : 'created'}`, ...presentPackage(after) };
  },
});

const FROM_THE_BEGINNING = new Date(0);

/** @throws IntegrationError 400 for what a new package lacks, 422 */
function versionOf(code: string, sent: PackageParams, before: PackageVersion | null, validFrom: Date): PackageVersion {
  const required = ['tariff_id', 'country_code', 'exit_code'] as const;
  const missing = before ? [] : required.filter((name) => sent[name] === undefined);
  if (missing.length > 0) throw missingParameters(missing);
  const terms = readTerms(sent, before?.terms ?? emptyTerms(code));
  return {
    versionId: 0,
    packageCode: code,
    validFrom,
    planId: sent.tariff_id ?? before?.planId ?? 0,
    realtime: sent.realtime ?? before?.realtime ?? false,
    inboundBilling: sent.inbound_billing ?? before?.inboundBilling ?? false,
    terms,
  };
}

async function requireTariff({ trx }: IntegrationCall, planId: number): Promise<void> {
  const plan = await trx.selectFrom('plans').select('plan_id').where('plan_id', '=', planId).executeTakeFirst();
  if (!plan) throw invalidRequest('tariff_id', 'there is no such tariff');
}

function isSame(one: PackageVersion, other: PackageVersion): boolean {
  const { versionId: _one, validFrom: _from, ...rest } = one;
  const { versionId: _other, validFrom: _since, ...others } = other;
  return isDeepStrictEqual(rest, others);
}

function leaveTraces(call: IntegrationCall, before: PackageVersion | null, after: PackageVersion): void {
  const id = after.packageCode;
  call.writer.audit({
    resource: 'autobill_packages',
    resourceId: id,
    action: before ? 'update' : 'create',
    tenantId: null,
    before: before ? presentPackage(before) : null,
    after: presentPackage(after),
  });
  const action = before ? 'updated' : 'created';
  call.writer.emit(configChanged({ resource: 'autobill_packages', id, action, tenantId: null, by: null }));
}
