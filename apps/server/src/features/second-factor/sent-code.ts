import { createHash } from 'node:crypto';

const SHORT_CODE = /^\d{1,6}$/;
const DIGITS = 6;

/**
 * A code as it was meant: people group what they type, and a JSON number has lost its leading zeros.
 * @returns six digits, or a recovery code in capitals without dashes, or what can be neither
 */
export function readSentCode(text: string): string {
  const bare = text.replaceAll(/[\s-]/g, '').toUpperCase();
  return SHORT_CODE.test(bare) ? bare.padStart(DIGITS, '0') : bare;
}

/** A secret as apps show it: in groups, in small letters, padded. */
export function readSentSecret(text: string): string {
  return text.replaceAll(/[\s=-]/g, '').toUpperCase();
}

/** What is stored of a code: the same code of another user reads differently. */
export function digestOf(userId: number, code: string): string {
  return createHash('sha256').update(`${userId}:${code}`).digest('base64url');
}
