import { type Edition, effectiveRoles, ROLE } from '../../access/effective-roles.ts';
import { fromMicros } from '../../http/money.ts';
import { AUTH_TYPES, type UserObject } from './schema.ts';
import type { UserRow } from './store.ts';

const DAY_MS = 86_400_000;

/** A user as the API shows him: no secret among it (contract 10 §5.1). */
export function presentUser(row: UserRow, edition: Edition, now: Date): UserObject {
  const roles = effectiveRoles(row.stored_roles, edition);
  const isAdmin = roles.includes(ROLE.admin) || (edition === 'community' && row.administers_users);
  return {
    user_id: row.user_id,
    tenant_id: row.tenant_id,
    username: row.username,
    email: row.email,
    first_name: row.first_name,
    last_name: row.last_name,
    phone: row.phone,
    contact: row.contact,
    address: row.address,
    company: row.company === '' ? row.tenant_company : row.company,
    country_id: row.country_id ?? row.tenant_country_id,
    timezone_id: row.timezone_id ?? row.tenant_timezone_id,
    language_id: row.language_id,
    cover: flag(row.cover),
    active: flag(row.active),
    active_desc: row.active ? '' : 'Deactive',
    user_permission: row.feature_keys.join(','),
    daily_limit: row.daily_limit,
    monthly_limit: row.monthly_limit,
    daily_sent: row.daily_sent,
    monthly_sent: row.monthly_sent,
    quota_extensions: row.quota_extensions,
    quota_devices: row.quota_devices,
    quota_ring_groups: row.quota_ring_groups,
    quota_call_queues: row.quota_call_queues,
    quota_ivr_menus: row.quota_ivr_menus,
    quota_voicemail: row.quota_voicemail,
    quota_conference: row.quota_conference,
    quota_music_on_hold: row.quota_music_on_hold,
    allowed_timeslot: row.allowed_timeslot,
    allowed_days: row.allowed_days,
    dashboard_cards: row.dashboard_cards,
    auth_type: AUTH_TYPES.find((type) => type === row.auth_type) ?? '',
    verify: flag(row.verify),
    status: row.logged_in ? 'login' : 'logout',
    is_admin: flag(isAdmin),
    is_tenant: flag(roles.includes(ROLE.tenant) && !roles.includes(ROLE.admin)),
    roles: roles.map((role) => row.role_names[String(role)] ?? '').join(', '),
    credit: fromMicros(row.tenant_credit),
    pass_exp_in: Math.max(0, Math.floor((now.getTime() - row.password_changed_at.getTime()) / DAY_MS)),
    total_send: row.total_send,
    total_inbound: row.total_inbound,
    email_send: row.email_send,
    created_by: row.created_by,
    date_created: epoch(row.date_created),
    last_updated: epoch(row.last_updated),
    last_login: row.last_login && epoch(row.last_login),
  };
}

function flag(on: boolean): '1' | '0' {
  return on ? '1' : '0';
}

function epoch(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
