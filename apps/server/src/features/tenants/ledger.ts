import type { Trx } from '@strowger/db';

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
 * (contract 10 §9.10).
 * @returns the balance after it
 */
export async function postToLedger(trx: Trx, entry: LedgerEntry, at: Date): Promise<number> {
  const tenant = await trx
    .updateTable('tenants')
    .set((eb) => ({ credit: eb('credit', '+', entry.amount) }))
    .where('tenant_id', '=', entry.tenantId)
    .returning(['credit', 'company'])
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('ledger')
    .values({
      tenant_id: entry.tenantId,
      company: tenant.company,
      amount: entry.amount,
      balance_after: tenant.credit,
      kind: entry.kind,
      ref: entry.ref,
      actor_user_id: entry.actorUserId,
      created_at: at,
    })
    .execute();
  return tenant.credit;
}
