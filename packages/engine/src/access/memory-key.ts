import { hash } from 'node:crypto';
import { ownCopy } from '@strowger/sip';

const LONGEST = 128;

/**
 * A key under which something is remembered of a sender. Names may be as long as messages: of a long one the key is the
 * beginning and a hash.
 */
export function memoryKey(name: string): string {
  return ownCopy(
    name.length <= LONGEST ? name : `${name.slice(0, LONGEST / 2)}...${hash('sha256', name, 'base64url')}`,
  );
}
