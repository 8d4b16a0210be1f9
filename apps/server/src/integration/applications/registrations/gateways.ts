import { Type } from 'typebox';
import { refusedAs } from '../../../features/realtime/engine-refusal.ts';
import { containsPattern } from '../../../http/portal-search.ts';
import { stamp } from '../../answers.ts';
import { defineAction } from '../../application.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';

/** How trunks are registered with the other side. */
export const gateways = defineAction({
  action: 'gateways',
  access: 'read',
  params: Type.Object(LIST_PARAMS),
  async run({ platform, scope, trx }, params) {
    const tenant = await scope.tenantOrAll(trx, params.tenant_domain);
    const page = pageOf(params);
    const found = trx
      .selectFrom('providers')
      .leftJoin('domains', 'domains.tenant_id', 'providers.tenant_id')
      .where('providers.type', '=', 'sip')
      .$if(tenant !== null, (query) => query.where('providers.tenant_id', '=', tenant?.tenantId ?? null))
      .$if(params.search !== undefined, (query) =>
        query.where('providers.name', 'ilike', containsPattern(params.search ?? '')),
      );
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found
      .select(['providers.provider_id', 'fpbx_gateway_uuid as gateway_uuid', 'providers.name', 'domain_name'])
      .orderBy('providers.name')
      .orderBy('providers.provider_id')
      .limit(page.perPage)
      .offset(page.offset)
      .execute();
    const states = new Map(
      (await refusedAs({ not_found: 'Tenant' }, () => platform.engine.trunks())).map((trunk) => [
        trunk.providerId,
        trunk,
      ]),
    );
    return {
      message: 'Gateway registrations retrieved',
      gateways: rows.map((row) => {
        const state = states.get(row.provider_id);
        return {
          gateway_uuid: row.gateway_uuid,
          gateway_name: row.name,
          tenant_domain: row.domain_name,
          state: state?.state ?? 'DISABLED',
          last_error: state?.lastError ?? '',
          state_since: state ? stamp(new Date(state.stateSince)) : null,
        };
      }),
      ...pageFields(page, Number(total)),
    };
  },
});
