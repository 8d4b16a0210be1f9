import type { VoiceCodecName } from '../codec/voice-codec.ts';
import type { MixerId, MixingEvents, MixingPlane } from '../mixing/api.ts';
import type { RecordingPlane } from '../recording/api.ts';
import type { SrtpKeys } from '../srtp/srtp-session.ts';
import type { StreamPlane } from '../streams/api.ts';
import type { MediaError } from './media-error.ts';
import type { PlaySource } from './play-source.ts';
import type { LocalWebRtc, RemoteWebRtc } from './webrtc.ts';

/** Names one endpoint for as long as it lives; unique within a plane. */
export type EndpointId = string;

/** Media direction as seen from our endpoint (RFC 3264 §5.1): `sendonly` means that we send and drop what comes in. */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** Receives the plane's log lines; never called from a media thread. */
export type MediaLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  detail?: Readonly<Record<string, unknown>>,
) => void;

export interface MediaPlaneOptions {
  /** Media threads; one carries about 500 bridged G.711 calls. Default 1. */
  readonly workers?: number;
  /** Local IP addresses to bind, at least one; the first is the default of `createEndpoint`. */
  readonly addresses: readonly string[];
  /** Ports for RTP (even) and RTCP (the odd one above), both bounds inclusive. */
  readonly portRange: { readonly min: number; readonly max: number };
  readonly log?: MediaLog;
  /** How long a released port stays unused, so that late packets of an old call never reach a new one. Default 3000 ms. */
  readonly portRestMs?: number;
  /** Default of `EndpointOptions.silentAfterMs`: 60000. */
  readonly silentAfterMs?: number;
  /** Silence of a latched source after which another one may be learnt. Default 1500 ms. */
  readonly relatchAfterMs?: number;
  /** Mean time between RTCP reports (RFC 3550 §6.2). Default 5000 ms. */
  readonly rtcpIntervalMs?: number;
  /** 32 octets: files sealed under it are played as clear ones are. Default: only clear ones are. */
  readonly mediaKey?: Uint8Array;
}

export interface EndpointOptions {
  /** Local address to bind; one of `MediaPlaneOptions.addresses`. */
  readonly address?: string;
  /**
   * `webrtc`: ICE and DTLS-SRTP on one port, for browsers. `dtls`: the same without ICE (RFC 5763), for other phones. Plain or
   * SDES-secured RTP otherwise. Default `rtp`.
   */
  readonly kind?: 'rtp' | 'webrtc' | 'dtls';
  /** Put it on the media thread of this endpoint: bridging is cheapest within one thread, possible across threads. */
  readonly near?: EndpointId;
  /** Put it on the media thread of this mixer, which it is to join. Goes before `near`. */
  readonly nearMixer?: MixerId;
  /** Tell `silent` when neither RTP nor RTCP came for so long while we want to receive; 0 never tells. */
  readonly silentAfterMs?: number;
}

/** One media stream of one call leg: a local RTP port and, above it, its RTCP port. */
export interface Endpoint {
  readonly id: EndpointId;
  readonly address: string;
  readonly port: number;
  readonly rtcpPort: number;
  /** For the session description of a `webrtc` or `dtls` endpoint; its `rtcpPort` is its `port`. */
  readonly webrtc?: LocalWebRtc;
}

/** One negotiated audio format, from the remote's `a=rtpmap` and `a=fmtp`. */
export interface Payload {
  /** The payload type that we send with: the number in the remote's description. */
  readonly pt: number;
  /** The number that the remote sends with, when our own description named another. Default `pt`. */
  readonly receivePt?: number;
  /** Encoding name as in SDP, any case: `PCMU`, `PCMA`, `G722`, `opus`, `G729` … */
  readonly codec: string;
  readonly clockRate: number;
  readonly channels?: number;
  readonly fmtp?: string;
}

