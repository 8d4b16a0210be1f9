import { Type } from 'typebox';
import { configChanged } from '../../../events/config-changed.ts';
import { defineAction } from '../../application.ts';
import { conflict } from '../../errors.ts';
import { findGateway } from './find-gateway.ts';
import { GATEWAY_NAMES } from './gateway-params.ts';

/** Registers anew, at once, by whichever process holds the registration. @throws IntegrationError 409 one that is off */
export const restart = defineAction({
  action: 'restart',
  access: 'write',
  limit: 'gateway',
  params: Type.Object(GATEWAY_NAMES),
  async run(call, params) {
    const { provider_id, gateway_uuid, name, tenant_id, active, register } = await findGateway(call, params);
    if (!active) throw conflict('The gateway is disabled');
    const { writer } = call;
    const change = { resource: 'provider_registrations', id: provider_id, action: 'updated' } as const;
    writer.emit(configChanged({ ...change, tenantId: tenant_id, by: writer.caller.userId }));
    const registers = { registers: register };
    writer.audit({
      resource: 'providers',
      resourceId: provider_id,
      action: 'restart',
      tenantId: tenant_id,
      before: registers,
      after: registers,
    });
    return {
      message: register ? 'Gateway registers anew' : 'Gateway needs no registration',
      gateway_uuid,
      gateway_name: name,
    };
  },
});
