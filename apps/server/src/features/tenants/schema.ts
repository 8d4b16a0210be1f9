import { type Static, Type } from 'typebox';
import { epochSeconds, flagText, money, nullable } from '../../http/fields.ts';

/** Largest value of an integer column. */
const INT_MAX = 2_147_483_647;
const text = (maxLength: number) => nullable(Type.String({ maxLength }));
/** Not of blanks alone. */
const company = () => Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' });
const count = () => Type.Integer({ minimum: 0, maximum: INT_MAX });
/** A limit: −1 = none. */
const limit = () => Type.Integer({ minimum: -1, maximum: INT_MAX });
const days = () => Type.Integer({ minimum: 0, maximum: 36_500 });

export const TENANT_FLAGS = ['mfa_enabled', 'password_expiry', 'retention_enabled'] as const;

/** What a write may carry (contract 10 §4.1); a missing field keeps its value. */
const writable = {
  company: Type.Optional(company()),
  first_name: Type.Optional(text(128)),
  last_name: Type.Optional(text(128)),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
  phone: Type.Optional(text(64)),
  address: Type.Optional(text(255)),
  country_id: Type.Optional(nullable(Type.Integer())),
  timezone_id: Type.Optional(Type.Integer()),
  timezone: Type.Optional(nullable(Type.String({ maxLength: 64 }))),
  active: Type.Optional(nullable(flagText())),
  credit_alert_threshold: Type.Optional(Type.Number({ minimum: 0 })),
  max_concurrent_calls: Type.Optional(count()),
  daily_limit: Type.Optional(limit()),
  monthly_limit: Type.Optional(limit()),
  /** Tenant flags; the answer's map of them comes back too. */
  permissions: Type.Optional(
    nullable(Type.Union([Type.Array(Type.String()), Type.Record(Type.String(), Type.String()), Type.String()])),
  ),
  user_permission: Type.Optional(Type.Array(Type.String())),
  quota_extensions: Type.Optional(limit()),
  quota_devices: Type.Optional(limit()),
  quota_ring_groups: Type.Optional(limit()),
  quota_call_queues: Type.Optional(limit()),
  quota_conferences: Type.Optional(limit()),
  quota_ivr_menus: Type.Optional(limit()),
  quota_voicemails: Type.Optional(limit()),
  quota_music_on_hold: Type.Optional(limit()),
  /** The users' spelling of two of them. */
  quota_conference: Type.Optional(limit()),
  quota_voicemail: Type.Optional(limit()),
  min_retention: Type.Optional(days()),
  max_retention: Type.Optional(days()),
  retention_period: Type.Optional(nullable(days())),
  overage_policy: Type.Optional(Type.Enum(['credit', 'block'])),
};

const READ_ONLY = [
  'tenant_id',
  'tenant_permissions',
  'owner_id',
  'fpbx_domain_uuid',
  'assigned_daily',
  'assigned_monthly',
  'assigned_extensions',
  'assigned_devices',
  'assigned_ring_groups',
  'assigned_call_queues',
  'assigned_ivr_menus',
  'assigned_voicemail',
  'assigned_conference',
  'assigned_music_on_hold',
  'sent_daily',
  'sent_monthly',
  'date_created',
  'last_updated',
] as const;

/** Left over in the clients' forms. */
const FORM_LEFTOVERS = [
  'domain',
  'title',
  'footer',
  'logo',
  'logo_name',
  'sendfax',
  'total_inbound',
  'roles',
  'daily_sent',
  'mfa_enabled',
  'unique_id',
  'confirmPassword',
] as const;

export const tenantCreate = Type.Object(
  {
    ...writable,
    company: company(),
    email: Type.String({ format: 'email', maxLength: 254 }),
    credit: Type.Optional(Type.Number({ minimum: 0 })),
    domain_name: Type.Optional(nullable(Type.String({ maxLength: 253 }))),
  },
  { additionalProperties: false, 'x-ignored': [...READ_ONLY, ...FORM_LEFTOVERS] },
);

export const tenantUpdate = Type.Object(writable, {
  additionalProperties: false,
  'x-ignored': [...READ_ONLY, ...FORM_LEFTOVERS, 'credit', 'domain_name'],
});

export type TenantCreate = Static<typeof tenantCreate>;
export type TenantUpdate = Static<typeof tenantUpdate>;

export const tenantObject = Type.Object({
  tenant_id: Type.Integer(),
  company: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  address: Type.String(),
  country_id: nullable(Type.Integer()),
  timezone_id: Type.Integer(),
  timezone: Type.String(),
  active: flagText(),
  credit: money(),
  credit_alert_threshold: money(),
  max_concurrent_calls: Type.Integer(),
  daily_limit: Type.Integer(),
  monthly_limit: Type.Integer(),
  permissions: Type.Record(Type.String(), Type.String()),
  tenant_permissions: Type.String(),
  quota_extensions: Type.Integer(),
  quota_devices: Type.Integer(),
  quota_ring_groups: Type.Integer(),
  quota_call_queues: Type.Integer(),
  quota_conferences: Type.Integer(),
  quota_ivr_menus: Type.Integer(),
  quota_voicemails: Type.Integer(),
  quota_music_on_hold: Type.Integer(),
  min_retention: Type.Integer(),
  max_retention: Type.Integer(),
  retention_period: nullable(Type.Integer()),
  overage_policy: Type.Enum(['credit', 'block']),
  owner_id: nullable(Type.Integer()),
  fpbx_domain_uuid: nullable(Type.String()),
  domain_name: nullable(Type.String()),
  assigned_daily: Type.Integer(),
  assigned_monthly: Type.Integer(),
  assigned_extensions: Type.Integer(),
  assigned_devices: Type.Integer(),
  assigned_ring_groups: Type.Integer(),
  assigned_call_queues: Type.Integer(),
  assigned_ivr_menus: Type.Integer(),
  assigned_voicemail: Type.Integer(),
  assigned_conference: Type.Integer(),
  assigned_music_on_hold: Type.Integer(),
  sent_daily: Type.Integer(),
  sent_monthly: Type.Integer(),
  date_created: epochSeconds(),
  last_updated: epochSeconds(),
});

export type TenantObject = Static<typeof tenantObject>;
