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

/** What the form of a provider edits. */
const FIELDS = [
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
  'active',
  'description',
] as const satisfies readonly (keyof Provider)[];

/** The password is masked once it is stored; an empty one keeps it. */
export type ProviderValues = Pick<Provider, (typeof FIELDS)[number]>;

export const NEW_PROVIDER: ProviderValues = {
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
  active: 1,
  description: '',
};

/** The form's values of a provider as the API gives it. */
export function valuesOf(provider: Provider): ProviderValues {
  const values: ProviderValues = { ...NEW_PROVIDER };
  const take = <Field extends (typeof FIELDS)[number]>(field: Field) => {
    values[field] = provider[field];
  };
  for (const field of FIELDS) take(field);
  return values;
}