/** What offer and answer settled about the other side of an endpoint. */
export interface RemoteMedia {
  /** IP address of the `c=` line; an unspecified one (`0.0.0.0`) means that nothing is sent (RFC 3264 §8.4). */
  readonly address: string;
  readonly port: number;
  /** From `a=rtcp` (RFC 3605). Default `port + 1`. */
  readonly rtcpPort?: number;
  /** RTP and RTCP on one port (RFC 5761). Default false. */
  readonly rtcpMux?: boolean;
  /** In order of preference; telephone-event is not listed here. */
  readonly payloads: readonly Payload[];
  /** Payload type of telephone-event at `telephoneEventClockRate` (default 8000); absent: not negotiated. */
  readonly telephoneEventPt?: number;
  readonly telephoneEventReceivePt?: number;
  readonly telephoneEventClockRate?: number;
  /** Payload type of comfort noise (RFC 3389) at 8 kHz; absent: the remote is sent none. It may send it as 13 in any case. */
  readonly noisePt?: number;
  /** Default `sendrecv`. */
  readonly direction?: Direction;
  /**
   * true: send to where valid packets come from (RFC 4961 and NAT). false: strictly the address and port given.
   * Default true. A later call with another address or port starts learning anew; with the same one it keeps the latch.
   */
  readonly symmetric?: boolean;
  /** Keys settled by SDES (RFC 4568): RTP and RTCP are protected. Absent: plain RTP. */
  readonly srtp?: SrtpKeys;
  /** Needed for a `webrtc` or `dtls` endpoint, whose `address`, ports and `symmetric` then count for nothing. */
  readonly webrtc?: RemoteWebRtc;
  /** Packet time of what we generate ourselves: 10, 20, 30, 40 or 60 ms. Default 20. */
  readonly ptime?: number;
}

/**
 * How audio passes in one direction of a bridge. `copy`: as it came; `g711`: from one law to the other; `transcode`:
 * decoded and encoded anew, 20 to 60 ms later; `none`: the codecs have no way to each other, the audio is dropped.
 */
export type BridgePath = 'copy' | 'g711' | 'transcode' | 'none';

export interface Bridge {
  readonly aToB: BridgePath;
  readonly bToA: BridgePath;
}

export interface DtmfOptions {
  /** Default 160, at least 40. */
  readonly durationMs?: number;
  /** Silence between digits. Default 80, at least 40. */
  readonly gapMs?: number;
}

export interface RemoteAddress {
  readonly address: string;
  readonly port: number;
}

export type PlayEnd = 'finished' | 'stopped' | 'replaced' | 'closed';

export interface Playing {
  readonly playId: number;
  /** How it ended; never rejects. */
  readonly ended: Promise<PlayEnd>;
}

/** Counters of one endpoint since it was made. Loss, order and jitter are of what we received. */
export interface EndpointStats {
  readonly packetsSent: number;
  /** Payload bytes, without RTP headers, as in sender reports. */
  readonly bytesSent: number;
  readonly packetsReceived: number;
  readonly bytesReceived: number;
  readonly lost: number;
  readonly lossPercent: number;
  readonly outOfOrder: number;
  readonly duplicate: number;
  /** Dropped on arrival: not RTP, wrong payload type, or from a source that is not ours. */
  readonly rejected: number;
  /** Interarrival jitter in ms (RFC 3550 §6.4.1). */
  readonly jitterMs: number;
  /** From RTCP (RFC 3550 §6.4.1); null until the remote reported about us. */
  readonly roundTripMs: number | null;
  /** What the remote last reported about our stream; null until it did. */
  readonly farEnd: { readonly lossPercent: number; readonly lost: number; readonly jitterMs: number } | null;
  /** Codec of the last audio packet received, else of the preferred payload, else null. */
  readonly codec: string | null;
  /** Where we send: latched, or as signalled. */
  readonly remote: RemoteAddress | null;
  /** Listening quality of the received stream, 1.0 to 4.5 (ITU-T G.107, simplified); null before the first packet. */
  readonly mos: number | null;
  /** Unix time in ms of the last RTP packet accepted; null before the first. */
  readonly lastReceivedAt: number | null;
}

