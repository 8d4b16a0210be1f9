/** The second factor of a user as it stands, secrets opened. */
export interface SecondFactor {
  readonly userId: number;
  readonly tenantId: number;
  readonly authType: string;
  /** Base32; null = no authenticator app is enrolled. */
  readonly appSecret: string | null;
  /** Shown to the user, not proven yet. */
  readonly pendingSecret: string | null;
  readonly usedSteps: readonly number[];
  /** A code sent by mail was proven once. */
  readonly mailProven: boolean;
  /** When app or mail was last enrolled; null = none is. */
  readonly enrolledAt: Date | null;
  /** The newest code sent by mail while it is good for something. */
  readonly mailed: { readonly id: number; readonly digest: string } | null;
  /** Digests of the recovery codes that were not used. */
  readonly recoveryDigests: readonly string[];
  readonly wrongCodes: number;
  readonly lockedUntil: Date | null;
}

type Enrolment = Pick<SecondFactor, 'appSecret' | 'mailProven' | 'authType'>;

export function isEnrolled(factor: Enrolment): boolean {
  return factor.appSecret !== null || factor.mailProven;
}

/** Whether codes by mail are this user's second factor; who has an app must have chosen mail instead. */
export function takesMail(factor: Enrolment): boolean {
  return factor.mailProven && (factor.authType === 'email' || factor.appSecret === null);
}

const FRESH_MS = 10 * 60_000;

/** Proven within the last ten minutes. @param provenAt when that was, in the session that asks */
export function isFresh(provenAt: Date | null, now: Date): provenAt is Date {
  return provenAt !== null && now.getTime() - provenAt.getTime() < FRESH_MS;
}

/** Another factor may take the place of this one once this one was proven anew; its enrolment itself does not count. */
export function mayBeReplaced({ enrolledAt }: SecondFactor, provenAt: Date | null, now: Date): boolean {
  return isFresh(provenAt, now) && (enrolledAt === null || provenAt > enrolledAt);
}
