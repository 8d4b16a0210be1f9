import type { Trx } from '@strowger/db';
import type { AuditEntry } from '../../audit/write-audit.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { KeptEvent } from '../../events/keep-event.ts';

/** A subscription whose state is to change; its row is locked. */
export interface Changing {
  readonly subscriptionId: number;
  readonly tenantId: number;
  readonly company: string;
  /** End of the interval that runs. */
  readonly nextRenewal: Date | null;
}

/** What a change of state leaves behind. */
export interface Traces {
  readonly entry: AuditEntry;
  readonly event: KeptEvent;
}

/**
 * Suspends a subscription or lets it go on (contract 10 §9.6, §9.9). The time it was suspended is not paid for: an
 * interval that ended meanwhile is followed by one that begins now.
 * @param by who does it; null: the platform itself
 */
export async function setActive(
  trx: Trx,
  { subscriptionId, tenantId, company, nextRenewal }: Changing,
  active: boolean,
  { by, now }: { readonly by: number | null; readonly now: Date },
): Promise<Traces> {
  const overdue = active && nextRenewal !== null && nextRenewal < now;
  await trx
    .updateTable('subscriptions')
    .set({ active, last_updated: now, ...(overdue ? { next_renewal: now } : {}) })
    .where('subscription_id', '=', subscriptionId)
    .execute();
  const resource = 'subscriptions';
  return {
    entry: {
      resource,
      resourceId: subscriptionId,
      action: active ? 'activate' : 'suspend',
      tenantId,
      before: { company, active: !active },
      after: { company, active },
    },
    event: configChanged({ resource, id: subscriptionId, action: 'updated', changed: ['active'], tenantId, by }),
  };
}
