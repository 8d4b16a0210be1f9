import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import type { Vault } from '../../secrets/vault.ts';
import { providerFields } from '../providers/provider-fields.ts';

const flag = (column?: string): Field => ({ schema: Type.Boolean(), ...(column === undefined ? {} : { column }) });
/** Nobody's business in this form, and written all the same. */
const hidden = (field: Field): Field => ({ ...field, write: 'never', shownTo: [] });

/** Who is called: the proxy, else the host with its port. */
const SHOWN_PROXY = sql`case
  when r.proxy <> '' then r.proxy
  when r.port = 5060 then r.host
  when strpos(r.host, ':') > 0 then '[' || r.host || ']:' || r.port
  else r.host || ':' || r.port end`;
const SHOWN_REALM = sql`coalesce(nullif(r.realm, ''), nullif(r.proxy, ''), r.host)`;

/** A shared trunk is lent to tenants; who it logs in as is not told to them. */
const lent = (column: string) => sql`case
  when r.tenant_id is null and current_setting('strowger.fence', true) <> 'all' then ''
  else ${sql.ref(`r.${column}`)} end`;

/** The columns of SIP providers under the engine's names (contract 30 §3). */
export function gatewayFields(vault: Vault): Record<string, Field> {
  const of = providerFields(vault);
  const taken = (name: string): Field => {
    const field = of[name];
    if (field === undefined) throw new Error(`a provider has no ${name}`);
    return { ...field, column: field.column ?? name };
  };
  return {
    gateway_uuid: { schema: uuid(), column: 'fpbx_gateway_uuid', write: 'never' },
    domain_uuid: {
      schema: nullable(uuid()),
      computed: sql`select domain_uuid from domains where domains.tenant_id = r.tenant_id limit 1`,
    },
    gateway: { ...taken('name'), column: 'name', required: true },
    username: { ...taken('username'), followed: lent('username') },
    password: taken('password'),
    sealed_password: taken('sealed_password'),
    realm: { ...taken('realm'), followed: SHOWN_REALM },
    from_user: { ...taken('from_user'), followed: lent('from_user') },
    from_domain: taken('from_domain'),
    proxy: { ...taken('proxy'), followed: SHOWN_PROXY },
    outbound_proxy: taken('outbound_proxy'),
    expire_seconds: taken('expire_seconds'),
    register: flag(),
    register_transport: taken('register_transport'),
    retry_seconds: taken('retry_seconds'),
    extension: { ...taken('extension'), followed: lent('extension') },
    ping: taken('ping'),
    ping_min: taken('ping_min'),
    ping_max: taken('ping_max'),
    caller_id_in_from: flag(),
    codec_prefs: taken('codec_prefs'),
    context: taken('context'),
    profile: taken('profile'),
    enabled: flag('active'),
    description: taken('description'),
    provider_id: hidden({ schema: Type.Integer() }),
    type: hidden({ schema: Type.String() }),
    service_flag: hidden({ schema: Type.Integer() }),
    host: hidden({ schema: Type.String() }),
    port: hidden({ schema: Type.Integer() }),
    own_proxy: hidden({ schema: Type.String(), column: 'proxy' }),
  };
}
