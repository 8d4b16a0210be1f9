import { randomFillSync } from 'node:crypto';

/** The system is asked for many octets at once: each question costs more than the rest of a token. */
const pool = Buffer.alloc(4096);
let taken = pool.length;

/** So many unpredictable octets (at most 4096) as text; no octet is given out twice. */
export function randomText(octets: number, encoding: 'hex' | 'base64url'): string {
  if (taken + octets > pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  const text = pool.toString(encoding, taken, taken + octets);
  taken += octets;
  return text;
}
