import { isEnrolled, type SecondFactor, takesMail } from './factor.ts';
import { digestOf } from './sent-code.ts';
import { matchingStep } from './totp.ts';

export interface SentCode {
  /** As `readSentCode` gives it. */
  readonly code: string;
  /** The client's idea of the secret that is being enrolled; null = it sent none. */
  readonly secret: string | null;
}

/** What a right code was, and what it used up. */
export type Proof =
  | { readonly by: 'pending'; readonly secret: string; readonly step: number }
  | { readonly by: 'app'; readonly step: number }
  | { readonly by: 'mail'; readonly mailedCodeId: number }
  | { readonly by: 'recovery'; readonly digest: string };

export type Verdict =
  | { readonly kind: 'right'; readonly proof: Proof }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly until: Date };

/**
 * What a code is worth. Where a factor is enrolled, a session without it may prove that one alone: else the password
 * would be enough to enrol another.
 * @param upgraded the session has its second factor, or owes none
 */
export function judgeCode(factor: SecondFactor, sent: SentCode, upgraded: boolean, now: Date): Verdict {
  // Recovery codes are too long to be guessed: they open the lock, so that nobody can keep a user out.
  const recovery = byRecoveryCode(factor, sent);
  if (recovery) return { kind: 'right', proof: recovery };
  if (factor.lockedUntil !== null && factor.lockedUntil > now) return { kind: 'locked', until: factor.lockedUntil };
  const proof = byShortCode(factor, sent, upgraded || !isEnrolled(factor), now);
  return proof ? { kind: 'right', proof } : { kind: 'wrong' };
}

function byRecoveryCode(factor: SecondFactor, sent: SentCode): Proof | null {
  const digest = digestOf(factor.userId, sent.code);
  return factor.recoveryDigests.includes(digest) ? { by: 'recovery', digest } : null;
}

function byShortCode(factor: SecondFactor, sent: SentCode, mayEnrol: boolean, now: Date): Proof | null {
  const pending = mayEnrol ? factor.pendingSecret : null;
  if (pending !== null) {
    if (sent.secret !== null && sent.secret !== pending) return null;
    const step = matchingStep(pending, sent.code, now, []);
    if (step !== null) return { by: 'pending', secret: pending, step };
  }
  if (factor.appSecret !== null) {
    const step = matchingStep(factor.appSecret, sent.code, now, factor.usedSteps);
    if (step !== null) return { by: 'app', step };
  }
  return mayEnrol || takesMail(factor) ? byMailedCode(factor, sent) : null;
}

function byMailedCode({ userId, mailed }: SecondFactor, sent: SentCode): Proof | null {
  if (mailed === null || mailed.digest !== digestOf(userId, sent.code)) return null;
  return { by: 'mail', mailedCodeId: mailed.id };
}
