export type AddressType = 'IP4' | 'IP6';

/** `o=` (RFC 8866 §5.2). The two numbers exceed 2^53, hence text. */
export interface SdpOrigin {
  readonly username: string;
  readonly sessionId: string;
  readonly sessionVersion: string;
  readonly addressType: AddressType;
  readonly address: string;
}

/** `c=`; a multicast suffix (`/ttl/count`) stays part of `address`. */
export interface SdpConnection {
  readonly addressType: AddressType;
  readonly address: string;
}

export interface SdpBandwidth {
  readonly type: string;
  readonly value: number;
}

/** `a=name` or `a=name:value`. */
export interface SdpAttribute {
  readonly name: string;
  readonly value?: string | undefined;
}

/** `t=` with its `r=` lines. */
export interface SdpTiming {
  readonly start: string;
  readonly stop: string;
  readonly repeats: readonly string[];
}

/** One `m=` section. Attributes are kept in order and whole: crypto, ICE, fingerprint, rtcp-mux and the unknown. */
export interface MediaDescription {
  /** `audio`, `video`, `image`, `application`, ... */
  readonly type: string;
  /** 0 rejects or ends the stream (RFC 3264 §6, §8.2). */
  readonly port: number;
  readonly portCount?: number | undefined;
  /** `RTP/AVP`, `RTP/SAVP`, `UDP/TLS/RTP/SAVPF`, `udptl`, ... as written. */
  readonly protocol: string;
  readonly formats: readonly string[];
  readonly title?: string | undefined;
  readonly connection?: SdpConnection | undefined;
  readonly bandwidths: readonly SdpBandwidth[];
  readonly key?: string | undefined;
  readonly attributes: readonly SdpAttribute[];
}

/** A session description (RFC 8866). */
export interface SessionDescription {
  readonly origin: SdpOrigin;
  readonly name: string;
  readonly info?: string | undefined;
  readonly uri?: string | undefined;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly connection?: SdpConnection | undefined;
  readonly bandwidths: readonly SdpBandwidth[];
  readonly timings: readonly SdpTiming[];
  readonly timeZones?: string | undefined;
  readonly key?: string | undefined;
  readonly attributes: readonly SdpAttribute[];
  readonly media: readonly MediaDescription[];
}

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** A payload format: static (RFC 3551) or told by `a=rtpmap`, with its `a=fmtp`. */
export interface Codec {
  readonly payloadType: number;
  /** Encoding name as written: `PCMU`, `opus`, `telephone-event`. */
  readonly name: string;
  /** Hz of the RTP clock (8000 for G722). */
  readonly clockRate: number;
  readonly channels: number;
  readonly fmtp?: string | undefined;
}
