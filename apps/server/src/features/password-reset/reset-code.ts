import { createHash, randomBytes } from 'node:crypto';

const CODE_BYTES = 32;
const CODE = /^[A-Za-z0-9_-]{43}$/;

/** A code and what is stored of it. */
interface ResetCode {
  readonly text: string;
  readonly digest: string;
}

/** A fresh code: 32 random bytes in base64url (contract 10 §1.7). */
export function newCode(): ResetCode {
  const text = randomBytes(CODE_BYTES).toString('base64url');
  return { text, digest: sha256(text) };
}

/** What is stored of a code; null for text that no code can be. */
export function digestOf(code: string): string | null {
  return CODE.test(code) ? sha256(code) : null;
}

/** A code is random enough to need neither salt nor slowness. */
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
