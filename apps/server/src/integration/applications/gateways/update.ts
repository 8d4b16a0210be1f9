import { Type } from 'typebox';
import { providerResource } from '../../../features/providers/resource.ts';
import { updateObject } from '../../../http/resource/write-resource.ts';
import { defineAction } from '../../application.ts';
import { findGateway } from './find-gateway.ts';
import { GATEWAY_NAMES, GATEWAY_SETTINGS, providerFieldsOf } from './gateway-params.ts';
import { keepRef } from './keep-ref.ts';
import { gatewayFields } from './show.ts';

/** Changes what is sent; an empty password keeps the one that is there. */
export const update = defineAction({
  action: 'update',
  access: 'write',
  limit: 'gateway',
  params: Type.Object({ ...GATEWAY_SETTINGS, ...GATEWAY_NAMES }),
  async run(call, params) {
    const { provider_id, gateway_uuid } = await findGateway(call, params);
    const resource = providerResource(call.platform.vault);
    await updateObject(call.writer, resource, provider_id, providerFieldsOf(params), call.now);
    await keepRef(call, provider_id, params.ref);
    return { message: 'Gateway updated', ...(await gatewayFields(call, gateway_uuid)) };
  },
});
