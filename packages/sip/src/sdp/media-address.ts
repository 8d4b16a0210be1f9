import { parseDecimal } from '../message/characters.ts';
import type { SocketAddress } from '../transport/transport.ts';
import { attribute, hasAttribute } from './media-attributes.ts';
import type { MediaDescription, SdpConnection, SessionDescription } from './session-description.ts';

/** The connection of a medium: its own, else that of the session. */
export function connectionOf(session: SessionDescription, media: MediaDescription): SdpConnection | undefined {
  return media.connection ?? session.connection;
}

/** Where the sender of the description wants the medium; undefined when it is refused or has no address. */
export function mediaAddress(session: SessionDescription, media: MediaDescription): SocketAddress | undefined {
  const address = connectionOf(session, media)?.address.split('/')[0];
  return media.port === 0 || !address ? undefined : { address, port: media.port };
}

/** Where RTCP goes: a=rtcp (RFC 3605), the port of RTP with rtcp-mux (RFC 5761), else the next port. */
export function rtcpAddress(session: SessionDescription, media: MediaDescription): SocketAddress | undefined {
  const rtp = mediaAddress(session, media);
  if (rtp === undefined || hasAttribute(media, 'rtcp-mux')) return rtp;
  const [portText = '', , , address] = (attribute(media, 'rtcp') ?? '').trim().split(/\s+/);
  const port = parseDecimal(portText, 65535);
  if (port === undefined) return rtp.port < 65535 ? { ...rtp, port: rtp.port + 1 } : undefined;
  return { address: address ?? rtp.address, port };
}
