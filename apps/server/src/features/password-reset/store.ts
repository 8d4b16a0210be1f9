import type { Trx } from '@strowger/db';

const HOUR_MS = 3_600_000;

/** A user whom a mail can reach at an address. */
interface Addressee {
  readonly userId: number;
  readonly tenantId: number;
  readonly username: string;
  /** As he is greeted. */
  readonly name: string;
  readonly email: string;
}

/** The user of an e-mail address, in any case; his row stays locked. */
export async function lockAddressee(trx: Trx, email: string): Promise<Addressee | null> {
  const row = await trx
    .selectFrom('users')
    .select(['user_id', 'tenant_id', 'username', 'first_name', 'last_name', 'email'])
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const { user_id: userId, tenant_id: tenantId, username } = row;
  return { userId, tenantId, username, name: `${row.first_name} ${row.last_name}`.trim(), email: row.email };
}

/** Notes a mail to the address, unless `most` went there within the last hour. */
export async function takeMailSlot(trx: Trx, to: Addressee, most: number, now: Date): Promise<boolean> {
  const email = to.email.toLowerCase();
  const since = new Date(now.getTime() - HOUR_MS);
  await trx.deleteFrom('password_reset_mails').where('email', '=', email).where('mailed_at', '<=', since).execute();
  const { sent } = await trx
    .selectFrom('password_reset_mails')
    .select((eb) => eb.fn.countAll<number>().as('sent'))
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  if (sent >= most) return false;
  await trx
    .insertInto('password_reset_mails')
    .values({ user_id: to.userId, tenant_id: to.tenantId, email, mailed_at: now })
    .execute();
  return true;
}

/** Makes the code the one live code of its user. */
export async function storeCode(trx: Trx, to: Addressee, codeHash: string, expiresAt: Date): Promise<void> {
  const code = { email: to.email.toLowerCase(), code_hash: codeHash, expires_at: expiresAt };
  await trx
    .insertInto('password_resets')
    .values({ user_id: to.userId, tenant_id: to.tenantId, ...code })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ tenant_id: to.tenantId, ...code }))
    .execute();
}

export interface StoredCode {
  readonly userId: number;
  readonly tenantId: number;
  readonly username: string;
  readonly expiresAt: Date;
}

/**
 * The user of a live code, whose row stays locked: of two requests with the same code one finds it. A code that was
 * mailed to an address that he no longer has is none.
 */
export async function lockCode(trx: Trx, codeHash: string): Promise<StoredCode | null> {
  const owner = trx.selectFrom('password_resets').select('user_id').where('code_hash', '=', codeHash);
  const user = await trx
    .selectFrom('users')
    .select(['user_id', 'tenant_id', 'username', 'email'])
    .where('user_id', '=', owner)
    .forUpdate()
    .executeTakeFirst();
  if (!user) return null;
  const code = await trx
    .selectFrom('password_resets')
    .select('expires_at')
    .where('code_hash', '=', codeHash)
    .where('user_id', '=', user.user_id)
    .where('email', '=', user.email.toLowerCase())
    .executeTakeFirst();
  if (!code) return null;
  return { userId: user.user_id, tenantId: user.tenant_id, username: user.username, expiresAt: code.expires_at };
}
