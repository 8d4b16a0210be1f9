import { FEATURE_KEYS, PLATFORM_KEY, TENANT_KEYS } from '../../access/feature-keys.ts';
import { errors } from '../../http/errors.ts';
import { SLOT_RESOURCES, UNLIMITED } from '../tenants/quota-resources.ts';
import { keysOf, type UserValues } from './user-values.ts';

/** Who gives something to a user: what he may hand on depends on it (contract 10 §5.3). */
export interface Giver {
  readonly kind: 'A' | 'T' | 'U';
  readonly isSuperAdmin: boolean;
  readonly featureKeys: ReadonlySet<string>;
}

/**
 * Feature keys that were added and that the giver may not hand on: a super admin is bound by the tenant's ceiling, a
 * tenant admin by his own keys, or without any by the tenant's ceiling.
 * @param ceiling null = none
 */
export function excessKeys(
  giver: Giver,
  ceiling: readonly string[] | null,
  before: readonly string[],
  after: readonly string[],
): string[] {
  const tenants = ceiling ?? (giver.isSuperAdmin ? FEATURE_KEYS : TENANT_KEYS);
  const own = giver.kind !== 'A' && giver.featureKeys.size > 0 ? [...giver.featureKeys] : tenants;
  return after.filter((key) => {
    if (before.includes(key)) return false;
    return !own.includes(key) || (key === PLATFORM_KEY && !giver.isSuperAdmin);
  });
}

/** A share of a limit that one user asks for. */
export interface Share {
  readonly field: string;
  readonly wanted: number;
  /** The tenant's limit, −1 = none. */
  readonly limit: number;
  /** What the tenant's other users have of it. */
  readonly others: number;
}

/** @throws ApiError 409 that says what was asked, what is left, and the total */
export function requireShare({ field, wanted, limit, others }: Share): void {
  if (limit === UNLIMITED) return;
  const left = Math.max(0, limit - others);
  if (wanted !== UNLIMITED && wanted <= left) return;
  const asked = wanted === UNLIMITED ? 'unlimited' : String(wanted);
  throw errors.conflict(`${field}: ${asked} asked, ${left} remaining of ${limit}`);
}

/** What a new user gets where nothing was asked: the usual number, or what the tenant has left. */
export function defaultShare(usual: number, limit: number, others: number): number {
  return limit === UNLIMITED ? usual : Math.min(usual, Math.max(0, limit - others));
}

/** Allocations of features the user does not have become 0, silently. */
export function withoutUseless(before: UserValues, changes: UserValues): UserValues {
  const after = { ...before, ...changes };
  const keys = keysOf(after.user_permission ?? '');
  const result = { ...changes };
  for (const { userField, featureKey } of SLOT_RESOURCES) {
    const touched = changes[userField] !== undefined || changes.user_permission !== undefined;
    if (touched && after[userField] && !keys.includes(featureKey)) result[userField] = 0;
  }
  return result;
}
