/** What our description says of a WebRTC endpoint (RFC 8839, RFC 8122, RFC 5576). */
export interface LocalWebRtc {
  readonly iceUfrag: string;
  readonly icePwd: string;
  /** Hash function and value as in `a=fingerprint`. */
  readonly fingerprint: string;
  /** The one stream that we send; browsers play only what is announced by `a=ssrc`. */
  readonly ssrc: number;
  readonly cname: string;
}

/** What the other side's description says of itself. */
export interface RemoteWebRtc {
  readonly iceUfrag: string;
  readonly icePwd: string;
  readonly fingerprint: string;
  /** Who begins the DTLS handshake, as settled (RFC 5763 §5): `active` is the remote. */
  readonly setup: 'active' | 'passive';
  /** Whether the remote chooses the pair of addresses: it offered this transport, and is no lite agent (RFC 8445 §6.1.1). */
  readonly nominates: boolean;
  /** Values of `a=candidate`; those that are not UDP at a numeric address are passed over. */
  readonly candidates: readonly string[];
  /** Of a `dtls` endpoint: where the phone is, for want of ICE, which then is empty. */
  readonly direct?: { readonly address: string; readonly port: number; readonly rtcpMux: boolean };
}
