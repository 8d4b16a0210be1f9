import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';

/** Ids that stand for no row (contract 30 §8). */
export const DEFAULT = -1;
export const COMPANY = -2;
export const ANONYMOUS = -3;

/** Who sends: an account, or what stands for none. */
export interface Sender {
  readonly accountId: number | null;
  readonly special: typeof COMPANY | typeof ANONYMOUS | null;
  readonly phone: string;
}

interface Asking {
  readonly scope: Scope;
  readonly userId: number | null;
  readonly tenantId: number;
}

interface AccountRow {
  readonly account_id: number;
  readonly phone: string;
}

/**
 * The account that an id of a body stands for; an end user reaches his own alone.
 * @throws ApiError 404
 */
export async function findAccount(
  trx: Trx,
  { settings }: Pick<Platform, 'settings'>,
  asking: Asking,
  id: number,
): Promise<Sender> {
  if (id === ANONYMOUS) return { accountId: null, special: ANONYMOUS, phone: '0000000000' };
  if (id === COMPANY) return { accountId: null, special: COMPANY, phone: await companyPhone(trx, settings) };
  const row = id === DEFAULT ? await defaultAccount(trx, asking) : await accountWith(trx, asking, id);
  if (!row) throw errors.notFound('Account');
  return { accountId: row.account_id, special: null, phone: row.phone };
}

/** The sender of somebody who names none: his default account; without one, the tenant. */
export async function defaultSender(trx: Trx, asking: Asking): Promise<Sender> {
  const row = await defaultAccount(trx, asking);
  return { accountId: row?.account_id ?? null, special: null, phone: row?.phone ?? '' };
}

/** The newest fax account that he owns. */
function defaultAccount(trx: Trx, { tenantId, userId }: Asking): Promise<AccountRow | undefined> {
  return oneAccount(
    trx,
    sql`tenant_id = ${tenantId} and type in ('account', 'child_account')
      and (created_by = ${userId} or mirrors_user_id = ${userId})`,
  );
}

function accountWith(trx: Trx, { scope, tenantId }: Asking, id: number): Promise<AccountRow | undefined> {
  const own =
    scope.kind === 'own' ? sql`and (created_by = ${scope.userId} or mirrors_user_id = ${scope.userId})` : sql``;
  return oneAccount(trx, sql`account_id = ${id} and tenant_id = ${tenantId} ${own}`);
}

async function oneAccount(trx: Trx, where: RawBuilder<unknown>): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select account_id, phone from accounts where ${where} order by account_id desc limit 1`.execute(trx);
  return rows[0];
}

/** The company's account is the platform's setting; a tenant does not see it, and sends with its number. */
async function companyPhone(trx: Trx, settings: Platform['settings']): Promise<string> {
  const id = settings.get('company_account_id');
  if (id === null) throw errors.notFound('Account');
  const row = await oneAccount(trx, sql`account_id = ${id}`);
  return row?.phone ?? '';
}
