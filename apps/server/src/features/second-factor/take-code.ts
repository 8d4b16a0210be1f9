import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { type AuditEntry, writeAudit } from '../../audit/write-audit.ts';
import type { RequestFacts } from '../../http/route.ts';
import type { Vault } from '../../secrets/vault.ts';
import { isEnrolled, type SecondFactor } from './factor.ts';
import type { Proof } from './judge-code.ts';
import { lockAfter } from './lockout.ts';
import { changeFactor, countRecoveryCodes, sealSecret, spendMailedCode, spendRecoveryCode } from './store.ts';
import { withUsedStep } from './totp.ts';

export type Prover = Pick<Caller, 'userId' | 'tenantId' | 'username'>;
type Facts = Pick<RequestFacts, 'ip' | 'method' | 'path'>;

/** Spends a right code and tells of it: the user is verified, his failures are forgotten. */
export async function takeRightCode(
  trx: Trx,
  vault: Vault,
  factor: SecondFactor,
  proof: Proof,
  prover: Prover,
  facts: Facts,
  now: Date,
): Promise<void> {
  await spend(trx, vault, factor, proof, now);
  await trx
    .updateTable('users')
    .set({ verify: true, failed_attempts: 0 })
    .where('user_id', '=', factor.userId)
    .execute();
  const left = await countRecoveryCodes(trx, factor.userId);
  await tell(trx, prover, facts, { resourceId: factor.userId, ...newsOf(factor, proof, left) });
}

async function spend(trx: Trx, vault: Vault, factor: SecondFactor, proof: Proof, now: Date): Promise<void> {
  const cleared = { wrong_codes: 0, locked_until: null };
  switch (proof.by) {
    case 'pending':
      return changeFactor(trx, factor, {
        ...cleared,
        app_secret: sealSecret(vault, proof.secret),
        pending_secret: null,
        used_steps: [proof.step],
        enrolled_at: now,
      });
    case 'app':
      return changeFactor(trx, factor, { ...cleared, used_steps: withUsedStep(factor.usedSteps, proof.step) });
    case 'mail':
      await spendMailedCode(trx, proof.mailedCodeId);
      return changeFactor(trx, factor, {
        ...cleared,
        ...(factor.mailProven ? {} : { mail_proven_at: now, enrolled_at: now }),
      });
    case 'recovery':
      await spendRecoveryCode(trx, factor.userId, proof.digest, now);
      return changeFactor(trx, factor, cleared);
  }
}

function newsOf(factor: SecondFactor, proof: Proof, recoveryCodesLeft: number) {
  if (proof.by === 'recovery') {
    const after = { recovery_codes_left: recoveryCodesLeft };
    return { action: 'recover', after, activity: 'Recovery Code Used' };
  }
  const after = { auth_type: proof.by === 'mail' ? 'email' : 'app' };
  const enrols = proof.by === 'pending' || (proof.by === 'mail' && !factor.mailProven);
  if (!enrols) return { action: 'verify', after, activity: 'Second Factor Verified' };
  return { action: 'enrol', after, activity: isEnrolled(factor) ? 'Second Factor Changed' : 'Second Factor Enrolled' };
}

/** Counts a wrong code against the user, over all sessions and processes, and tells of it. */
export async function takeWrongCode(
  trx: Trx,
  factor: SecondFactor,
  prover: Prover,
  facts: Facts,
  now: Date,
): Promise<void> {
  const wrongCodes = factor.wrongCodes + 1;
  const lockedUntil = lockAfter(wrongCodes, now);
  await changeFactor(trx, factor, { wrong_codes: wrongCodes, ...(lockedUntil ? { locked_until: lockedUntil } : {}) });
  const resourceId = factor.userId;
  await tell(trx, prover, facts, { resourceId, action: 'refuse', activity: 'Wrong Verification Code' });
  if (lockedUntil === null) return;
  const after = { wrong_codes: wrongCodes, locked_until: lockedUntil.toISOString() };
  await tell(trx, prover, facts, { resourceId, action: 'lock', after, activity: 'Second Factor Locked' });
}

function tell(trx: Trx, prover: Prover, facts: Facts, entry: Omit<AuditEntry, 'resource'>): Promise<void> {
  return writeAudit(trx, { ...prover, impersonatorId: null }, facts, { resource: 'second_factors', ...entry });
}
