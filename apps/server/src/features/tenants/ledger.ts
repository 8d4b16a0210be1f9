import type { Trx } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import { alertsOf } from './credit-alert.ts';
import { tellCredit } from './tell-credit.ts';

export type LedgerKind = 'opening' | 'payment' | 'charge' | 'adjustment' | 'refund' | 'reversal' | 'renewal';

/** A movement of a tenant's balance, in millionths of the currency unit. */
export interface LedgerEntry {
  readonly tenantId: number;
  readonly amount: number;
  readonly kind: LedgerKind;
  readonly ref: string | null;
  readonly actorUserId: number | null;
}

/**
 * The only way a balance changes: a row of the ledger and the projection in the tenant, under the tenant's row lock
 * (contract 10 §9.10). A fall that the tenant wants to know of is told to him (contract 10 §9.9).
 * @returns the balance after it
 */
export async function postToLedger(
  trx: Trx,
  platform: Pick<Platform, 'mail' | 'settings' | 'log'>,
  entry: LedgerEntry,
  at: Date,
): Promise<number> {
  const { tenantId, amount, kind, ref, actorUserId } = entry;
  const tenant = await trx
    .updateTable('tenants')
    .set((eb) => ({ credit: eb('credit', '+', amount) }))
    .where('tenant_id', '=', tenantId)
    .returning(['credit', 'company', 'email', 'credit_alert_threshold', 'credit_alert_armed'])
    .executeTakeFirstOrThrow();
  const { credit, company, email, credit_alert_threshold: threshold, credit_alert_armed: armed } = tenant;
  const { ledger_id: ledgerId } = await trx
    .insertInto('ledger')
    .values({
      tenant_id: tenantId,
      company,
      amount,
      balance_after: credit,
      kind,
      ref,
      actor_user_id: actorUserId,
      created_at: at,
    })
    .returning('ledger_id')
    .executeTakeFirstOrThrow();
  const alerts = alertsOf({ before: credit - amount, after: credit, threshold, armed });
  if (alerts.armed !== armed) {
    await trx
      .updateTable('tenants')
      .set({ credit_alert_armed: alerts.armed })
      .where('tenant_id', '=', tenantId)
      .execute();
  }
  await tellCredit(trx, platform, { tenantId, company, email, credit, threshold, ledgerId }, alerts);
  return credit;
}
