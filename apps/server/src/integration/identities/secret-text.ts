import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What access hashes begin with, so that people and scanners know them (contract 40 B4). */
const PREFIX = 'ich_';
const RANDOM_BYTES = 32;
const HINT_LENGTH = 4;

/** Of passwords that people choose (contract 40 B4). */
export const SHORTEST_PASSWORD = 14;

export function makeAccessHash(): string {
  return PREFIX + randomBytes(RANDOM_BYTES).toString('base64url');
}

export function makePassword(): string {
  return randomBytes(18).toString('base64url');
}

/** What is stored of an access hash: it is random itself, so that a fast hash does. */
export function digestOf(accessHash: string): string {
  return createHash('sha256').update(accessHash).digest('hex');
}

/** Compares two digests in constant time. */
export function sameDigest(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The end of a secret, by which people tell it from others. */
export function hintOf(secret: string): string {
  return secret.slice(-HINT_LENGTH);
}
