import { withNeeded } from '../../access/feature-keys.ts';
import { errors } from '../../http/errors.ts';
import { readPhone } from '../../http/phone.ts';
import { requireFeatureKeys } from '../tenants/tenant-values.ts';
import type { UserObject, UserUpdate } from './schema.ts';

/** Fields of the user object that a write may change directly. */
export const CHANGEABLE = [
  'username',
  'email',
  'first_name',
  'last_name',
  'phone',
  'contact',
  'address',
  'company',
  'country_id',
  'timezone_id',
  'language_id',
  'cover',
  'active',
  'user_permission',
  'daily_limit',
  'monthly_limit',
  'quota_extensions',
  'quota_devices',
  'quota_ring_groups',
  'quota_call_queues',
  'quota_ivr_menus',
  'quota_voicemail',
  'quota_conference',
  'quota_music_on_hold',
  'allowed_timeslot',
  'allowed_days',
  'dashboard_cards',
  'auth_type',
  'verify',
] as const;

export type ChangeableField = (typeof CHANGEABLE)[number];

/** Values of a write in the form in which the answer shows them; null for country and time zone = the tenant's. */
export type UserValues = {
  [K in ChangeableField]?: K extends 'country_id' | 'timezone_id' ? number | null : UserObject[K];
};

const DEFAULT_TIMESLOT = '00:00,23:59';
const DEFAULT_DAYS = '1,2,3,4,5,6,7';
const DEFAULT_LANGUAGE = 'en';
const TIMESLOT = /^([01]\d|2[0-3]):[0-5]\d,([01]\d|2[0-3]):[0-5]\d$/;
const DAYS = /^[1-7](,[1-7])*$/;
const CARDS: ReadonlySet<string> = new Set(['outfax', 'infax', 'dids', 'users', 'tenants', 'daily', 'monthly']);
// A colon would end the name in Basic credentials (RFC 7617 §2).
const USERNAME = /^[^:\p{Cc}]{3,128}$/u;

/** What was sent, in the answer's form. @throws ApiError 400 that names the field */
export function readUserValues(sent: UserUpdate): UserValues {
  const values: UserValues = {};
  const put = <K extends ChangeableField>(field: K, value: UserValues[K] | null | undefined): void => {
    if (value !== undefined && value !== null) values[field] = value;
  };
  put('username', readUsername(sent.username));
  put('email', sent.email?.trim());
  for (const field of ['first_name', 'last_name', 'contact', 'address', 'company'] as const) {
    put(field, textOf(sent[field]));
  }
  put('phone', sent.phone === undefined ? undefined : readPhone('phone', sent.phone ?? ''));
  if (sent.country_id !== undefined) values.country_id = sent.country_id;
  if (sent.timezone_id !== undefined) values.timezone_id = sent.timezone_id;
  put('language_id', sent.language_id?.trim() === '' ? DEFAULT_LANGUAGE : sent.language_id?.trim());
  for (const field of ['cover', 'active', 'verify', 'daily_limit', 'monthly_limit', 'auth_type'] as const) {
    put(field, sent[field]);
  }
  if (sent.user_permission) {
    const names = sent.user_permission.filter((name) => name !== '');
    put('user_permission', withNeeded(requireFeatureKeys(names)).join(','));
  }
  Object.assign(values, readAllocations(sent));
  put('allowed_timeslot', readForm('allowed_timeslot', sent.allowed_timeslot, TIMESLOT, DEFAULT_TIMESLOT));
  put('allowed_days', readForm('allowed_days', sent.allowed_days, DAYS, DEFAULT_DAYS));
  put('dashboard_cards', readCards(sent.dashboard_cards));
  return values;
}

function textOf(text: string | null | undefined): string | undefined {
  return text === undefined ? undefined : (text ?? '').trim();
}

function readUsername(text: string | null | undefined): string | undefined {
  const name = text?.trim() ?? '';
  if (name === '') return undefined;
  if (!USERNAME.test(name)) throw errors.badField('username', 'must be 3 to 128 characters without a colon');
  return name;
}

/** Allocations of slots, in either spelling. */
function readAllocations(sent: UserUpdate): UserValues {
  const { quota_voicemail = sent.quota_voicemails, quota_conference = sent.quota_conferences } = sent;
  const all = {
    quota_extensions: sent.quota_extensions,
    quota_devices: sent.quota_devices,
    quota_ring_groups: sent.quota_ring_groups,
    quota_call_queues: sent.quota_call_queues,
    quota_ivr_menus: sent.quota_ivr_menus,
    quota_voicemail,
    quota_conference,
    quota_music_on_hold: sent.quota_music_on_hold,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Blanks do not matter, nothing means the default. */
function readForm(field: string, sent: string | null | undefined, form: RegExp, otherwise: string): string | undefined {
  if (sent === undefined) return undefined;
  const text = (sent ?? '').replaceAll(' ', '');
  if (text === '') return otherwise;
  if (!form.test(text)) throw errors.badField(field, `must look like ${otherwise}`);
  return text;
}

function readCards(sent: string | null | undefined): string | undefined {
  if (sent === undefined || sent === null) return undefined;
  const cards = sent.split(',').flatMap((card) => (card.trim() === '' ? [] : [card.trim()]));
  const strange = cards.filter((card) => !CARDS.has(card));
  if (strange.length > 0) throw errors.badField('dashboard_cards', `unknown: ${strange.join(', ')}`);
  return cards.join(',');
}

/** Only what differs from the user as he is shown: forms send whole records. */
export function changesOf(before: UserObject, values: UserValues): UserValues {
  const changes = { ...values };
  for (const field of CHANGEABLE) if (changes[field] === before[field]) delete changes[field];
  return changes;
}

/** The columns that these values are stored in. */
export function userColumns(values: UserValues) {
  const { cover, active, verify, user_permission, ...same } = values;
  return {
    ...same,
    ...(cover === undefined ? {} : { cover: cover === '1' }),
    ...(active === undefined ? {} : { active: active === '1' }),
    ...(verify === undefined ? {} : { verify: verify === '1' }),
    ...(user_permission === undefined ? {} : { feature_keys: keysOf(user_permission) }),
  };
}

/** The keys of a comma list. */
export function keysOf(list: string): string[] {
  return list === '' ? [] : list.split(',');
}
