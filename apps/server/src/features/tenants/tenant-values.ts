import { type FeatureKey, isFeatureKey, TENANT_KEYS, withNeeded } from '../../access/feature-keys.ts';
import { errors } from '../../http/errors.ts';
import { toMicros } from '../../http/money.ts';
import { readPhone } from '../../http/phone.ts';
import type { SlotLimits } from './quotas.ts';
import { TENANT_FLAGS, type TenantUpdate } from './schema.ts';

const THRESHOLD_DECIMALS = 4;

/** The columns that a write sets directly; fields that were not sent are absent. */
export function columnsOf(sent: TenantUpdate) {
  return {
    ...(sent.company === undefined ? {} : { company: sent.company.trim() }),
    ...(sent.first_name === undefined ? {} : { first_name: sent.first_name ?? '' }),
    ...(sent.last_name === undefined ? {} : { last_name: sent.last_name ?? '' }),
    ...(sent.email === undefined ? {} : { email: sent.email.trim() }),
    ...(sent.phone === undefined ? {} : { phone: readPhone('phone', sent.phone ?? '') }),
    ...(sent.address === undefined ? {} : { address: sent.address ?? '' }),
    ...(sent.country_id === undefined ? {} : { country_id: sent.country_id }),
    ...(sent.active === undefined || sent.active === null ? {} : { active: sent.active === '1' }),
    ...(sent.credit_alert_threshold === undefined
      ? {}
      : {
          credit_alert_threshold: toMicros('credit_alert_threshold', sent.credit_alert_threshold, THRESHOLD_DECIMALS),
        }),
    ...(sent.max_concurrent_calls === undefined ? {} : { max_concurrent_calls: sent.max_concurrent_calls }),
    ...(sent.daily_limit === undefined ? {} : { daily_limit: sent.daily_limit }),
    ...(sent.monthly_limit === undefined ? {} : { monthly_limit: sent.monthly_limit }),
    ...(sent.min_retention === undefined ? {} : { min_retention: sent.min_retention }),
    ...(sent.max_retention === undefined ? {} : { max_retention: sent.max_retention }),
    ...(sent.retention_period === undefined ? {} : { retention_period: sent.retention_period }),
    ...(sent.overage_policy === undefined ? {} : { overage_policy: sent.overage_policy }),
    ...(sent.permissions === undefined || sent.permissions === null ? {} : { flags: flagsOf(sent.permissions) }),
    ...ceiling(sent.user_permission),
  };
}

/** Slot limits; the tenants' spelling of a name comes before the users'. */
export function slotLimitsOf(sent: TenantUpdate): SlotLimits {
  const conferences = sent.quota_conferences ?? sent.quota_conference;
  const voicemails = sent.quota_voicemails ?? sent.quota_voicemail;
  return {
    ...(sent.quota_extensions === undefined ? {} : { quota_extensions: sent.quota_extensions }),
    ...(sent.quota_devices === undefined ? {} : { quota_devices: sent.quota_devices }),
    ...(sent.quota_ring_groups === undefined ? {} : { quota_ring_groups: sent.quota_ring_groups }),
    ...(sent.quota_call_queues === undefined ? {} : { quota_call_queues: sent.quota_call_queues }),
    ...(conferences === undefined ? {} : { quota_conferences: conferences }),
    ...(sent.quota_ivr_menus === undefined ? {} : { quota_ivr_menus: sent.quota_ivr_menus }),
    ...(voicemails === undefined ? {} : { quota_voicemails: voicemails }),
    ...(sent.quota_music_on_hold === undefined ? {} : { quota_music_on_hold: sent.quota_music_on_hold }),
  };
}

/** Tenant flags as a list, a comma list, or the map that the answer shows. @throws ApiError 400 */
function flagsOf(sent: NonNullable<TenantUpdate['permissions']>): string[] {
  const names = typeof sent === 'string' ? sent.split(',') : Object.values(sent);
  const wanted = names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'null');
  const strange = wanted.filter((name) => !TENANT_FLAGS.some((flag) => flag === name));
  if (strange.length > 0) throw errors.badField('permissions', `unknown: ${strange.join(', ')}`);
  return TENANT_FLAGS.filter((flag) => wanted.includes(flag));
}

/** The feature keys the tenant may use; an empty list in a form says nothing. @throws ApiError 400 */
function ceiling(sent: readonly string[] | undefined): { feature_keys?: FeatureKey[] | null } {
  const names = (sent ?? []).filter((name) => name !== '');
  if (names.length === 0) return {};
  const keys = withNeeded(requireFeatureKeys(names));
  return { feature_keys: TENANT_KEYS.every((key) => keys.includes(key)) ? null : keys };
}

/** @throws ApiError 400 that names the unknown keys */
export function requireFeatureKeys(names: readonly string[]): FeatureKey[] {
  const strange = names.filter((name) => !isFeatureKey(name));
  if (strange.length > 0) throw errors.badField('user_permission', `unknown: ${strange.join(', ')}`);
  return names.filter(isFeatureKey);
}

/** @throws ApiError 400 unless the retention period lies within its bounds */
export function requireRetention(retention: {
  readonly min_retention: number;
  readonly max_retention: number;
  readonly retention_period: number | null;
}): void {
  const { min_retention: min, max_retention: max, retention_period: period } = retention;
  if (min > max) throw errors.badField('min_retention', 'must not be above max_retention');
  if (period !== null && (period < min || period > max)) {
    throw errors.badField('retention_period', `must lie within ${min} and ${max} days`);
  }
}
