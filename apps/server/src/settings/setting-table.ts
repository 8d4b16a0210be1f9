import { type TSchema, Type } from 'typebox';
import { IceServerSchema, TURN_URL } from './ice-server.ts';
import { LONGEST_RETRY_S, SHORTEST_RETRY_S } from './retry-interval.ts';
import type { SystemSettingName, SystemSettingValues } from './system-settings.ts';

/** One setting: the only description of it, for validation, defaults and the API's document. */
export interface Setting<T> {
  /** Of a value that is set; the meaning stands in its description. */
  readonly schema: TSchema;
  readonly default: T | ((get: GetSetting, publicUrl: string) => T);
  /** May hold secrets: sealed in the database, secrets masked in answers. */
  readonly sealed?: true;
}

export type GetSetting = <N extends SystemSettingName>(name: N) => SystemSettingValues[N];

/** Requests a minute: a bucket holds the moment of each. */
const HIGHEST_RATE = 10_000;
const LONGEST_LIFE_SECONDS = 10 * 366 * 86_400;

const text = (description: string, pattern: string, maxLength = 255) =>
  Type.String({ description, pattern, maxLength });
const count = (description: string, minimum: number, maximum: number) =>
  Type.Integer({ description, minimum, maximum });
const flag = (description: string) => Type.Boolean({ description });

const ORIGIN = 'https?://[^/,\\s]+';
const HOST = '[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?';

