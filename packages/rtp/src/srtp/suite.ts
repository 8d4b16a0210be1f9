/** Names of crypto suites as in `a=crypto` (RFC 4568 §6.2). */
export const SRTP_SUITES = ['AES_CM_128_HMAC_SHA1_80', 'AES_CM_128_HMAC_SHA1_32'] as const;
export type SrtpSuite = (typeof SRTP_SUITES)[number];

export const MASTER_KEY_BYTES = 16;
export const MASTER_SALT_BYTES = 14;
/** Master key followed by master salt, as `inline:` carries them. */
export const MASTER_BYTES = MASTER_KEY_BYTES + MASTER_SALT_BYTES;
/** Reports carry the long tag in both suites (RFC 4568 §6.2.2). */
export const SRTCP_TAG_BYTES = 10;

/** Length of the authentication tag of an RTP packet. */
export function srtpTagBytes(suite: SrtpSuite): number {
  return suite === 'AES_CM_128_HMAC_SHA1_32' ? 4 : 10;
}

/** What one side protects its packets with; both sides have one each. */
export interface SrtpKey {
  readonly suite: SrtpSuite;
  /** Master key and master salt: 30 bytes. Never to be logged. */
  readonly master: Uint8Array;
}

export function isSrtpSuite(name: string): name is SrtpSuite {
  return SRTP_SUITES.some((suite) => suite === name);
}
