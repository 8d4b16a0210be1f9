import { hash } from 'node:crypto';

const LONGEST = 128;

/**
 * A key under which something is remembered of a sender. Names may be as long as messages, and a part of a message's
 * text keeps the whole of it in memory: so the key is a copy, and of a long name the beginning and a hash.
 */
export function memoryKey(name: string): string {
  if (name.length <= LONGEST) return Buffer.from(name, 'utf8').toString('utf8');
  return Buffer.from(`${name.slice(0, LONGEST / 2)}...${hash('sha256', name, 'base64url')}`, 'utf8').toString('utf8');
}
