import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Vault } from '../../secrets/vault.ts';
import type { SecondFactor } from './factor.ts';

interface Owner {
  readonly userId: number;
  readonly tenantId: number;
}

const SECRET = 'second_factors.secret';
const MAILED = 'mailed_codes.code';
/** Minutes a code sent by mail is good for (contract 10 §1.8). */
export const MAILED_CODE_MINUTES = 10;
const MAILED_CODE_MS = MAILED_CODE_MINUTES * 60_000;

/**
 * The user's second factor, for this transaction alone: all that prove or change it wait for each other here, in
 * whatever process they run. The user's row is the lock.
 * @throws ApiError 401 when the user has just been deleted
 */
export async function lockSecondFactor(trx: Trx, vault: Vault, userId: number, now: Date): Promise<SecondFactor> {
  const user = await trx
    .selectFrom('users')
    .select(['tenant_id', 'auth_type'])
    .where('user_id', '=', userId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!user) throw errors.unauthorized();
  const row = await trx.selectFrom('second_factors').selectAll().where('user_id', '=', userId).executeTakeFirst();
  const open = (sealed: string | null | undefined) => (sealed ? vault.open(sealed, SECRET) : null);
  return {
    userId,
    tenantId: user.tenant_id,
    authType: user.auth_type,
    appSecret: open(row?.app_secret),
    pendingSecret: open(row?.pending_secret),
    usedSteps: row?.used_steps ?? [],
    mailProven: row?.mail_proven_at != null,
    enrolledAt: row?.enrolled_at ?? null,
    mailed: await newestMailedCode(trx, vault, userId, now),
    recoveryDigests: await unusedRecoveryCodes(trx, userId),
    wrongCodes: row?.wrong_codes ?? 0,
    lockedUntil: row?.locked_until ?? null,
  };
}

async function newestMailedCode(trx: Trx, vault: Vault, userId: number, now: Date): Promise<SecondFactor['mailed']> {
  const row = await trx
    .selectFrom('mailed_codes')
    .select(['mailed_code_id', 'code'])
    .where('user_id', '=', userId)
    .where('sent_at', '>', new Date(now.getTime() - MAILED_CODE_MS))
    .orderBy('mailed_code_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && row.code !== null ? { id: row.mailed_code_id, digest: vault.open(row.code, MAILED) } : null;
}

async function unusedRecoveryCodes(trx: Trx, userId: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute();
  return rows.map((row) => row.code_hash);
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(trx: Trx, userId: number): Promise<number> {
  return (await unusedRecoveryCodes(trx, userId)).length;
}

/** Whether an app or mail was proven once. */
export async function hasEnrolled(trx: Trx, userId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('second_factors')
    .select('user_id')
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('app_secret', 'is not', null), eb('mail_proven_at', 'is not', null)]))
    .executeTakeFirst();
  return row !== undefined;
}

interface Change {
  readonly app_secret?: string | null;
  readonly pending_secret?: string | null;
  readonly used_steps?: number[];
  readonly mail_proven_at?: Date | null;
  readonly enrolled_at?: Date | null;
  readonly wrong_codes?: number;
  readonly locked_until?: Date | null;
}

export async function changeFactor(trx: Trx, { userId, tenantId }: Owner, change: Change): Promise<void> {
  await trx
    .insertInto('second_factors')
    .values({ user_id: userId, tenant_id: tenantId, ...change })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(change))
    .execute();
}

/** How a secret is stored. */
export function sealSecret(vault: Vault, secret: string): string {
  return vault.seal(secret, SECRET);
}

/** Times at which codes were sent since then, the oldest first. */
export async function mailedSince(trx: Trx, userId: number, since: Date): Promise<Date[]> {
  const rows = await trx
    .selectFrom('mailed_codes')
    .select('sent_at')
    .where('user_id', '=', userId)
    .where('sent_at', '>', since)
    .orderBy('sent_at')
    .execute();
  return rows.map((row) => row.sent_at);
}

/** Keeps a code that is being sent, in place of all before it. @returns its id */
export async function keepMailedCode(
  trx: Trx,
  vault: Vault,
  { userId, tenantId }: Owner,
  digest: string,
  now: Date,
): Promise<number> {
  await trx
    .deleteFrom('mailed_codes')
    .where('user_id', '=', userId)
    .where('sent_at', '<=', new Date(now.getTime() - MAILED_CODE_MS))
    .execute();
  const row = await trx
    .insertInto('mailed_codes')
    .values({ user_id: userId, tenant_id: tenantId, code: vault.seal(digest, MAILED), sent_at: now })
    .returning('mailed_code_id')
    .executeTakeFirstOrThrow();
  return row.mailed_code_id;
}

export async function spendMailedCode(trx: Trx, mailedCodeId: number): Promise<void> {
  await trx.updateTable('mailed_codes').set({ code: null }).where('mailed_code_id', '=', mailedCodeId).execute();
}

export async function spendRecoveryCode(trx: Trx, userId: number, digest: string, now: Date): Promise<void> {
  await trx
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', digest)
    .execute();
}

export async function replaceRecoveryCodes(
  trx: Trx,
  { userId, tenantId }: Owner,
  digests: readonly string[],
): Promise<void> {
  await trx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
  if (digests.length === 0) return;
  await trx
    .insertInto('recovery_codes')
    .values(digests.map((digest) => ({ user_id: userId, tenant_id: tenantId, code_hash: digest })))
    .execute();
}

/** Takes back all that was enrolled. When codes were sent stays known, so that it opens no way to more of them. */
export async function forgetFactor(trx: Trx, owner: Owner): Promise<void> {
  await changeFactor(trx, owner, {
    app_secret: null,
    pending_secret: null,
    used_steps: [],
    mail_proven_at: null,
    enrolled_at: null,
    wrong_codes: 0,
    locked_until: null,
  });
  await replaceRecoveryCodes(trx, owner, []);
  await trx.updateTable('mailed_codes').set({ code: null }).where('user_id', '=', owner.userId).execute();
}
