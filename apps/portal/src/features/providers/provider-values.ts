import type { AnswerOf } from '@strowger/client';

export type Provider = AnswerOf<'/api/providers/{provider_id}'>;

/** Texts that have a default which suits most providers, in the order of the form. */
export const SPECIAL_TEXTS = [
  'auth_username',
  'realm',
  'from_user',
  'from_domain',
  'outbound_proxy',
  'register_proxy',
  'contact_params',
] as const;

/** What can be made here; others are the platform's own, or only kept. */
export const TYPES = ['sip', 'http', 'smtp'] as const;

/** What a SIP provider carries, as the bits of its services (contract 30 §1.6). */
export const SERVICES = { voice: 1, fax: 2 } as const;

/** Services with one of them added or taken away. */
export function withService(services: number, bit: number, on: boolean): number {
  return on ? services | bit : services & ~bit;
}

/** What the form of a provider edits. */
const FIELDS = [
  'type',
  'service_flag',
  'name',
  'host',
  'port',
  'proxy',
  'register_transport',
  'tls_verify',
  'tls_ca',
  'register',
  'username',
  'password',
  'extension',
  'expire_seconds',
  'ping',
  'weight',
  'channels',
  'prefix',
  'codec_prefs',
  'outbound_caller_id',
  'caller_id_policy',
  'sip_cid_type',
  'caller_id_in_from',
  ...SPECIAL_TEXTS,
  'retry_seconds',
  'ping_min',
  'ping_max',
  'contact_in_ping',
  'distinct_to',
  'context',
  'hostname',
  'node_id',
  'settings',
  'httpkey',
  'encryption',
  'from_email',
  'active',
  'description',
] as const satisfies readonly (keyof Provider)[];

/** The password is masked once it is stored; an empty one keeps it. */
export type ProviderValues = Pick<Provider, (typeof FIELDS)[number]>;

export const NEW_PROVIDER: ProviderValues = {
  type: 'sip',
  service_flag: SERVICES.voice | SERVICES.fax,
  name: '',
  host: '',
  port: 5060,
  proxy: '',
  register_transport: 'udp',
  tls_verify: 'true',
  tls_ca: '',
  register: 'false',
  username: '',
  password: '',
  extension: '',
  expire_seconds: 800,
  ping: null,
  weight: 0,
  channels: 0,
  prefix: '',
  codec_prefs: '',
  outbound_caller_id: '',
  caller_id_policy: 'any',
  sip_cid_type: 'none',
  caller_id_in_from: 'false',
  auth_username: '',
  realm: '',
  from_user: '',
  from_domain: '',
  outbound_proxy: '',
  register_proxy: '',
  contact_params: '',
  retry_seconds: 30,
  ping_min: null,
  ping_max: null,
  contact_in_ping: 'false',
  distinct_to: 'false',
  context: 'public',
  hostname: '',
  node_id: null,
  settings: '',
  httpkey: '',
  encryption: '',
  from_email: '',
  active: 1,
  description: '',
};

/** What all kinds have. */
const COMMON = ['type', 'name', 'host', 'username', 'password', 'weight', 'settings', 'active', 'description'] as const;

/** What other kinds than SIP have besides; the port of an HTTP provider stands in its address. */
const OWN = {
  http: ['httpkey', 'tls_verify', 'tls_ca'],
  smtp: ['port', 'encryption', 'from_email'],
} as const;

/** A new provider as it is sent: what its kind does not have is left to the server. */
export function bodyOfNew(values: ProviderValues) {
  const { type } = values;
  if (type !== 'http' && type !== 'smtp') return values;
  const names: readonly string[] = [...COMMON, ...OWN[type]];
  const { name, host, ...rest } = values;
  const own: Partial<typeof rest> = Object.fromEntries(Object.entries(rest).filter(([key]) => names.includes(key)));
  return { ...own, name, host, type };
}

/** The values of a new provider of another kind: where one listens is not the same for each. */
export function asType(values: ProviderValues, type: ProviderValues['type']): ProviderValues {
  return { ...values, type, port: type === 'smtp' ? SMTP_PORT : NEW_PROVIDER.port };
}

/** Of mail that is handed in with a login (RFC 6409). */
const SMTP_PORT = 587;

/** The form's values of a provider as the API gives it. */
export function valuesOf(provider: Provider): ProviderValues {
  const values: ProviderValues = { ...NEW_PROVIDER };
  const take = <Field extends (typeof FIELDS)[number]>(field: Field) => {
    values[field] = provider[field];
  };
  for (const field of FIELDS) take(field);
  return values;
}
