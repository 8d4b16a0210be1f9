import type { RowOf } from '@strowger/client';

/** What a call cost, as its record tells those who may see it. */
export type CallCost = NonNullable<RowOf<'/api/cdr'>['cost']>;

/** Why a call was refused, is free, or could not be charged, as far as there are words for it. */
const REASONS = [
  'unanswered',
  'emergency',
  'inbound',
  'local',
  'no-provider',
  'no-rate',
  'no-number',
  'no-tenant',
  'tenant-not-found',
  'community-edition',
  'amount',
  'tenant-suspended',
  'max-concurrent-calls',
  'quota-exceeded',
  'no-credit',
  'spending-limit',
  'fraud-alarm',
  'premium-number',
  'extension-calls',
  'gate-error',
  'call-block',
  'toll',
] as const;
export type Reason = (typeof REASONS)[number];

/** The reason that a word of the API is; undefined for one that is not known here. */
export function reasonOf(word: string | null | undefined): Reason | undefined {
  return REASONS.find((one) => one === word);
}

/** What is said of the cost of a call: a reason of its own, or how it came about. */
export type Explained =
  | { readonly kind: 'reason'; readonly reason: Reason }
  | { readonly kind: 'waiting' | 'included' | 'withinFree' | 'rateOfNothing' | 'charged' }
  | { readonly kind: 'unknown' };

/** How a cost came about, from what the API tells of it. */
export function explained(cost: CallCost): Explained {
  if (cost.state === 'unrated') return { kind: 'waiting' };
  if (cost.reason !== null) {
    const reason = reasonOf(cost.reason);
    return reason === undefined ? { kind: 'unknown' } : { kind: 'reason', reason };
  }
  if (cost.state === 'included') return { kind: 'included' };
  if (cost.charged_seconds === 0) return { kind: 'withinFree' };
  return { kind: cost.amount === 0 ? 'rateOfNothing' : 'charged' };
}
