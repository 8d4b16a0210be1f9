import { Type } from 'typebox';
import { readHostPort } from '../../../features/providers/host-port.ts';
import { defaultPort } from '../../../features/providers/provider-types.ts';
import { invalidRequest } from '../../errors.ts';

/** Which gateway an action is about: one of the two. */
export const GATEWAY_NAMES = {
  gateway_uuid: Type.Optional(Type.String({ format: 'uuid' })),
  gateway_name: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$' })),
  tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
};

const TRANSPORTS = ['udp', 'tcp', 'tls'];

/** What is set of a gateway (contract 40 B10.7). */
export const GATEWAY_SETTINGS = {
  gateway_domain: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
  gateway_username: Type.Optional(Type.String({ maxLength: 128 })),
  gateway_password: Type.Optional(Type.String({ maxLength: 128 })),
  gateway_enabled: Type.Optional(Type.Boolean()),
  gateway_register: Type.Optional(Type.Boolean()),
  gateway_transport: Type.Optional(Type.Enum(TRANSPORTS)),
  gateway_proxy: Type.Optional(Type.String({ maxLength: 128 })),
  gateway_realm: Type.Optional(Type.String({ maxLength: 128 })),
  gateway_from_user: Type.Optional(Type.String({ maxLength: 128 })),
  gateway_from_domain: Type.Optional(Type.String({ maxLength: 128 })),
  gateway_expire_seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 604_800 })),
  gateway_retry_seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400 })),
  gateway_ping: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
  gateway_codecs: Type.Optional(Type.String({ maxLength: 128 })),
  gateway_channels: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  caller_id_in_from: Type.Optional(Type.Boolean()),
  gateway_context: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
  gateway_description: Type.Optional(Type.String({ maxLength: 255 })),
  ref: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
};

/** The provider's name of each setting that has another one here. */
const PROVIDER_NAMES: Readonly<Record<string, string>> = {
  gateway_username: 'username',
  gateway_enabled: 'enabled',
  gateway_register: 'register',
  gateway_transport: 'register_transport',
  gateway_proxy: 'proxy',
  gateway_realm: 'realm',
  gateway_from_user: 'from_user',
  gateway_from_domain: 'from_domain',
  gateway_expire_seconds: 'expire_seconds',
  gateway_retry_seconds: 'retry_seconds',
  gateway_ping: 'ping',
  gateway_codecs: 'codec_prefs',
  gateway_channels: 'channels',
  caller_id_in_from: 'caller_id_in_from',
  gateway_context: 'context',
  gateway_description: 'description',
};

type Settings = Readonly<Record<string, unknown>>;

/**
 * What was sent as the fields of a provider (contract 30 §2.1); an empty password keeps the one that is there.
 * @throws IntegrationError 422 for a place that cannot be
 */
export function providerFieldsOf(sent: Settings): Record<string, unknown> {
  const named = Object.entries(sent).flatMap(([name, value]): [string, unknown][] => {
    const field = PROVIDER_NAMES[name];
    return field === undefined || value === undefined
      ? []
      : [[field, typeof value === 'boolean' ? String(value) : value]];
  });
  const password = sent['gateway_password'];
  return {
    ...Object.fromEntries(named),
    ...(typeof password === 'string' && password !== '' ? { password } : {}),
    ...placeOf(sent),
  };
}

function placeOf(sent: Settings): Record<string, unknown> {
  const domain = sent['gateway_domain'];
  if (typeof domain !== 'string') return {};
  const place = readHostPort(domain.trim());
  if (place === null)
    throw invalidRequest('gateway_domain', 'must be a name or an address, with a port behind it or not');
  return { host: place.host, port: place.port ?? defaultPort('sip', sent['gateway_transport'] === 'tls') };
}
