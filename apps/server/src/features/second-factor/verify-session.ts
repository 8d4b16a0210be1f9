import type { Trx } from '@strowger/db';
import type { AccessControl } from '../../access/access-control.ts';
import { readAccount } from '../../access/account.ts';
import type { Caller } from '../../access/caller.ts';
import { readRoleGrants } from '../../access/role-grants.ts';
import { countWrongCode, lockSessionFactor, type SessionFactor, upgradeSession } from '../../access/session-factor.ts';
import { errors } from '../../http/errors.ts';
import type { RequestFacts } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { judgeCode, type SentCode } from './judge-code.ts';
import { WRONG_CODES_OF_SESSION } from './lockout.ts';
import { lockSecondFactor } from './store.ts';
import { takeRightCode, takeWrongCode } from './take-code.ts';
import { tooManyCodes } from './too-many-codes.ts';

/**
 * Proves the caller's second factor with a code; a right one upgrades his session under the token it has.
 * @throws ApiError 401 when the session has been revoked, 429 while too many wrong codes lock the factor
 */
export async function verifySession(
  trx: Trx,
  platform: Platform,
  control: AccessControl,
  caller: Caller,
  sent: SentCode,
  facts: RequestFacts,
): Promise<boolean> {
  const now = platform.now();
  const factor = await lockSecondFactor(trx, platform.vault, caller.userId, now);
  const session = await requireSession(trx, caller);
  const verdict = judgeCode(factor, sent, session?.upgraded ?? true, now);
  switch (verdict.kind) {
    case 'locked':
      throw tooManyCodes(verdict.until, now);
    case 'wrong':
      await takeWrongCode(trx, factor, caller, facts, now);
      await countAgainst(trx, platform, control, caller, session, facts);
      return false;
    case 'right':
      await takeRightCode(trx, platform.vault, factor, verdict.proof, caller, facts, now);
      if (session) await upgradeSession(trx, session.jti, now);
      platform.db.afterCommit(trx, () => {
        control.sessions.forget();
        control.forgetAccounts();
      });
      return true;
  }
}

/** Null for credentials without a session. @throws ApiError 401 when it has ended, whatever this process remembers */
async function requireSession(trx: Trx, { jti }: Caller): Promise<SessionFactor | null> {
  if (jti === null) return null;
  const session = await lockSessionFactor(trx, jti);
  if (!session) throw errors.unauthorized('Invalid or expired token');
  return session;
}

/** The fifth wrong code of a session ends it and is one failed login; without a session each of them is. */
async function countAgainst(
  trx: Trx,
  platform: Platform,
  control: AccessControl,
  caller: Caller,
  session: SessionFactor | null,
  facts: RequestFacts,
): Promise<void> {
  if (session) {
    if ((await countWrongCode(trx, session.jti)) < WRONG_CODES_OF_SESSION) return;
    await control.sessions.revoke(trx, { jti: session.jti });
  }
  // In this transaction: waiting for another connection while holding one, all of them could wait for ever.
  const account = await readAccount(trx, caller.userId, await readRoleGrants(trx), platform.environment.edition);
  if (account) await control.logins.countFailure(trx, account, facts);
}
