import { TENANT_KEYS } from '../../access/feature-keys.ts';
import { fromMicros } from '../../http/money.ts';
import { SLOT_RESOURCES, type SlotField, UNLIMITED } from './quota-resources.ts';
import type { TenantObject } from './schema.ts';
import type { TenantRow } from './store.ts';

/** A tenant as the API shows it (contract 10 §4.1). */
export function presentTenant(row: TenantRow): TenantObject {
  return {
    tenant_id: row.tenant_id,
    company: row.company,
    first_name: row.first_name,
    last_name: row.last_name,
    email: row.email,
    phone: row.phone,
    address: row.address,
    country_id: row.country_id,
    timezone_id: row.timezone_id,
    timezone: row.timezone,
    active: row.active ? '1' : '0',
    credit: fromMicros(row.credit),
    credit_alert_threshold: fromMicros(row.credit_alert_threshold),
    max_concurrent_calls: row.max_concurrent_calls,
    daily_limit: row.daily_limit,
    monthly_limit: row.monthly_limit,
    permissions: row.flag_names ?? {},
    tenant_permissions: (row.feature_keys ?? TENANT_KEYS).join(','),
    ...slotLimits(row.quotas ?? {}),
    min_retention: row.min_retention,
    max_retention: row.max_retention,
    retention_period: row.retention_period,
    overage_policy: row.overage_policy === 'block' ? 'block' : 'credit',
    owner_id: row.owner_id,
    fpbx_domain_uuid: row.domain_uuid,
    domain_name: row.domain_name,
    ...assigned(row.assigned),
    sent_daily: row.sent_daily,
    sent_monthly: row.sent_monthly,
    date_created: epoch(row.date_created),
    last_updated: epoch(row.last_updated),
  };
}

function slotLimits(quotas: Readonly<Record<string, number>>): Record<SlotField, number> {
  const of = (field: SlotField) => {
    const slot = SLOT_RESOURCES.find(({ tenantField }) => tenantField === field);
    return quotas[String(slot?.resourceId)] ?? UNLIMITED;
  };
  return {
    quota_extensions: of('quota_extensions'),
    quota_devices: of('quota_devices'),
    quota_ring_groups: of('quota_ring_groups'),
    quota_call_queues: of('quota_call_queues'),
    quota_conferences: of('quota_conferences'),
    quota_ivr_menus: of('quota_ivr_menus'),
    quota_voicemails: of('quota_voicemails'),
    quota_music_on_hold: of('quota_music_on_hold'),
  };
}

function assigned(sums: Readonly<Record<string, number>>) {
  return {
    assigned_daily: sums['daily'] ?? 0,
    assigned_monthly: sums['monthly'] ?? 0,
    assigned_extensions: sums['extensions'] ?? 0,
    assigned_devices: sums['devices'] ?? 0,
    assigned_ring_groups: sums['ring_groups'] ?? 0,
    assigned_call_queues: sums['call_queues'] ?? 0,
    assigned_ivr_menus: sums['ivr_menus'] ?? 0,
    assigned_voicemail: sums['voicemail'] ?? 0,
    assigned_conference: sums['conference'] ?? 0,
    assigned_music_on_hold: sums['music_on_hold'] ?? 0,
  };
}

function epoch(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
