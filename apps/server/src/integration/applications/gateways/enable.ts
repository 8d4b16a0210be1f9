import { Type } from 'typebox';
import { providerResource } from '../../../features/providers/resource.ts';
import { updateObject } from '../../../http/resource/write-resource.ts';
import { word } from '../../answers.ts';
import { defineAction } from '../../application.ts';
import { findGateway } from './find-gateway.ts';
import { GATEWAY_NAMES } from './gateway-params.ts';

/** Safe to repeat: they answer how it is now, and never that it was so before (contract 40 B10.7). */
const switching = (action: 'enable' | 'disable', enabled: boolean) =>
  defineAction({
    action,
    access: 'write',
    limit: 'gateway',
    params: Type.Object(GATEWAY_NAMES),
    async run(call, params) {
      const gateway = await findGateway(call, params);
      if (gateway.active !== enabled) {
        const resource = providerResource(call.platform.vault);
        await updateObject(call.writer, resource, gateway.provider_id, { enabled: word(enabled) }, call.now);
      }
      return {
        message: `Gateway ${action}d`,
        gateway_uuid: gateway.gateway_uuid,
        gateway_name: gateway.name,
        gateway_enabled: word(enabled),
      };
    },
  });

export const enable = switching('enable', true);
export const disable = switching('disable', false);