/** Every setting of contract 00, in its order. */
export const SETTING_TABLE: { readonly [N in SystemSettingName]: Setting<SystemSettingValues[N]> } = {
  public_url: {
    schema: text(
      'Base of links in mails, of JWT issuer and view URLs, without a trailing slash.',
      `^${ORIGIN}(/[^\\s?#]*[^\\s?#/])?$`,
    ),
    default: (_get, publicUrl) => publicUrl,
  },
  cors_origins: {
    schema: text(
      'Origins that browsers may call from, as a comma list; empty = same origin, * = all.',
      `^(\\*|${ORIGIN}(\\s*,\\s*${ORIGIN})*)?$`,
      4000,
    ),
    default: '',
  },
  token_expiry: { schema: count('Seconds a token lives.', 60, LONGEST_LIFE_SECONDS), default: 43_200 },
  token_expiry_remember: {
    schema: count('Seconds a token lives with "remember me".', 60, LONGEST_LIFE_SECONDS),
    default: 2_592_000,
  },
  reset_code_minutes: { schema: count('Minutes a password reset code lives.', 1, 1440), default: 10 },
  login_rate_ip: { schema: count('Failed logins a minute from one address; 0 = off.', 0, 1_000_000), default: 20 },
  login_rate_name: { schema: count('Failed logins a minute on one name; 0 = off.', 0, 1_000_000), default: 10 },
  api_rate_limit: {
    schema: count('Requests a minute of one tenant, unless he has a value of his own; 0 = none.', 0, 100_000_000),
    default: 60_000,
  },
  activity_days: { schema: count('Days activities are kept; 0 = for ever.', 0, 36_500), default: 365 },
  'cdr.retention_days': { schema: count('Days call records are kept; 0 = for ever.', 0, 36_500), default: 0 },
  recording_days: {
    schema: count('Days recordings of calls are kept; 0 = as long as their records.', 0, 36_500),
    default: 0,
  },
  recording_gigabytes: {
    schema: count(
      'Room for recordings of calls: beyond it the oldest are deleted, within the hour; 0 = no bound.',
      0,
      1_000_000,
    ),
    default: 50,
  },
  currency: { schema: text('ISO 4217 code of all amounts.', '^[A-Z]{3}$'), default: 'USD' },
  no_rate: {
    schema: Type.Enum(['allow', 'deny'], { description: 'What happens to a call that no rate covers.' }),
    default: 'allow',
  },
  billing_require_credit: { schema: flag('Ask for credit before included units.'), default: false },
  emergency_numbers: {
    schema: text('Numbers that always pass, as a comma list.', '^(\\d{2,15}(\\s*,\\s*\\d{2,15})*)?$', 1000),
    default: '112,911',
  },
  premium_prefixes: {
    schema: text(
      'Beginnings of premium numbers, as a comma list: tenants call none of them unless they allow it.',
      '^(\\d{1,15}(\\s*,\\s*\\d{1,15})*)?$',
      2000,
    ),
    default: '',
  },
  retry_interval: { schema: count('Seconds between tries of a fax.', SHORTEST_RETRY_S, LONGEST_RETRY_S), default: 60 },
  reply_account: {
    schema: Type.Enum(['default', 'company'], { description: 'Sender of notices about faxes sent by mail.' }),
    default: 'default',
  },
  company_account_id: { schema: count('Account of the company, for notices.', 1, 2_147_483_647), default: null },
  mail_domain: {
    schema: text('Domain of mail addresses of the platform.', `^${HOST}$`, 253),
    default: (get) => new URL(get('public_url')).hostname.replace(/^\[|\]$/g, ''),
  },
  mail_from: {
    schema: text('Sender of mails.', '^[^\\s@]+@[^\\s@]+$'),
    default: (get) => `noreply@${get('mail_domain')}`,
  },
  provision: {
    schema: Type.Record(Type.String({ maxLength: 100 }), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
      description: 'Variables of provisioning templates for all tenants.',
    }),
    default: {},
    sealed: true,
  },
  sso_private_issuers: {
    schema: flag('Identity providers of single sign-on may have private addresses, and http on loopback.'),
    default: false,
  },
  webhook_private_targets: { schema: flag('Webhooks may call loopback and private addresses.'), default: false },
  hep_target: {
    schema: text(
      'Homer server that gets a copy of all SIP messages by HEP3 over UDP, as host:port; empty = none.',
      `^((${HOST}|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5})?$`,
    ),
    default: '',
  },
  sip_message_rate: {
    schema: count('SIP messages a second from one address, bursts twice as many; 0 = no limit.', 0, 1_000_000),
    default: 500,
  },
  sip_connection_rate: {
    schema: count('New SIP connections a second from one address, bursts ten times as many; 0 = no limit.', 0, 100_000),
    default: 20,
  },
  ice_servers: {
    schema: Type.Array(IceServerSchema, {
      description: 'STUN and TURN servers that browser phones are given, each with credentials of its own if any.',
      maxItems: 20,
    }),
    default: [],
    sealed: true,
  },
  turn_urls: {
    schema: text(
      'TURN servers that share turn_secret with us, as a comma list of turn: and turns: URLs; empty = none.',
      `^(${TURN_URL}(\\s*,\\s*${TURN_URL})*)?$`,
      2000,
    ),
    default: '',
  },
  turn_secret: {
    schema: text('What time-limited TURN credentials are signed with; empty = none are made.', '^[!-~]*$'),
    default: '',
    sealed: true,
  },
  turn_ttl: { schema: count('Seconds time-limited TURN credentials live.', 60, 604_800), default: 86_400 },
  transcription_url: {
    schema: text(
      'Where messages of mailboxes that want it are sent to be written down: a form with file, model and response_format, answered {"text"}; empty = nowhere.',
      `^(${ORIGIN}(/[^\\s#]*)?)?$`,
      2000,
    ),
    default: '',
  },
  transcription_api_key: {
    schema: text('Sent there as a Bearer token; empty = none.', '^[!-~]*$', 2000),
    default: '',
    sealed: true,
  },
  transcription_model: { schema: text('Model that is asked for there.', '^[!-~]+$'), default: 'whisper-1' },
  transcription_private_target: {
    schema: flag('It may have a private address, and http on loopback.'),
    default: false,
  },
  'integration.require_tls': {
    schema: Type.Enum(['auto', 'always', 'never'], {
      description:
        'Whether the integration API refuses plain HTTP; auto: where the server has a certificate, or a proxy says so.',
    }),
    default: 'auto',
  },
  'integration.allow_loopback': {
    schema: flag('The integration API takes loopback addresses that are not on its whitelist.'),
    default: false,
  },
  'integration.allow_portal_admin': {
    schema: flag('Super administrators may log in to the integration API by user name and password.'),
    default: false,
  },
  'integration.legacy_paths': {
    schema: flag('The integration API also answers at the historical paths of its older consumers.'),
    default: false,
  },
  'integration.rate_standard': {
    schema: count('Requests a minute to the integration API, of each identity.', 1, HIGHEST_RATE),
    default: 100,
  },
  'integration.rate_cdr_export': {
    schema: count('Exports, imports and billing runs a minute, of each identity.', 1, HIGHEST_RATE),
    default: 10,
  },
  'integration.rate_gateway': {
    schema: count('Requests a minute about gateways, of each identity.', 1, HIGHEST_RATE),
    default: 50,
  },
  'integration.lockout_failures': {
    schema: count('Failed authentications within ten minutes that lock an identity for one address.', 1, 1000),
    default: 10,
  },
  'integration.lockout_minutes': { schema: count('Minutes such a lock lasts.', 1, 1440), default: 15 },
  'integration.lockout_address_failures': {
    schema: count('Failed authentications within ten minutes after which an address has to wait.', 1, 10_000),
    default: 30,
  },
  'integration.audit_days': {
    schema: count('Days the audit log of the integration API is kept.', 31, 36_500),
    default: 400,
  },
  'integration.export_ttl_hours': { schema: count('Hours an export can be downloaded.', 1, 720), default: 24 },
};

const NAMES: readonly string[] = Object.keys(SETTING_TABLE);

export function isSettingName(name: string): name is SystemSettingName {
  return NAMES.includes(name);
}

export const settingNames: readonly SystemSettingName[] = NAMES.filter(isSettingName);
