/**
 * Crypto suites by their names in `a=crypto` (RFC 4568 §6.2, RFC 7714 §14.1), in the order in which we offer them: first the
 * one that every phone has and that costs us a third of the next ones; the short tag last. Offers of phones are taken in
 * the order of the phone.
 */
export const SRTP_SUITES = [
  'AES_CM_128_HMAC_SHA1_80',
  'AEAD_AES_256_GCM',
  'AEAD_AES_128_GCM',
  'AES_CM_128_HMAC_SHA1_32',
] as const;
export type SrtpSuite = (typeof SRTP_SUITES)[number];

/** Lengths in bytes. Reports of the CM suites always carry the long tag (RFC 4568 §6.2.2). */
export interface SuiteParameters {
  readonly cipher: 'gcm' | 'cm';
  readonly key: number;
  readonly salt: number;
  readonly rtpTag: number;
  readonly rtcpTag: number;
}

const PARAMETERS: Readonly<Record<SrtpSuite, SuiteParameters>> = {
  AEAD_AES_256_GCM: { cipher: 'gcm', key: 32, salt: 12, rtpTag: 16, rtcpTag: 16 },
  AEAD_AES_128_GCM: { cipher: 'gcm', key: 16, salt: 12, rtpTag: 16, rtcpTag: 16 },
  AES_CM_128_HMAC_SHA1_80: { cipher: 'cm', key: 16, salt: 14, rtpTag: 10, rtcpTag: 10 },
  AES_CM_128_HMAC_SHA1_32: { cipher: 'cm', key: 16, salt: 14, rtpTag: 4, rtcpTag: 10 },
};

export function parametersOf(suite: SrtpSuite): SuiteParameters {
  return PARAMETERS[suite];
}

/** Length of master key and master salt, as `inline:` carries them one after the other. */
export function srtpMasterBytes(suite: SrtpSuite): number {
  return PARAMETERS[suite].key + PARAMETERS[suite].salt;
}

/** What one side protects its packets with; both sides have one each. */
export interface SrtpKey {
  readonly suite: SrtpSuite;
  /** Master key and master salt: `srtpMasterBytes` in all. Never to be logged. */
  readonly master: Uint8Array;
}

export function isSrtpSuite(name: string): name is SrtpSuite {
  return SRTP_SUITES.some((suite) => suite === name);
}
