import type { OpenedSession } from '../gateway/gateway-protocol.ts';
import type { AddressPorts } from './address-ports.ts';
import type { Endpoint, RemoteMedia } from './api.ts';
import { MediaError } from './media-error.ts';
import type { EndpointConfig } from './protocol.ts';
import type { LocalWebRtc } from './webrtc.ts';
import type { WebRtcGateway } from './webrtc-gateway.ts';
import type { WorkerLink } from './worker-link.ts';

/** The gateway's end on loopback, as an endpoint of a media thread sees it. */
export const RELAY_ADDRESS = '127.0.0.1';

/** What every kind of endpoint is opened with. */
export type Place = Pick<EndpointConfig, 'id' | 'address' | 'silentAfterMs'>;

export interface WebRtcParts {
  readonly gateway: WebRtcGateway;
  readonly ports: AddressPorts;
}

/**
 * Opens a relay on the media thread, then a transport of the gateway, which has to know where that listens. Rejects with a
 * `MediaError`.
 */
export async function openWebRtc(
  { gateway, ports }: WebRtcParts,
  link: WorkerLink,
  place: Place,
  kind: 'webrtc' | 'dtls',
): Promise<Endpoint> {
  const { id, address } = place;
  const relay = await link.request({ type: 'open', ...place, port: 0, relay: true });
  if (relay.type !== 'opened') throw new MediaError('worker-failed', 'the media thread opened no relay port');
  const transport = { id, address, relayPort: relay.port, iceless: kind === 'dtls' };
  try {
    const { port, opened } = await ports.open(address, (candidate) => gateway.open({ ...transport, port: candidate }));
    return { id, address, port, rtcpPort: port, webrtc: localWebRtc(opened, relay) };
  } catch (error) {
    await link.request({ type: 'close', id }).catch(() => undefined);
    throw error;
  }
}

/** The endpoint with a new transport beside its present one. Rejects `invalid` for one that is none of WebRTC. */
export async function restartWebRtc({ gateway, ports }: WebRtcParts, endpoint: Endpoint): Promise<Endpoint> {
  const { id, address, webrtc: own } = endpoint;
  if (!own) throw new MediaError('invalid', 'only a WebRTC endpoint has a transport to restart');
  const { port, opened } = await ports.open(address, (candidate) => gateway.restart(id, candidate));
  return { ...endpoint, port, rtcpPort: port, webrtc: localWebRtc(opened, own) };
}

/** The gateway as the media thread sees it: the one strict remote of a plain endpoint. */
export function throughRelay(remote: RemoteMedia, relayPort: number): RemoteMedia {
  const { webrtc: _webrtc, srtp: _srtp, rtcpPort: _rtcpPort, ...rest } = remote;
  return { ...rest, address: RELAY_ADDRESS, port: relayPort, rtcpMux: true, symmetric: false };
}

function localWebRtc(session: OpenedSession, own: { readonly ssrc: number; readonly cname: string }): LocalWebRtc {
  const { iceUfrag, icePwd, fingerprint } = session;
  return { iceUfrag, icePwd, fingerprint, ssrc: own.ssrc, cname: own.cname };
}
