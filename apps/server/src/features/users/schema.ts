import { type Static, Type } from 'typebox';
import { epochSeconds, flagText, money, nullable } from '../../http/fields.ts';

/** Largest value of an integer column. */
const INT_MAX = 2_147_483_647;
const text = (maxLength: number) => Type.Optional(nullable(Type.String({ maxLength })));
const flag = () => Type.Optional(nullable(flagText()));
/** A limit: −1 = none. */
const limit = () => Type.Optional(Type.Integer({ minimum: -1, maximum: INT_MAX }));
const allocation = () => Type.Optional(nullable(Type.Integer({ minimum: -1, maximum: INT_MAX })));

/** What an end user may change of himself (contract 10 §5.2). */
export const PROFILE_FIELDS = [
  'first_name',
  'last_name',
  'phone',
  'contact',
  'address',
  'country_id',
  'timezone_id',
  'language_id',
  'cover',
  'dashboard_cards',
  'auth_type',
  'verify',
] as const;

export const AUTH_TYPES = ['', 'app', 'email', 'sms'] as const;

/** What a write may carry (contract 10 §5.1); a missing field keeps its value. */
const writable = {
  tenant_id: Type.Optional(nullable(Type.Integer())),
  role_id: Type.Optional(nullable(Type.Integer())),
  username: text(128),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
  password: text(1024),
  first_name: text(128),
  last_name: text(128),
  phone: text(64),
  contact: text(64),
  address: text(255),
  company: text(128),
  country_id: Type.Optional(nullable(Type.Integer())),
  timezone_id: Type.Optional(nullable(Type.Integer())),
  language_id: Type.Optional(Type.String({ maxLength: 16 })),
  cover: flag(),
  active: flag(),
  user_permission: Type.Optional(Type.Array(Type.String())),
  daily_limit: limit(),
  monthly_limit: limit(),
  quota_extensions: allocation(),
  quota_devices: allocation(),
  quota_ring_groups: allocation(),
  quota_call_queues: allocation(),
  quota_ivr_menus: allocation(),
  quota_voicemail: allocation(),
  quota_conference: allocation(),
  quota_music_on_hold: allocation(),
  /** The tenants' spelling of two of them. */
  quota_voicemails: allocation(),
  quota_conferences: allocation(),
  allowed_timeslot: text(16),
  allowed_days: text(32),
  dashboard_cards: text(255),
  auth_type: Type.Optional(Type.Enum([...AUTH_TYPES])),
  verify: flag(),
};

/** Answered, never written. */
const READ_ONLY = [
  'user_id',
  'active_desc',
  'daily_sent',
  'monthly_sent',
  'status',
  'is_admin',
  'is_tenant',
  'roles',
  'credit',
  'pass_exp_in',
  'total_send',
  'total_inbound',
  'email_send',
  'created_by',
  'date_created',
  'last_updated',
  'last_login',
] as const;

/** Left over in the clients' forms. */
const FORM_LEFTOVERS = [
  'confirmPassword',
  'confirm_password',
  'permission_id',
  'Account_status',
  'plan',
  'appsecret',
  'secret',
  'state',
  'tenant',
  // Answered beside the user by log-in.
  'token',
  'access_token',
  'expires_in',
  'token_type',
  'scope',
  'tenant_permissions',
] as const;

/** On sign-out the portal sends the whole decoded token as the body (contract 10 §1.8). */
const TOKEN_CLAIMS = [
  'iss',
  'iat',
  'nbf',
  'exp',
  'jti',
  'act',
  'api-version',
  'mfa_enabled',
  'auth_verify',
  'retention_permission',
] as const;

export const userCreate = Type.Object(
  {
    ...writable,
    email: Type.String({ format: 'email', maxLength: 254 }),
    password: Type.String({ minLength: 1, maxLength: 1024 }),
  },
  { additionalProperties: false, 'x-ignored': [...READ_ONLY, ...FORM_LEFTOVERS] },
);

export const userUpdate = Type.Object(writable, {
  additionalProperties: false,
  'x-ignored': [...READ_ONLY, ...FORM_LEFTOVERS, ...TOKEN_CLAIMS],
});

export type UserCreate = Static<typeof userCreate>;
export type UserUpdate = Static<typeof userUpdate>;

export const userObject = Type.Object({
  user_id: Type.Integer(),
  tenant_id: Type.Integer(),
  username: Type.String(),
  email: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  phone: Type.String(),
  contact: Type.String(),
  address: Type.String(),
  company: Type.String(),
  country_id: nullable(Type.Integer()),
  timezone_id: Type.Integer(),
  language_id: Type.String(),
  cover: flagText(),
  active: flagText(),
  active_desc: Type.String(),
  user_permission: Type.String(),
  daily_limit: Type.Integer(),
  monthly_limit: Type.Integer(),
  daily_sent: Type.Integer(),
  monthly_sent: Type.Integer(),
  quota_extensions: nullable(Type.Integer()),
  quota_devices: nullable(Type.Integer()),
  quota_ring_groups: nullable(Type.Integer()),
  quota_call_queues: nullable(Type.Integer()),
  quota_ivr_menus: nullable(Type.Integer()),
  quota_voicemail: nullable(Type.Integer()),
  quota_conference: nullable(Type.Integer()),
  quota_music_on_hold: nullable(Type.Integer()),
  allowed_timeslot: Type.String(),
  allowed_days: Type.String(),
  dashboard_cards: Type.String(),
  auth_type: Type.Enum([...AUTH_TYPES]),
  verify: flagText(),
  status: Type.Enum(['login', 'logout']),
  is_admin: flagText(),
  is_tenant: flagText(),
  roles: Type.String(),
  credit: money(),
  pass_exp_in: Type.Integer(),
  total_send: Type.Integer(),
  total_inbound: Type.Integer(),
  email_send: Type.Integer(),
  created_by: nullable(Type.Integer()),
  date_created: epochSeconds(),
  last_updated: epochSeconds(),
  last_login: nullable(epochSeconds()),
});

export type UserObject = Static<typeof userObject>;
