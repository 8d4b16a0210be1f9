import { Type } from 'typebox';
import { configChanged } from '../../../../events/config-changed.ts';
import { DEFAULT_PLAN } from '../../../../features/plans/resource.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { conflict } from '../../../errors.ts';
import { requireTariff } from './read.ts';

/** With all its versions, unless a package of either kind has it (contract 40 B12.3). */
export const deleteTariff = defineAction({
  action: 'tariffs/delete',
  access: 'write',
  reach: 'global',
  edition: 'enterprise',
  params: Type.Object({ tariff_id: Type.Integer({ minimum: 1 }) }),
  async run(call, params) {
    const planId = params.tariff_id;
    const name = await requireTariff(call, planId);
    if (planId === DEFAULT_PLAN) throw conflict('The default tariff cannot be deleted');
    await requireUnused(call, planId);
    await call.trx.deleteFrom('plans').where('plan_id', '=', planId).execute();
    const { writer } = call;
    writer.audit({
      resource: 'plans',
      resourceId: planId,
      action: 'delete',
      tenantId: null,
      before: { plan_id: planId, name },
    });
    const by = writer.caller.userId;
    writer.emit(configChanged({ resource: 'plans', id: planId, action: 'deleted', tenantId: null, by }));
    return { message: 'Tariff deleted', tariff_id: planId };
  },
});

/** @throws IntegrationError 409 */
async function requireUnused({ trx }: IntegrationCall, planId: number): Promise<void> {
  const versions = await trx
    .selectFrom('autobill_package_versions')
    .select('package_code')
    .where('plan_id', '=', planId)
    .limit(1)
    .executeTakeFirst();
  if (versions) throw conflict(`This tariff is used by package ${versions.package_code}`);
  const sold = await trx
    .selectFrom('packages')
    .select('name')
    .where('plan_id', '=', planId)
    .limit(1)
    .executeTakeFirst();
  if (sold) throw conflict(`This tariff is used by package ${sold.name}`);
}
