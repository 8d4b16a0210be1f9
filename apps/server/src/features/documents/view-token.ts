import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Vault } from '../../secrets/vault.ts';

const LIFETIME_SECONDS = 300;

/** Who may look at which document without logging in, for five minutes (contract 30 §12). */
export interface ViewToken {
  readonly token: string;
  /** Epoch seconds. */
  readonly expires: number;
}

export function issueViewToken(vault: Vault, documentId: number, userId: number, now: Date): ViewToken {
  const expires = Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS;
  return { token: `${userId}.${expires}.${signatureOf(vault, documentId, userId, expires)}`, expires };
}

/** @returns the user to whom it was issued; null: it is not for this document, it has expired, or is none of ours */
export function readViewToken(vault: Vault, token: string, documentId: number, now: Date): number | null {
  const [, user, expiry, signature = ''] = /^(\d{1,10})\.(\d{1,12})\.([\w-]{43})$/.exec(token) ?? [];
  const [userId, expires] = [Number(user), Number(expiry)];
  const expected = signatureOf(vault, documentId, userId, expires);
  if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected)))
    return null;
  return expires * 1000 > now.getTime() ? userId : null;
}

function signatureOf(vault: Vault, documentId: number, userId: number, expires: number): string {
  const signed = `${documentId}\n${userId}\n${expires}`;
  return createHmac('sha256', vault.keyFor('document-view')).update(signed).digest('base64url');
}
