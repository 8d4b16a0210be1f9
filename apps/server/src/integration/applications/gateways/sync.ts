import { Type } from 'typebox';
import { providerResource } from '../../../features/providers/resource.ts';
import { updateObject } from '../../../http/resource/write-resource.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import { conflict } from '../../errors.ts';
import { syncObjects } from '../../sync.ts';
import { findNamed, type Gateway, selectGateways } from './find-gateway.ts';
import { GATEWAY_NAMES, GATEWAY_SETTINGS, providerFieldsOf } from './gateway-params.ts';
import { keepRef } from './keep-ref.ts';
import { NEW_GATEWAY, provisionGateway } from './provision.ts';
import { removeGateway } from './remove.ts';

/** What is there already need not be told with its login. */
const ROW = Type.Object({
  ...GATEWAY_SETTINGS,
  gateway_name: NEW_GATEWAY.properties.gateway_name,
  gateway_domain: NEW_GATEWAY.properties.gateway_domain,
  tenant_domain: GATEWAY_NAMES.tenant_domain,
});

/**
 * Brings the gateways to the list, which names them by the billing system's reference or by their names; with
 * `delete_missing` the others go, of the named tenant or of all, as far as no route uses them.
 */
export const sync = defineAction({
  action: 'sync',
  access: 'write',
  limit: 'gateway',
  params: Type.Object({
    tenant_domain: GATEWAY_NAMES.tenant_domain,
    gateways: Type.Array(ROW, { maxItems: 1000 }),
    delete_missing: Type.Optional(Type.Boolean()),
  }),
  async run(call, { tenant_domain, gateways, delete_missing }) {
    const { trx, scope } = call;
    const tenant = await scope.tenantOrAll(trx, tenant_domain);
    const common = tenant === null ? {} : { tenant_domain: tenant.domainName };
    const present = () =>
      selectGateways(trx)
        .$if(tenant !== null, (query) => query.where('providers.tenant_id', '=', tenant?.tenantId ?? 0))
        .execute();
    const byUuid = async (uuid: string) =>
      selectGateways(trx).where('fpbx_gateway_uuid', '=', uuid).executeTakeFirstOrThrow();
    const done = await syncObjects(call, {
      desired: gateways.map((one) => ({ ...common, ...one })),
      name: ({ gateway_name }) => ({ gateway_name }),
      find: async ({ ref, gateway_name }) => (await findWanted(call, ref, gateway_name))?.gateway_uuid ?? null,
      apply: async (row, key) => {
        const owner = (await scope.tenantOrAll(trx, row.tenant_domain))?.tenantId ?? null;
        if (key === null) return (await provisionGateway(call, owner, row)).gateway.gateway_uuid;
        const gateway = await byUuid(key);
        if (gateway.tenant_id !== owner) throw conflict('A gateway with this name already exists');
        const fields = { ...providerFieldsOf(row), name: row.gateway_name };
        await updateObject(call.writer, providerResource(call.platform.vault), gateway.provider_id, fields, call.now);
        await keepRef(call, gateway.provider_id, row.ref);
        return key;
      },
      ...(delete_missing === true
        ? {
            missing: {
              present: async () =>
                (await present()).map(({ gateway_uuid, name }) => ({
                  key: gateway_uuid,
                  name: { gateway_name: name },
                })),
              remove: async (key: string) => removeGateway(call, await byUuid(key), false),
            },
          }
        : {}),
    });
    return { message: 'Gateways synchronised', ...done };
  },
});

/** What is called by the billing system's reference comes before what has the name. */
async function findWanted(
  { trx }: IntegrationCall,
  ref: string | undefined,
  name: string,
): Promise<Gateway | undefined> {
  const referred = ref && (await selectGateways(trx).where('providers.ref', '=', ref).executeTakeFirst());
  return referred || findNamed(trx, name);
}
