import { isIP } from 'node:net';
import { isSrtpSuite, type RemoteWebRtc, SRTP_MASTER_BYTES, type SrtpSuite } from '@strowger/rtp';
import {
  attribute,
  attributes,
  hasAttribute,
  type MediaDescription,
  parseCryptoAttribute,
  type SessionDescription,
} from '@strowger/sip';

/** How a leg's media travels: plain RTP, SRTP with keys in the description (RFC 4568), or ICE and DTLS-SRTP (RFC 8827). */
export type MediaProfile = 'plain' | 'sdes' | 'webrtc';

/** A key that a phone offers or answers, in a suite that we speak. */
export interface OfferedKey {
  readonly tag: number;
  readonly suite: SrtpSuite;
  readonly master: Uint8Array;
}

/** What a phone's description says of the protection of its audio. */
export type RemoteSecurity =
  | { readonly profile: 'plain' }
  | { readonly profile: 'sdes'; readonly keys: readonly OfferedKey[] }
  | {
      readonly profile: 'webrtc';
      readonly transport: Omit<RemoteWebRtc, 'setup'>;
      readonly setup: 'actpass' | 'active' | 'passive';
      readonly mid: string | undefined;
      readonly bundled: boolean;
    };

const ICE_TOKEN = /^[A-Za-z0-9+/]{4,256}$/;
const FINGERPRINT = /^[a-z0-9-]{3,12} [0-9a-f]{2}(?::[0-9a-f]{2}){15,63}$/i;
const MAX_CANDIDATES = 32;

/** How the stream is protected; null when it is in no way that we can serve. */
export function securityOf(session: SessionDescription, media: MediaDescription): RemoteSecurity | null {
  switch (media.protocol.toUpperCase()) {
    case 'RTP/AVP':
    case 'RTP/AVPF':
      // A phone for which protection is optional says so by keys under the plain profile.
      return offeredKeys(media) ?? { profile: 'plain' };
    case 'RTP/SAVP':
    case 'RTP/SAVPF':
      return offeredKeys(media);
    case 'UDP/TLS/RTP/SAVP':
    case 'UDP/TLS/RTP/SAVPF':
      return webRtcSide(session, media);
    default:
      return null;
  }
}

function offeredKeys(media: MediaDescription): RemoteSecurity | null {
  const keys = attributes(media, 'crypto').flatMap((value) => usableKey(value) ?? []);
  return keys.length === 0 ? null : { profile: 'sdes', keys };
}

/** Session parameters change what the packets look like: only a hint of the window size may stand (RFC 4568 §6.3). */
function usableKey(value: string): OfferedKey | null {
  const crypto = parseCryptoAttribute(value);
  if (crypto === null || crypto.hasMki || crypto.key.length !== SRTP_MASTER_BYTES) return null;
  if (!crypto.sessionParams.every((param) => /^-?WSH=/i.test(param))) return null;
  const { tag, suite, key } = crypto;
  return isSrtpSuite(suite) ? { tag, suite, master: key } : null;
}

function webRtcSide(session: SessionDescription, media: MediaDescription): RemoteSecurity | null {
  const told = (name: string) => (attribute(media, name) ?? attribute(session, name))?.trim();
  const [iceUfrag = '', icePwd = '', fingerprint = ''] = ['ice-ufrag', 'ice-pwd', 'fingerprint'].map(told);
  const setup = told('setup');
  if (!ICE_TOKEN.test(iceUfrag) || !ICE_TOKEN.test(icePwd) || !FINGERPRINT.test(fingerprint)) return null;
  if (!hasAttribute(media, 'rtcp-mux')) return null;
  if (setup !== 'actpass' && setup !== 'active' && setup !== 'passive') return null;
  return {
    profile: 'webrtc',
    transport: { iceUfrag, icePwd, fingerprint, candidates: candidatesOf(media) },
    setup,
    mid: attribute(media, 'mid'),
    bundled: attributes(session, 'group').some((group) => group.startsWith('BUNDLE')),
  };
}

function candidatesOf(media: MediaDescription): string[] {
  return attributes(media, 'candidate')
    .filter((candidate) => isIP(candidate.split(' ')[4] ?? '') !== 0)
    .slice(0, MAX_CANDIDATES);
}
