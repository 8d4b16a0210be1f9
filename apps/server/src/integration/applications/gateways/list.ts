import { Type } from 'typebox';
import { raw, word } from '../../answers.ts';
import { defineAction } from '../../application.ts';
import { selectGateways } from './find-gateway.ts';
import { GATEWAY_NAMES } from './gateway-params.ts';
import { domainOf, statusOf, trunkStates } from './gateway-state.ts';

/** All gateways in scope, with exactly the seed's fields (contract 40 B10.7). */
export const list = defineAction({
  action: 'list',
  access: 'read',
  limit: 'gateway',
  params: Type.Object({ gateway_name: GATEWAY_NAMES.gateway_name, tenant_domain: GATEWAY_NAMES.tenant_domain }),
  async run({ platform, scope, trx }, { gateway_name, tenant_domain }) {
    const tenant = await scope.tenantOrAll(trx, tenant_domain);
    const rows = await selectGateways(trx)
      .$if(tenant !== null, (query) => query.where('providers.tenant_id', '=', tenant?.tenantId ?? null))
      .$if(gateway_name !== undefined, (query) => query.where('name', '=', gateway_name ?? ''))
      .orderBy('name')
      .execute();
    const states = await trunkStates(platform.engine);
    return raw({
      status: 'success',
      message: 'Gateways retrieved successfully',
      gateways: rows.map((row) => ({
        gateway_uuid: row.gateway_uuid,
        gateway_name: row.name,
        gateway_domain: domainOf(row),
        gateway_enabled: word(row.active),
        gateway_status: statusOf(row, states.get(row.provider_id)),
      })),
    });
  },
});
