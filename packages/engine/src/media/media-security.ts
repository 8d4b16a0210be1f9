import { isIP } from 'node:net';
import { isSrtpSuite, type RemoteWebRtc, type SrtpSuite, srtpMasterBytes } from '@strowger/rtp';
import {
  attribute,
  attributes,
  hasAttribute,
  type MediaDescription,
  mediaAddress,
  parseCryptoAttribute,
  type SessionDescription,
} from '@strowger/sip';

/**
 * How a leg's media travels: plain RTP, SRTP with keys in the description (RFC 4568), DTLS-SRTP with ICE (RFC 8827) or
 * without (RFC 5763).
 */
export type MediaProfile = 'plain' | 'sdes' | 'webrtc' | 'dtls';

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
  | DtlsSecurity;

export interface DtlsSecurity {
  readonly profile: 'webrtc' | 'dtls';
  readonly transport: Omit<RemoteWebRtc, 'setup' | 'nominates'>;
  readonly isIceLite: boolean;
  readonly setup: 'actpass' | 'active' | 'passive';
  readonly mid: string | undefined;
  readonly bundled: boolean;
}

export function usesDtls(security: RemoteSecurity): security is DtlsSecurity {
  return security.profile === 'webrtc' || security.profile === 'dtls';
}

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
      return dtlsSide(session, media);
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
  if (crypto === null || crypto.hasMki) return null;
  if (!crypto.sessionParams.every((param) => /^-?WSH=/i.test(param))) return null;
  const { tag, suite, key } = crypto;
  return isSrtpSuite(suite) && key.length === srtpMasterBytes(suite) ? { tag, suite, master: key } : null;
}

function dtlsSide(session: SessionDescription, media: MediaDescription): DtlsSecurity | null {
  const told = (name: string) => (attribute(media, name) ?? attribute(session, name))?.trim();
  const fingerprint = told('fingerprint') ?? '';
  const setup = told('setup');
  if (!FINGERPRINT.test(fingerprint)) return null;
  if (setup !== 'actpass' && setup !== 'active' && setup !== 'passive') return null;
  const iceUfrag = told('ice-ufrag');
  const icePwd = told('ice-pwd');
  const withIce = iceUfrag !== undefined || icePwd !== undefined;
  const path = withIce ? icePath(media, iceUfrag ?? '', icePwd ?? '') : directPath(session, media);
  if (path === null) return null;
  return {
    profile: withIce ? 'webrtc' : 'dtls',
    transport: { ...path, fingerprint },
    isIceLite: hasAttribute(session, 'ice-lite'),
    setup,
    mid: attribute(media, 'mid'),
    bundled: attributes(session, 'group').some((group) => group.startsWith('BUNDLE')),
  };
}

type Path = Omit<RemoteWebRtc, 'setup' | 'nominates' | 'fingerprint'>;

function icePath(media: MediaDescription, iceUfrag: string, icePwd: string): Path | null {
  if (!ICE_TOKEN.test(iceUfrag) || !ICE_TOKEN.test(icePwd) || !hasAttribute(media, 'rtcp-mux')) return null;
  return { iceUfrag, icePwd, candidates: candidatesOf(media) };
}

function directPath(session: SessionDescription, media: MediaDescription): Path | null {
  const place = mediaAddress(session, media);
  if (place === undefined || isIP(place.address) === 0) return null;
  const rtcpMux = hasAttribute(media, 'rtcp-mux');
  return { iceUfrag: '', icePwd: '', candidates: [], direct: { address: place.address, port: place.port, rtcpMux } };
}

function candidatesOf(media: MediaDescription): string[] {
  return attributes(media, 'candidate')
    .filter((candidate) => isIP(candidate.split(' ')[4] ?? '') !== 0)
    .slice(0, MAX_CANDIDATES);
}
