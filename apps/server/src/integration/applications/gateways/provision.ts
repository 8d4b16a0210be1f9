import { type Static, Type } from 'typebox';
import { providerResource } from '../../../features/providers/resource.ts';
import { createIn, updateObject } from '../../../http/resource/write-resource.ts';
import { raw, word } from '../../answers.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import { conflict, missingParameters } from '../../errors.ts';
import { findNamed, type Gateway, selectGateways } from './find-gateway.ts';
import { GATEWAY_NAMES, GATEWAY_SETTINGS, providerFieldsOf } from './gateway-params.ts';
import { keepRef } from './keep-ref.ts';

/** A gateway as a new one, or as a row of a list to be brought about. */
export const NEW_GATEWAY = Type.Object({
  ...GATEWAY_SETTINGS,
  gateway_name: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$' }),
  gateway_domain: Type.String({ minLength: 1, maxLength: 128 }),
  tenant_domain: GATEWAY_NAMES.tenant_domain,
});
export type NewGateway = Static<typeof NEW_GATEWAY>;

/** Voice alone: a gateway of contract 30 §3. */
const NEW = { type: 'sip', service_flag: 1 };

/**
 * Makes a gateway, or changes the one of that name and keeps its uuid; answers with exactly the seed's fields (contract 40
 * B10.7). @throws IntegrationError 409 for a name that somebody else has
 */
export const provision = defineAction({
  action: 'provision',
  access: 'write',
  limit: 'gateway',
  params: NEW_GATEWAY,
  async run(call, params) {
    const tenant = await call.scope.tenantOrAll(call.trx, params.tenant_domain);
    const { gateway, isNew } = await provisionGateway(call, tenant?.tenantId ?? null, params);
    if (isNew) call.header('X-Gateway-Created', '1');
    return raw({ status: 'success', message: 'Gateway configured successfully', ...gateway });
  },
});

/** The same for whoever has the tenant already; null: for all. @returns the seed's fields @throws IntegrationError 409 */
export async function provisionGateway(call: IntegrationCall, tenantId: number | null, params: NewGateway) {
  requireLogin(params);
  const present = await findNamed(call.trx, params.gateway_name);
  if (present && present.tenant_id !== tenantId) throw conflict('A gateway with this name already exists');
  const provider = present ? await change(call, present, params) : await make(call, tenantId, params);
  await keepRef(call, provider, params.ref);
  const { gateway_uuid, active } = await selectGateways(call.trx)
    .where('provider_id', '=', provider)
    .executeTakeFirstOrThrow();
  const { gateway_name, gateway_domain } = params;
  const gateway = { gateway_uuid, gateway_name, gateway_domain, gateway_enabled: word(active) };
  return { gateway, isNew: !present };
}

interface Login {
  readonly gateway_register?: boolean;
  readonly gateway_username?: string;
  readonly gateway_password?: string;
}

/** Trunks that trust by address alone need no login. */
function requireLogin({ gateway_register = true, ...login }: Login): void {
  if (!gateway_register) return;
  const names = ['gateway_username', 'gateway_password'] as const;
  const missing = names.filter((name) => (login[name] ?? '') === '');
  if (missing.length > 0) throw missingParameters(missing);
}

async function make(
  { platform, writer, now }: IntegrationCall,
  tenantId: number | null,
  params: Readonly<Record<string, unknown>> & { readonly gateway_name: string },
): Promise<number> {
  const resource = providerResource(platform.vault);
  const sent = { register: 'true', ...providerFieldsOf(params), ...NEW, name: params.gateway_name };
  return Number(await createIn(writer, resource, tenantId, sent, now));
}

async function change(
  { platform, writer, now }: IntegrationCall,
  { provider_id }: Gateway,
  params: Readonly<Record<string, unknown>>,
): Promise<number> {
  await updateObject(writer, providerResource(platform.vault), provider_id, providerFieldsOf(params), now);
  return provider_id;
}