export interface MediaPlaneEvents extends MixingEvents {
  /** One whole digit received by RFC 4733, told once, at its end. */
  dtmf: [event: { readonly endpointId: EndpointId; readonly digit: string; readonly durationMs: number }];
  /** A play ended: by itself, by `stopPlay`, by another `play`, or with its endpoint. */
  played: [
    event: {
      readonly endpointId: EndpointId;
      readonly playId: number;
      readonly reason: PlayEnd;
    },
  ];
  /** Nothing received for `silentAfterMs`; told once per silence. */
  silent: [event: { readonly endpointId: EndpointId; readonly silentMs: number }];
  /** The address that we send to was learnt or learnt anew. */
  latched: [event: { readonly endpointId: EndpointId; readonly address: string; readonly port: number }];
  /**
   * A media thread died, or the WebRTC gateway (then `worker` is the number of threads): these endpoints and mixers are
   * gone. A new one takes its place.
   */
  'worker-failed': [
    event: {
      readonly worker: number;
      readonly endpointIds: readonly EndpointId[];
      readonly mixerIds: readonly MixerId[];
      readonly error: MediaError;
    },
  ];
}

/**
 * The media plane: endpoints on media threads. Every call may reject with a `MediaError`
 * (`unknown-endpoint`, `worker-failed`, `closed` always possible; others said per method).
 */
export interface MediaPlane extends MixingPlane, RecordingPlane, StreamPlane {
  on<E extends keyof MediaPlaneEvents>(event: E, listener: (...args: MediaPlaneEvents[E]) => void): this;
  once<E extends keyof MediaPlaneEvents>(event: E, listener: (...args: MediaPlaneEvents[E]) => void): this;
  off<E extends keyof MediaPlaneEvents>(event: E, listener: (...args: MediaPlaneEvents[E]) => void): this;
  /** Binds a port pair, or one port for WebRTC. Rejects `ports-exhausted`, `unknown-mixer`, `invalid` (address not ours). */
  createEndpoint(options?: EndpointOptions): Promise<Endpoint>;
  /**
   * Makes a `webrtc` endpoint ready for an ICE restart of the remote (RFC 8839 §4.4.1.1.1): a new port and transport to describe,
   * for the next `setRemote`. The old one carries the media until the new one is connected. Rejects `ports-exhausted`, `invalid`.
   */
  restartTransport(id: EndpointId): Promise<Endpoint>;
  /** Sets or renews what was negotiated; call it at each offer/answer. Rejects `invalid`. */
  setRemote(id: EndpointId, remote: RemoteMedia): Promise<void>;
  /** Hold and resume without touching the rest. */
  setDirection(id: EndpointId, direction: Direction): Promise<void>;
  /**
   * Connects two endpoints both ways, leaving what they were connected with. An endpoint bridged with itself echoes.
   * What plays on an endpoint goes before its bridge; the bridge is heard again when the play ends.
   */
  bridge(a: EndpointId, b: EndpointId): Promise<Bridge>;
  /** Ends the bridge or echo of this endpoint, if any, on both sides. */
  unbridge(id: EndpointId): Promise<void>;
  /** Starts playing, in place of what played; resolves when loaded and started. Rejects `no-codec`, `bad-source`. */
  play(id: EndpointId, source: PlaySource): Promise<Playing>;
  /** Stops what plays, if anything. */
  stopPlay(id: EndpointId): Promise<void>;
  /**
   * Sends digits `0-9*#A-D`; resolves when the last one is out. By RFC 4733 when negotiated, else as tones in G.711.
   * Calls queue up per endpoint. Rejects `invalid`, `no-codec`.
   */
  sendDtmf(id: EndpointId, digits: string, options?: DtmfOptions): Promise<void>;
  stats(id: EndpointId): Promise<EndpointStats>;
  /**
   * The codecs that can be transcoded into one another here: G.711 always, G.722 and Opus where this machine has the
   * libraries. What is missing is logged once.
   */
  transcodableCodecs(): Promise<readonly VoiceCodecName[]>;
  /** Bridges that are being transcoded now. */
  readonly transcodedBridges: number;
  /** Says RTCP BYE, closes the ports and gives the final counters. */
  closeEndpoint(id: EndpointId): Promise<EndpointStats>;
  /** Closes every endpoint and ends every thread; no handle stays open. Idempotent. */
  close(): Promise<void>;
}
