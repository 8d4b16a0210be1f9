import { sql, type Trx } from '@strowger/db';

/** What a tenant's charges depend on. Money in millionths. */
export interface Account {
  readonly credit: number;
  /** The tenant is switched off, or his subscription is. */
  readonly suspended: boolean;
  /** What happens past the included units. */
  readonly overage: 'credit' | 'block';
  readonly planId: number;
  readonly timezone: string;
  readonly maxConcurrentCalls: number;
}

/** Of tenants without an active subscription (contract 10 §9.8 "Which plan"). */
const DEFAULT_PLAN = 1;

interface AccountRow {
  readonly credit: number;
  readonly active: boolean;
  readonly subscribed: boolean | null;
  readonly overage: string;
  readonly plan_id: number | null;
  readonly timezone: string;
  readonly max_concurrent_calls: number;
}

/** Null: there is no such tenant. */
export async function readAccount(trx: Trx, tenantId: number): Promise<Account | null> {
  const { rows } = await accountQuery(tenantId, sql``).execute(trx);
  return rows[0] === undefined ? null : accountOf(rows[0]);
}

/**
 * Takes the lock under which a tenant's money and included units move, to the end of the transaction.
 * @param wait false: somebody else who has it is not waited for
 */
export async function lockAccount(trx: Trx, tenantId: number, wait: boolean): Promise<Account | 'busy' | null> {
  const lock = wait ? sql`for no key update of t` : sql`for no key update of t skip locked`;
  const { rows } = await accountQuery(tenantId, lock).execute(trx);
  if (rows[0] !== undefined) return accountOf(rows[0]);
  if (wait) return null;
  return (await readAccount(trx, tenantId)) === null ? null : 'busy';
}

function accountQuery(tenantId: number, lock: ReturnType<typeof sql>) {
  return sql<AccountRow>`
    select t.credit, t.active, s.active as subscribed, t.overage_policy as overage, p.plan_id, t.timezone,
      t.max_concurrent_calls
    from tenants t
      left join subscriptions s on s.tenant_id = t.tenant_id
      left join packages p on p.package_id = s.package_id
    where t.tenant_id = ${tenantId}
    ${lock}`;
}

function accountOf(row: AccountRow): Account {
  return {
    credit: row.credit,
    suspended: !row.active || row.subscribed === false,
    overage: row.overage === 'block' ? 'block' : 'credit',
    planId: row.subscribed === true ? (row.plan_id ?? DEFAULT_PLAN) : DEFAULT_PLAN,
    timezone: row.timezone,
    maxConcurrentCalls: row.max_concurrent_calls,
  };
}
