import { CounterMode } from './counter-mode.ts';
import { MASTER_BYTES, MASTER_KEY_BYTES, MASTER_SALT_BYTES } from './suite.ts';

const AUTH_KEY_BYTES = 20;

/** Keys of one stream kind in one direction. */
export interface SessionKeys {
  readonly cipher: Buffer;
  readonly auth: Buffer;
  readonly salt: Buffer;
}

/** Labels of RFC 3711 §4.3.1 and §4.3.2. */
const LABELS = {
  srtp: { cipher: 0, auth: 1, salt: 2 },
  srtcp: { cipher: 3, auth: 4, salt: 5 },
} as const;

/** Session keys from master key and salt at key derivation rate 0 (RFC 3711 §4.3). Throws a RangeError on a wrong length. */
export function deriveSessionKeys(master: Uint8Array, kind: 'srtp' | 'srtcp'): SessionKeys {
  if (master.length !== MASTER_BYTES) throw new RangeError('master key and salt are 30 bytes');
  const generator = new CounterMode(master.subarray(0, MASTER_KEY_BYTES));
  const masterSalt = master.subarray(MASTER_KEY_BYTES);
  const derive = (label: number, length: number): Buffer => {
    const initial = Buffer.from(masterSalt);
    initial[7] = (initial[7] ?? 0) ^ label;
    return generator.stream(initial, length).subarray(0, length);
  };
  const labels = LABELS[kind];
  return {
    cipher: derive(labels.cipher, MASTER_KEY_BYTES),
    auth: derive(labels.auth, AUTH_KEY_BYTES),
    salt: derive(labels.salt, MASTER_SALT_BYTES),
  };
}
