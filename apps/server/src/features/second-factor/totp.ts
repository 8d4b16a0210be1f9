import { timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Seconds a code is shown. */
const STEP_SECONDS = 30;
/** Steps by which the user's clock may be off, either way. */
const WINDOW = 1;
const SECRET_BYTES = 20;
/** RFC 6238 with the values every authenticator app knows. */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: STEP_SECONDS } as const;

/** A fresh secret: 20 random bytes in base32 without padding (contract 10 §1.8). */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/** The code of a time step (RFC 6238 §4). */
export function codeOfStep(secret: string, step: number): string {
  const totp = new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: step * STEP_SECONDS * 1000 });
}

/**
 * The step whose code this is, among those near enough to now that are still good for one (RFC 6238 §5.2).
 * @param used steps whose code was taken before
 */
export function matchingStep(secret: string, code: string, now: Date, used: readonly number[]): number | null {
  const current = stepAt(now);
  const steps = [current, current - WINDOW, current + WINDOW];
  return steps.find((step) => isFree(step, used) && isSame(codeOfStep(secret, step), code)) ?? null;
}

/** The steps to be remembered once a code of `step` was taken: those that the window could still reach. */
export function withUsedStep(used: readonly number[], step: number): number[] {
  const all = [...used, step];
  const newest = Math.max(...all);
  return all.filter((one) => one >= newest - 2 * WINDOW);
}

/** What lies before the window of the newest used step counts as used, also when the clock was set back. */
function isFree(step: number, used: readonly number[]): boolean {
  return used.every((one) => step !== one && step >= one - 2 * WINDOW);
}

function isSame(expected: string, sent: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(sent)];
  return a.length === b.length && timingSafeEqual(a, b);
}
