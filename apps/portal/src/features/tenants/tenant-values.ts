import type { AnswerOf } from '@strowger/client';
import { keysOf } from '../users/feature-keys.ts';

export type Tenant = AnswerOf<'/api/tenants/{tenant_id}'>;

/** Flags of a tenant that rule all its users (contract 10 §3.1 c). */
export const FLAGS = ['mfa_enabled', 'password_expiry', 'retention_enabled'] as const;

/** Who it is. */
export interface TenantBasics {
  company: string;
  first_name: string;
  last_name: string;
  email: string;
  phone: string;
  address: string;
  country_id: number | null;
  timezone: string | null;
  /** Offset from UTC, seconds. */
  timezone_id: number;
}

export const NEW_TENANT: TenantBasics & { domain_name: string | null } = {
  company: '',
  first_name: '',
  last_name: '',
  email: '',
  phone: '',
  address: '',
  country_id: null,
  timezone: null,
  timezone_id: 0,
  domain_name: null,
};

export function basicsOf(tenant: Tenant): TenantBasics {
  const { company, first_name, last_name, email, phone, address, country_id, timezone, timezone_id } = tenant;
  return { company, first_name, last_name, email, phone, address, country_id, timezone, timezone_id };
}

/** Slots of objects, with the field of the tenant that says how many its users were promised. */
export const QUOTAS = [
  ['quota_extensions', 'assigned_extensions'],
  ['quota_devices', 'assigned_devices'],
  ['quota_ring_groups', 'assigned_ring_groups'],
  ['quota_call_queues', 'assigned_call_queues'],
  ['quota_ivr_menus', 'assigned_ivr_menus'],
  ['quota_voicemails', 'assigned_voicemail'],
  ['quota_conferences', 'assigned_conference'],
  ['quota_music_on_hold', 'assigned_music_on_hold'],
] as const;

export type Quota = (typeof QUOTAS)[number][0];

/** How much it may use. */
export type TenantLimits = Pick<
  Tenant,
  | Quota
  | 'max_concurrent_calls'
  | 'credit_alert_threshold'
  | 'overage_policy'
  | 'daily_limit'
  | 'monthly_limit'
  | 'min_retention'
  | 'max_retention'
  | 'retention_period'
>;

export function limitsOf(tenant: Tenant): TenantLimits {
  return {
    quota_extensions: tenant.quota_extensions,
    quota_devices: tenant.quota_devices,
    quota_ring_groups: tenant.quota_ring_groups,
    quota_call_queues: tenant.quota_call_queues,
    quota_ivr_menus: tenant.quota_ivr_menus,
    quota_voicemails: tenant.quota_voicemails,
    quota_conferences: tenant.quota_conferences,
    quota_music_on_hold: tenant.quota_music_on_hold,
    max_concurrent_calls: tenant.max_concurrent_calls,
    credit_alert_threshold: tenant.credit_alert_threshold,
    overage_policy: tenant.overage_policy,
    daily_limit: tenant.daily_limit,
    monthly_limit: tenant.monthly_limit,
    min_retention: tenant.min_retention,
    max_retention: tenant.max_retention,
    retention_period: tenant.retention_period,
  };
}

/** What it may use, and what holds for all its users. */
export interface TenantRules {
  permissions: string[];
  user_permission: string[];
}

export function rulesOf(tenant: Tenant): TenantRules {
  return {
    permissions: Object.values(tenant.permissions),
    user_permission: keysOf(tenant.tenant_permissions),
  };
}
