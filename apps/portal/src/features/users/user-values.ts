import type { AnswerOf } from '@strowger/client';
import { ROLE } from '../roles/role-names.ts';
import { keysOf } from './feature-keys.ts';

export type User = AnswerOf<'/api/users/{user_id}'>;

/** Who it is. */
export interface UserBasics {
  first_name: string;
  last_name: string;
  email: string;
  phone: string;
  contact: string;
  address: string;
  company: string;
}

/** Where he is, and how he likes his faxes. */
export type UserRegion = Pick<User, 'country_id' | 'timezone_id' | 'language_id' | 'cover'>;

export interface NewUser extends UserBasics {
  tenant_id: number | undefined;
  username: string;
  password: string;
  /** One of those that are always there. */
  role_id: number;
  /** Those that were made, beside it. */
  more_roles: number[];
  user_permission: string[];
}

export const NEW_USER: NewUser = {
  tenant_id: undefined,
  first_name: '',
  last_name: '',
  email: '',
  phone: '',
  contact: '',
  address: '',
  company: '',
  username: '',
  password: '',
  role_id: ROLE.endUser,
  more_roles: [],
  user_permission: ['fpbx_extension', 'voicemails', 'follow_me', 'devices', 'extensions_cdr'],
};

export function basicsOf({ first_name, last_name, email, phone, contact, address, company }: User): UserBasics {
  return { first_name, last_name, email, phone, contact, address, company };
}

export function regionOf({ country_id, timezone_id, language_id, cover }: UserRegion): UserRegion {
  return { country_id, timezone_id, language_id, cover };
}

export function featuresOf(user: User): { user_permission: string[] } {
  return { user_permission: keysOf(user.user_permission) };
}

/** What a user is promised of what his tenant has. */
export const QUOTAS = [
  'quota_extensions',
  'quota_devices',
  'quota_ring_groups',
  'quota_call_queues',
  'quota_ivr_menus',
  'quota_voicemail',
  'quota_conference',
  'quota_music_on_hold',
] as const;

export type UserLimits = Pick<
  User,
  (typeof QUOTAS)[number] | 'daily_limit' | 'monthly_limit' | 'allowed_timeslot' | 'allowed_days'
>;

export function limitsOf(user: User): UserLimits {
  return {
    daily_limit: user.daily_limit,
    monthly_limit: user.monthly_limit,
    allowed_timeslot: user.allowed_timeslot,
    allowed_days: user.allowed_days,
    quota_extensions: user.quota_extensions,
    quota_devices: user.quota_devices,
    quota_ring_groups: user.quota_ring_groups,
    quota_call_queues: user.quota_call_queues,
    quota_ivr_menus: user.quota_ivr_menus,
    quota_voicemail: user.quota_voicemail,
    quota_conference: user.quota_conference,
    quota_music_on_hold: user.quota_music_on_hold,
  };
}

/** What somebody is called: by name, else by user name. */
export function personName({ first_name, last_name, username }: Pick<User, 'first_name' | 'last_name' | 'username'>) {
  const name = `${first_name} ${last_name}`.trim();
  return name === '' ? username : name;
}
