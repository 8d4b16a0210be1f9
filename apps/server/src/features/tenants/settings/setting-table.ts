import { BUILT_IN_CODES } from '@strowger/callplan';
import { type Static, type TSchema, Type } from 'typebox';
import { LONGEST_RETRY_S, SHORTEST_RETRY_S } from '../../../settings/retry-interval.ts';
import type { SystemSettings } from '../../../settings/system-settings.ts';
import { diallingOf } from '../../reference/dialling.ts';
import { emergencyNumbersOf } from './emergency-numbers.ts';

/** What a default may depend on. */
export interface DefaultSource {
  readonly settings: SystemSettings;
  /** ISO 3166-1 alpha-2 of the tenant's country. */
  readonly country: string | null;
}

/** One setting of a tenant: the only description of it. */
interface TenantSetting<S extends TSchema> {
  readonly schema: S;
  readonly default: (from: DefaultSource) => Static<S> | null;
  /** Sealed in the database. */
  readonly sealed?: true;
  /** Only super admins change it. */
  readonly platformOnly?: true;
}

const setting = <S extends TSchema>(description: TenantSetting<S>): TenantSetting<S> => description;

const number = () => Type.String({ pattern: '^\\+?[0-9]{2,15}$' });
const count = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
/** Of currency units. */
const amount = () => Type.Number({ minimum: 0, maximum: 1_000_000_000 });
const HOST = '^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$';
/** Numbers and ranges: `1001, 1010-1019`. */
const EXTENSION_LIST = '^([0-9]{2,11}(-[0-9]{2,11})?(\\s*,\\s*[0-9]{2,11}(-[0-9]{2,11})?)*)?$';
const LETTER_COUNTRIES: ReadonlySet<string> = new Set(['US', 'CA', 'MX']);

/** Every setting of contract 10 §4.4, in its order. */
export const TENANT_SETTINGS = {
  outbound_caller_id_name: setting({ schema: Type.String({ maxLength: 80 }), default: () => null }),
  outbound_caller_id_number: setting({ schema: number(), default: () => null }),
  emergency_caller_id_number: setting({ schema: number(), default: () => null }),
  emergency_numbers: setting({
    schema: Type.String({ pattern: '^(\\d{2,15}(\\s*,\\s*\\d{2,15})*)?$', maxLength: 1000 }),
    default: ({ settings, country }) => emergencyNumbersOf(settings.get('emergency_numbers'), country),
  }),
  national_prefix: setting({
    schema: Type.String({ pattern: '^[0-9]{0,5}$' }),
    default: ({ country }) => (country === null ? null : (diallingOf(country)?.nationalPrefix ?? null)),
  }),
  international_prefix: setting({
    schema: Type.String({ pattern: '^[0-9]{1,6}$' }),
    default: ({ country }) => (country === null ? null : (diallingOf(country)?.internationalPrefix ?? null)),
  }),
  route_mode: setting({ schema: Type.Enum(['priority', 'lcr']), default: (): 'priority' | 'lcr' => 'priority' }),
  local_dids: setting({ schema: Type.Boolean(), default: () => true }),
  ringback: setting({ schema: Type.String({ maxLength: 255 }), default: () => '${us-ring}' }),
  language: setting({
    schema: Type.Enum(['en', 'fr', 'de', 'es', 'it']),
    default: (): 'en' => 'en',
  }),
  operator_extension: setting({ schema: Type.String({ pattern: '^[0-9]{2,11}$' }), default: () => null }),
  disa_pin: setting({ schema: Type.String({ pattern: '^[0-9]{4,12}$' }), default: () => null, sealed: true }),
  page_extensions: setting({ schema: Type.String({ pattern: EXTENSION_LIST, maxLength: 1000 }), default: () => null }),
  codes_off: setting({
    schema: Type.Array(Type.Enum(BUILT_IN_CODES.map(({ name }) => name)), { maxItems: BUILT_IN_CODES.length }),
    default: () => null,
  }),
  page_pin: setting({ schema: Type.String({ pattern: '^[0-9]{4,12}$' }), default: () => null, sealed: true }),
  provision: setting({
    schema: Type.Record(Type.String({ maxLength: 100 }), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
    default: () => ({}),
    sealed: true,
  }),
  fax_channels: setting({ schema: count(1, 1000), default: () => 4 }),
  paper: setting({
    schema: Type.Enum(['a4', 'letter']),
    default: ({ country }) => (country !== null && LETTER_COUNTRIES.has(country) ? 'letter' : 'a4'),
  }),
  retry_interval: setting({
    schema: count(SHORTEST_RETRY_S, LONGEST_RETRY_S),
    default: ({ settings }) => settings.get('retry_interval'),
  }),
  mail_domain: setting({
    schema: Type.String({ pattern: HOST, maxLength: 253 }),
    default: ({ settings }) => settings.get('mail_domain'),
  }),
  email_to_fax_check: setting({ schema: Type.Boolean(), default: () => true }),
  daily_spend_limit: setting({ schema: amount(), default: () => null }),
  extension_daily_spend_limit: setting({ schema: amount(), default: () => null }),
  extension_paid_calls: setting({ schema: count(0, 10_000), default: () => null }),
  fraud_hourly_spend: setting({ schema: amount(), default: () => null }),
  fraud_block_hours: setting({ schema: count(0, 168), default: () => 0 }),
  premium_prefixes: setting({
    schema: Type.String({ pattern: '^(\\d{1,15}(\\s*,\\s*\\d{1,15})*)?$', maxLength: 2000 }),
    default: ({ settings }) => settings.get('premium_prefixes'),
  }),
  premium_calls: setting({ schema: Type.Boolean(), default: () => false }),
  api_rate_limit: setting({
    schema: count(0, 100_000_000),
    default: ({ settings }) => settings.get('api_rate_limit'),
    platformOnly: true,
  }),
} as const;

export type TenantSettingName = keyof typeof TENANT_SETTINGS;

export type TenantSettingValues = {
  readonly [N in TenantSettingName]: Static<(typeof TENANT_SETTINGS)[N]['schema']> | null;
};

const NAMES: readonly string[] = Object.keys(TENANT_SETTINGS);

export function isTenantSettingName(name: string): name is TenantSettingName {
  return NAMES.includes(name);
}

export const tenantSettingNames: readonly TenantSettingName[] = NAMES.filter(isTenantSettingName);
