import { scryptSync } from 'node:crypto';
import { BadValue } from './environment-values.ts';

const KEY_BYTES = 32;
const SHORTEST_PASSPHRASE = 32;
/** The same for all processes: they must come to the same key without having met. */
const SALT = 'strowger/master-key';

/**
 * The 32 bytes that STROWGER_MASTER_KEY stands for: hex, base64, or a passphrase run through scrypt.
 * @throws BadValue when it is none of these
 */
export function decodeMasterKey(text: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  if ([...text].length < SHORTEST_PASSPHRASE) {
    throw new BadValue(
      `must be 32 bytes as hex or base64, or a passphrase of at least ${SHORTEST_PASSPHRASE} characters`,
    );
  }
  return scryptSync(text.normalize('NFKC'), SALT, KEY_BYTES, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 });
}
