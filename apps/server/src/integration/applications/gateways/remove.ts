import { Type } from 'typebox';
import { providerResource } from '../../../features/providers/resource.ts';
import { ROUTES } from '../../../features/routes/resource.ts';
import { deleteObject } from '../../../http/resource/write-resource.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import { findGateway, type Gateway } from './find-gateway.ts';
import { GATEWAY_NAMES } from './gateway-params.ts';

/** @throws IntegrationError 409 while outbound routes use it, unless `force` takes them along */
export const remove = defineAction({
  action: 'delete',
  access: 'write',
  limit: 'gateway',
  params: Type.Object({ ...GATEWAY_NAMES, force: Type.Optional(Type.Boolean()) }),
  async run(call, params) {
    const gateway = await findGateway(call, params);
    await removeGateway(call, gateway, params.force === true);
    return { message: 'Gateway deleted', gateway_uuid: gateway.gateway_uuid, gateway_name: gateway.name };
  },
});

/** @throws ApiError 409 while outbound routes use it, unless they go along */
export async function removeGateway(call: IntegrationCall, gateway: Gateway, withRoutes: boolean): Promise<void> {
  if (withRoutes) await releaseRoutes(call, gateway);
  await deleteObject(call.writer, providerResource(call.platform.vault), gateway.provider_id);
}

/** Routes without their gateway lead nowhere and go with it, and so do outbound rows of which it is the first choice. */
async function releaseRoutes({ trx, writer }: IntegrationCall, gateway: Gateway): Promise<void> {
  const routes = trx.selectFrom('routes').select('route_id').where('provider_id', '=', gateway.provider_id);
  for (const { route_id } of await routes.execute()) await deleteObject(writer, ROUTES, route_id);
  const gone = await trx
    .deleteFrom('dialplan_outbound')
    .where('gateway_uuid', '=', gateway.gateway_uuid)
    .returning(['dialplan_uuid', 'dialplan_name', 'tenant_id'])
    .execute();
  for (const { dialplan_uuid, dialplan_name, tenant_id } of gone) {
    const before = { dialplan_name, gateway_uuid: gateway.gateway_uuid };
    writer.audit({
      resource: 'dialplan_outbound',
      resourceId: dialplan_uuid,
      action: 'delete',
      tenantId: tenant_id,
      before,
    });
  }
  for (const column of ['gateway_2_uuid', 'gateway_3_uuid'] as const) {
    await trx.updateTable('dialplan_outbound').set(column, null).where(column, '=', gateway.gateway_uuid).execute();
  }
}
