import { CounterMode } from './counter-mode.ts';
import { parametersOf, type SrtpKey, srtpMasterBytes } from './suite.ts';

const AUTH_KEY_BYTES = 20;
/** What the counter mode of the derivation begins with: a shorter salt is filled up with zeros (RFC 7714 §11). */
const INITIAL_BYTES = 14;

/** Keys of one stream kind in one direction. */
export interface SessionKeys {
  readonly cipher: Buffer;
  /** Of the suites whose cipher does not authenticate. */
  readonly auth: Buffer;
  readonly salt: Buffer;
}

/** Labels of RFC 3711 §4.3.1 and §4.3.2. */
const LABELS = {
  srtp: { cipher: 0, auth: 1, salt: 2 },
  srtcp: { cipher: 3, auth: 4, salt: 5 },
} as const;

/** Session keys from master key and salt at key derivation rate 0 (RFC 3711 §4.3). Throws a RangeError on a wrong length. */
export function deriveSessionKeys({ suite, master }: SrtpKey, kind: 'srtp' | 'srtcp'): SessionKeys {
  const lengths = parametersOf(suite);
  if (master.length !== srtpMasterBytes(suite)) throw new RangeError('length of master key and salt');
  const generator = new CounterMode(master.subarray(0, lengths.key));
  const masterSalt = master.subarray(lengths.key);
  const derive = (label: number, length: number): Buffer => {
    const initial = Buffer.alloc(INITIAL_BYTES);
    initial.set(masterSalt);
    initial[7] = (initial[7] ?? 0) ^ label;
    return generator.stream(initial, length).subarray(0, length);
  };
  const labels = LABELS[kind];
  return {
    cipher: derive(labels.cipher, lengths.key),
    auth: derive(labels.auth, AUTH_KEY_BYTES),
    salt: derive(labels.salt, lengths.salt),
  };
}
