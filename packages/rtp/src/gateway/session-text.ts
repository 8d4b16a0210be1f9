import { isIP } from 'node:net';
import type { RemoteWebRtc } from '../plane/webrtc.ts';
import type { OpenedSession } from './gateway-protocol.ts';

/** What our description says of a transport. */
export type LocalText = Omit<OpenedSession, 'relayPort'>;

/**
 * The other side as the library is told of it: always as offering one audio stream that goes both ways. What the phones
 * really negotiated (formats, direction) is the media thread's business. `ice-lite` makes the library the one that
 * nominates (RFC 8445 §6.1.1), for where we offered. A browser that is told that both do stays with the former path after
 * an ICE restart, as long as that lives.
 */
export function remoteText(remote: RemoteWebRtc): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    ...(remote.nominates ? [] : ['a=ice-lite']),
    'a=group:BUNDLE 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    'a=sendrecv',
    'a=rtcp-mux',
    'a=rtpmap:0 PCMU/8000',
    `a=ice-ufrag:${remote.iceUfrag}`,
    `a=ice-pwd:${remote.icePwd}`,
    `a=fingerprint:${remote.fingerprint}`,
    `a=setup:${remote.setup}`,
    ...remote.candidates.filter(isReachable).map((candidate) => `a=candidate:${candidate}`),
    'a=end-of-candidates',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

/** UDP at a numeric address: names of the local network (RFC 8828 §5) are found by their checks alone. */
function isReachable(candidate: string): boolean {
  const [, , transport = '', , address = ''] = candidate.trim().split(/\s+/);
  return transport.toLowerCase() === 'udp' && isIP(address) !== 0;
}
