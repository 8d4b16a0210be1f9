import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { missingParameters, notFound } from '../../../errors.ts';
import { NameList } from '../record-filter.ts';
import { wordsOf } from '../services/params.ts';
import { requireTariff } from './read.ts';

/** What a tariff or a trunk leaves out besides what packages do (contract 40 B12.3). Replaces both lists. */
export const setTariffFilters = defineAction({
  action: 'tariffs/filters',
  access: 'write',
  reach: 'global',
  edition: 'enterprise',
  params: Type.Object({
    tariff_id: Type.Optional(Type.Integer({ minimum: 1 })),
    gateway_uuid: Type.Optional(Type.String({ format: 'uuid' })),
    suppress: Type.Optional(NameList),
    exclude_billing: Type.Optional(NameList),
  }),
  async run(call, params) {
    const lists = { suppress: wordsOf(params.suppress), exclude_billing: wordsOf(params.exclude_billing) };
    const of = await subjectOf(call, params.tariff_id, params.gateway_uuid);
    await store(call.trx, of, lists);
    const resourceId = of.plan_id ?? of.provider_id;
    const resource = of.plan_id === null ? 'providers' : 'plans';
    call.writer.audit({ resource, resourceId, action: 'update', tenantId: null, after: lists });
    const { tariff_id, gateway_uuid } = params;
    return { message: 'Filters stored', tariff_id: tariff_id ?? null, gateway_uuid: gateway_uuid ?? null, ...lists };
  },
});

type Subject =
  | { readonly plan_id: number; readonly provider_id: null }
  | { readonly plan_id: null; readonly provider_id: number };

/** @throws IntegrationError 400, 404 */
async function subjectOf(
  call: IntegrationCall,
  tariffId: number | undefined,
  gatewayUuid: string | undefined,
): Promise<Subject> {
  if (tariffId !== undefined) {
    await requireTariff(call, tariffId);
    return { plan_id: tariffId, provider_id: null };
  }
  if (gatewayUuid === undefined) throw missingParameters(['tariff_id']);
  const provider = await call.trx
    .selectFrom('providers')
    .select('provider_id')
    .where('fpbx_gateway_uuid', '=', gatewayUuid)
    .executeTakeFirst();
  if (!provider) throw notFound();
  return { plan_id: null, provider_id: provider.provider_id };
}

async function store(
  trx: Trx,
  of: Subject,
  lists: { readonly suppress: string[]; readonly exclude_billing: string[] },
): Promise<void> {
  const column = of.plan_id === null ? 'provider_id' : 'plan_id';
  await trx
    .insertInto('autobill_filters')
    .values({ ...of, ...lists })
    .onConflict((conflict) => conflict.column(column).doUpdateSet(lists))
    .execute();
}
