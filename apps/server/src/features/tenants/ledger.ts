import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { alertsOf } from './credit-alert.ts';
import { tellCredit } from './tell-credit.ts';

export type LedgerKind = 'opening' | 'payment' | 'charge' | 'adjustment' | 'refund' | 'reversal' | 'renewal';

/** The platform's own accounts, which take the other side of each movement. */
export type LedgerAccount = 'cash' | 'revenue' | 'adjustments' | 'opening';

/** A movement of a tenant's balance, in millionths of the currency unit. */
export interface LedgerEntry {
  readonly tenantId: number;
  readonly amount: number;
  readonly kind: LedgerKind;
  /** The record it is about; of one record there is one charge, of one interval one renewal. */
  readonly ref: string | null;
  readonly actorUserId: number | null;
  /** Where it comes from or goes to, unless the kind says so. */
  readonly account?: LedgerAccount;
}

/** Beyond it a number has no millionths any more. */
const LARGEST_BALANCE = 9_000_000_000_000_000;

const ACCOUNT_OF: Readonly<Record<LedgerKind, LedgerAccount>> = {
  opening: 'opening',
  payment: 'cash',
  refund: 'cash',
  charge: 'revenue',
  renewal: 'revenue',
  reversal: 'revenue',
  adjustment: 'adjustments',
};

/**
 * The only way a balance changes: a row of the ledger with its counter-entry and the projection in the tenant, under the
 * tenant's row lock (contract 10 §9.10). A fall that the tenant wants to know of is told to him (contract 10 §9.9).
 * @returns the balance after it
 * @throws ApiError 409 when it would become larger than numbers can tell exactly
 */
export async function postToLedger(
  trx: Trx,
  platform: Pick<Platform, 'mail' | 'settings' | 'log'>,
  entry: LedgerEntry,
  at: Date,
): Promise<number> {
  const { tenantId, amount } = entry;
  const tenant = await trx
    .updateTable('tenants')
    .set((eb) => ({ credit: eb('credit', '+', amount) }))
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`abs(credit + ${amount}::bigint) <= ${LARGEST_BALANCE}::bigint`)
    .returning(['credit', 'company', 'email', 'credit_alert_threshold', 'credit_alert_armed'])
    .executeTakeFirst();
  if (!tenant) throw errors.conflict('The balance would become too large');
  const { credit, company, email, credit_alert_threshold: threshold, credit_alert_armed: armed } = tenant;
  const ledgerId = await book(trx, { ...entry, company, balanceAfter: credit }, at);
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

/** The movement and what it does to the other account; the database holds both to sum to zero. */
async function book(
  trx: Trx,
  entry: LedgerEntry & { readonly company: string; readonly balanceAfter: number },
  at: Date,
): Promise<number> {
  const { tenantId, amount, kind, ref, actorUserId, company, balanceAfter, account = ACCOUNT_OF[kind] } = entry;
  const { ledger_id: ledgerId } = await trx
    .with('movement', (query) =>
      query
        .insertInto('ledger')
        .values({
          tenant_id: tenantId,
          company,
          amount,
          balance_after: balanceAfter,
          kind,
          ref,
          actor_user_id: actorUserId,
          created_at: at,
        })
        .returning('ledger_id'),
    )
    .insertInto('ledger_entries')
    .columns(['ledger_id', 'tenant_id', 'account', 'amount', 'created_at'])
    .expression((eb) =>
      eb
        .selectFrom('movement')
        .select([
          'ledger_id',
          eb.val(tenantId).as('tenant_id'),
          eb.val(account).as('account'),
          eb.val(-amount).as('amount'),
          eb.val(at).as('created_at'),
        ]),
    )
    .returning('ledger_id')
    .executeTakeFirstOrThrow();
  return ledgerId;
}
