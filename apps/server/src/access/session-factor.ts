import type { Trx } from '@strowger/db';

/** How far a session has come with its second factor. */
export interface SessionFactor {
  readonly jti: string;
  readonly upgraded: boolean;
  /** When it was last proven in this session; null = never, or none was due. */
  readonly provenAt: Date | null;
}

/** The session for the time of this transaction; null once it is revoked, whatever caches still say. */
export async function lockSessionFactor(trx: Trx, jti: string): Promise<SessionFactor | null> {
  const row = await trx
    .selectFrom('sessions')
    .select(['mfa_ok', 'second_factor_at'])
    .where('jti', '=', jti)
    .where('revoked_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ? { jti, upgraded: row.mfa_ok, provenAt: row.second_factor_at } : null;
}

/** When the second factor was last proven in the session. */
export async function factorProvenAt(trx: Trx, jti: string | null): Promise<Date | null> {
  if (jti === null) return null;
  const row = await trx.selectFrom('sessions').select('second_factor_at').where('jti', '=', jti).executeTakeFirst();
  return row?.second_factor_at ?? null;
}

/** The session has its second factor from the commit on; its token stays the same. */
export async function upgradeSession(trx: Trx, jti: string, now: Date): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ mfa_ok: true, second_factor_at: now, wrong_codes: 0 })
    .where('jti', '=', jti)
    .execute();
}

/** @returns how many wrong codes the session has sent since its last right one */
export async function countWrongCode(trx: Trx, jti: string): Promise<number> {
  const row = await trx
    .updateTable('sessions')
    .set((eb) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
    .where('jti', '=', jti)
    .returning('wrong_codes')
    .executeTakeFirst();
  return row?.wrong_codes ?? 0;
}
