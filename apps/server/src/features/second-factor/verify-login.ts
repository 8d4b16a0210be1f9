import type { Trx } from '@strowger/db';
import type { AccessControl } from '../../access/access-control.ts';
import type { Account } from '../../access/account.ts';
import { type ApiError, errors } from '../../http/errors.ts';
import type { RequestFacts } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { judgeCode } from './judge-code.ts';
import { readSentCode } from './sent-code.ts';
import { lockSecondFactor } from './store.ts';
import { takeRightCode, takeWrongCode } from './take-code.ts';
import { tooManyCodes } from './too-many-codes.ts';

/** How a log-in with the right password goes on. */
export type LoginFactor =
  | { readonly kind: 'none-due' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'proven' }
  /** Its traces are written and must be committed. */
  | { readonly kind: 'refused'; readonly error: ApiError };

/** The second factor of a log-in (contract 10 §1.2 `code`, §1.8). A code that nothing asks for is not looked at. */
export async function verifyLogin(
  trx: Trx,
  platform: Platform,
  control: AccessControl,
  account: Account,
  code: string,
  facts: RequestFacts,
): Promise<LoginFactor> {
  if (!account.secondFactorDue) return { kind: 'none-due' };
  if (code.trim() === '') return { kind: 'pending' };
  const now = platform.now();
  const factor = await lockSecondFactor(trx, platform.vault, account.userId, now);
  // Nothing is enrolled by logging in: without a session nobody has been shown a secret.
  const enrolled = { ...factor, pendingSecret: null, mailed: factor.mailProven ? factor.mailed : null };
  const verdict = judgeCode(enrolled, { code: readSentCode(code), secret: null }, false, now);
  switch (verdict.kind) {
    case 'locked':
      return { kind: 'refused', error: tooManyCodes(verdict.until, now) };
    case 'wrong': {
      await takeWrongCode(trx, factor, account, facts, now);
      const locked = await control.logins.countFailure(trx, account, facts);
      const error = locked
        ? errors.locked('Your account has been locked')
        : errors.unauthorized('Invalid verification code');
      return { kind: 'refused', error };
    }
    case 'right':
      await takeRightCode(trx, platform.vault, factor, verdict.proof, account, facts, now);
      return { kind: 'proven' };
  }
}
