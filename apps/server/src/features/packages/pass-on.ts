import { sql, type Trx } from '@strowger/db';
import { intervalEnd } from '../subscriptions/subscribe.ts';
import type { SentResource } from './package-resources.ts';

/** Stores what a package includes; of each resource only what was sent. */
export async function writePackageResources(
  trx: Trx,
  packageId: number,
  resources: readonly SentResource[],
): Promise<void> {
  for (const { resourceId, limit, rollover } of resources) {
    const set = {
      ...(limit === undefined ? {} : { quota_limit: limit }),
      ...(rollover === undefined ? {} : { quota_rollover: rollover }),
    };
    await trx
      .insertInto('package_resources')
      .values({ package_id: packageId, resource_id: resourceId, quota_limit: limit ?? 0, ...set })
      .onConflict((conflict) => {
        const found = conflict.columns(['package_id', 'resource_id']);
        return Object.keys(set).length === 0 ? found.doNothing() : found.doUpdateSet(set);
      })
      .execute();
  }
}

/** New limits reach all subscribers at once, but for those that have one of their own (contract 10 §9.5). */
export async function passOn(trx: Trx, packageId: number, resources: readonly SentResource[]): Promise<void> {
  const changed = resources.filter(({ limit }) => limit !== undefined).map(({ resourceId }) => resourceId);
  if (changed.length === 0) return;
  await sql`
    update tenant_quotas set quota_limit = package_resources.quota_limit
    from subscriptions join package_resources using (package_id)
    where package_id = ${packageId} and package_resources.resource_id = any(${changed}::integer[])
      and tenant_quotas.tenant_id = subscriptions.tenant_id
      and tenant_quotas.resource_id = package_resources.resource_id and not tenant_quotas.overridden`.execute(trx);
}

/** An interval that runs ends when it would have; a package that began to renew does so an interval from now. */
export async function followInterval(trx: Trx, packageId: number, seconds: number, now: Date): Promise<void> {
  const end = intervalEnd(seconds, now);
  await trx
    .updateTable('subscriptions')
    .set({ next_renewal: end })
    .where('package_id', '=', packageId)
    .$if(end !== null, (query) => query.where('next_renewal', 'is', null))
    .execute();
}
