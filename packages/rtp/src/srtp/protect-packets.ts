import { CounterModeProtection } from './counter-mode-protection.ts';
import { GcmProtection } from './gcm-protection.ts';
import type { PacketProtection } from './packet-protection.ts';
import { deriveSessionKeys } from './session-keys.ts';
import { parametersOf, type SrtpKey } from './suite.ts';

/** The protection of one kind of packet in one direction. Throws a RangeError for a key of the wrong length. */
export function protectionFor(key: SrtpKey, kind: 'srtp' | 'srtcp'): PacketProtection {
  const keys = deriveSessionKeys(key, kind);
  const { cipher, rtpTag, rtcpTag } = parametersOf(key.suite);
  const tagBytes = kind === 'srtp' ? rtpTag : rtcpTag;
  return cipher === 'gcm' ? new GcmProtection(keys) : new CounterModeProtection(keys, tagBytes);
}
