import { parseDecimal } from '../message/characters.ts';

/** `a=crypto` with one inline key (RFC 4568 §4, §6.1). */
export interface CryptoAttribute {
  readonly tag: number;
  /** `AES_CM_128_HMAC_SHA1_80` and the like, as written. */
  readonly suite: string;
  /** Master key and salt, decoded. Never to be logged. */
  readonly key: Uint8Array;
  /** The sender puts a key identifier into its packets, or gave several keys. */
  readonly hasMki: boolean;
  /** `WSH=64`, `UNENCRYPTED_SRTP`, `KDR=1` and the like. */
  readonly sessionParams: readonly string[];
}

const INLINE = /^inline:([A-Za-z0-9+/]+={0,2})((?:\|[^|;]+)*)$/;

/** The value of an `a=crypto`; null when it is malformed or its key is not inline. */
export function parseCryptoAttribute(value: string): CryptoAttribute | null {
  const [tagText = '', suite = '', keys = '', ...sessionParams] = value.trim().split(/\s+/);
  const tag = parseDecimal(tagText, 999_999_999);
  const inline = INLINE.exec(keys.split(';')[0] ?? '');
  if (tag === undefined || suite === '' || inline === null) return null;
  const parts = (inline[2] ?? '').split('|').slice(1);
  return {
    tag,
    suite,
    key: new Uint8Array(Buffer.from(inline[1] ?? '', 'base64')),
    hasMki: keys.includes(';') || parts.some((part) => part.includes(':')),
    sessionParams,
  };
}

/** The value of the `a=crypto` that tells this key, without lifetime, key identifier and session parameters. */
export function cryptoValue(tag: number, suite: string, key: Uint8Array): string {
  return `${tag} ${suite} inline:${Buffer.from(key).toString('base64')}`;
}
