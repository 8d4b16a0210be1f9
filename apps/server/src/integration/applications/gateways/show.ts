import { Type } from 'typebox';
import { stamp, word } from '../../answers.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import { findGateway } from './find-gateway.ts';
import { GATEWAY_NAMES } from './gateway-params.ts';
import { domainOf, statusOf, trunkStates } from './gateway-state.ts';

/** All fields, never the password. */
export const get = defineAction({
  action: 'get',
  access: 'read',
  limit: 'gateway',
  params: Type.Object(GATEWAY_NAMES),
  async run(call, params) {
    const { gateway_uuid } = await findGateway(call, params);
    return { message: 'Gateway retrieved', ...(await gatewayFields(call, gateway_uuid)) };
  },
});

/** How it does now. It is asked for an answer, so no transaction waits for it. */
export const status = defineAction({
  action: 'status',
  access: 'read',
  limit: 'gateway',
  transaction: 'none',
  params: Type.Object(GATEWAY_NAMES),
  async run({ db, scope, platform }, params) {
    const gateway = await db.transaction(scope.fence, (trx) => findGateway({ trx, scope }, params), { readOnly: true });
    const { engine } = platform;
    const trunk = (await trunkStates(engine)).get(gateway.provider_id);
    const probe = trunk === undefined ? null : await engine.probeTrunk(gateway.provider_id).catch(() => null);
    return {
      message: 'Gateway status retrieved',
      gateway_uuid: gateway.gateway_uuid,
      gateway_name: gateway.name,
      gateway_status: statusOf(gateway, trunk),
      state: trunk?.state ?? 'DOWN',
      state_since: trunk ? stamp(new Date(trunk.stateSince)) : null,
      last_failure: trunk?.lastError ?? '',
      calls_active: trunk?.callsActive ?? 0,
      calls_in: trunk?.callsIn ?? 0,
      calls_out: trunk ? trunk.callsActive - trunk.callsIn : 0,
      ping_ms: probe?.ms ?? null,
    };
  },
});

/** What `get` and `update` show of a gateway that is there. */
export async function gatewayFields({ platform, trx }: IntegrationCall, uuid: string): Promise<object> {
  const row = await trx
    .selectFrom('providers')
    .leftJoin('domains', 'domains.tenant_id', 'providers.tenant_id')
    .selectAll('providers')
    .select('domain_name')
    .where('fpbx_gateway_uuid', '=', uuid)
    .executeTakeFirstOrThrow();
  const states = await trunkStates(platform.engine);
  return {
    gateway_uuid: uuid,
    gateway_name: row.name,
    tenant_domain: row.domain_name,
    gateway_domain: domainOf(row),
    gateway_username: row.username,
    password_set: row.password !== null && row.password !== '',
    gateway_enabled: word(row.active),
    gateway_register: word(row.register),
    gateway_transport: row.register_transport,
    gateway_proxy: row.proxy,
    gateway_realm: row.realm,
    gateway_from_user: row.from_user,
    gateway_from_domain: row.from_domain,
    gateway_expire_seconds: row.expire_seconds,
    gateway_retry_seconds: row.retry_seconds,
    gateway_ping: row.ping ?? 0,
    gateway_codecs: row.codec_prefs,
    gateway_channels: row.channels,
    caller_id_in_from: word(row.caller_id_in_from),
    gateway_context: row.context,
    gateway_description: row.description,
    gateway_status: statusOf(row, states.get(row.provider_id)),
    ref: row.ref,
  };
}
