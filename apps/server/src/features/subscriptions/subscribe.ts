import type { Trx } from '@strowger/db';

/** The package of every new tenant, and the plan of whoever has none (contract 10 §9.5, §9.7). */
export const DEFAULT_PACKAGE = 1;

/** An interval that never ends. */
const NEVER = -1;

export interface Subscribed {
  readonly tenantId: number;
  readonly packageId: number;
  readonly autoRenew: boolean;
}

/**
 * Gives a tenant a package, or another one in its stead: the same subscription begins anew, suspended or not as it was.
 * @returns its id
 */
export async function subscribe(trx: Trx, { tenantId, packageId, autoRenew }: Subscribed, now: Date): Promise<number> {
  const terms = {
    package_id: packageId,
    auto_renew: autoRenew,
    time_start: now,
    next_renewal: intervalEnd(await intervalOf(trx, packageId), now),
    last_updated: now,
  };
  const { subscription_id: id } = await trx
    .insertInto('subscriptions')
    .values({ tenant_id: tenantId, ...terms })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(terms))
    .returning('subscription_id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns null where it never ends */
export function intervalEnd(seconds: number, from: Date): Date | null {
  return seconds === NEVER ? null : new Date(from.getTime() + seconds * 1000);
}

async function intervalOf(trx: Trx, packageId: number): Promise<number> {
  const { package_interval: seconds } = await trx
    .selectFrom('packages')
    .select('package_interval')
    .where('package_id', '=', packageId)
    .executeTakeFirstOrThrow();
  return seconds;
}
