import type { FaxPlane, FaxPlaneOptions } from '@strowger/fax';
import type { ListenAddress, TlsOptions, TransportFactory } from '@strowger/sip';
import type { Voice } from '@strowger/voice';
import type { SourceLimitSettings } from './access/source-limits.ts';
import { type MediaPlaces, mediaPlaces } from './media/media-places.ts';
import type { TraceLimits } from './traces/trace-limits.ts';

/** Structured log; `detail` never carries passwords or message bodies. */
export type EngineLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  detail?: Readonly<Record<string, unknown>>,
) => void;

export interface EmbeddedSwitchOptions {
  /** Numeric address to bind: `0.0.0.0` for all of IPv4, `::` for all of both versions. */
  readonly sipHost: string;
  /** UDP and TCP; 0 lets the system choose. */
  readonly sipPort: number;
  /** SIP over TLS: its port, and the certificate and key as PEM text; absent: none. */
  readonly sips?: { readonly port: number } & TlsOptions;
  /** SIP over WebSocket on the host's HTTP server; absent: none. */
  readonly webSocket?: { readonly place: ListenAddress; readonly factory: TransportFactory };
  /** What SIP and SDP advertise. */
  readonly publicAddress: string;
  /** What SDP advertises to phones on IPv6; absent: `publicAddress` where that is of IPv6. */
  readonly publicAddress6?: string;
  readonly rtpPorts: { readonly min: number; readonly max: number };
  /** 32 octets: what the host's media files are sealed under; default: they are clear. */
  readonly mediaKey?: Uint8Array;
  /** Media threads; default 1. */
  readonly mediaWorkers?: number;
  /** Calls transcoded at a time; beyond it phones must share a codec or speak G.711. Default 15 per media thread. */
  readonly maxTranscodedCalls?: number;
  /** What carries its faxes; default: the DSP of this machine in a thread of its own. */
  readonly fax?: (options: FaxPlaneOptions) => Promise<FaxPlane>;
  /** What it says and plays; default: the recordings installed on this machine. */
  readonly voice?: Voice;
  readonly log: EngineLog;
  /** Milliseconds since the epoch; default the wall clock. */
  readonly now?: () => number;
  /** A call in which neither side sent media for so long ends with MEDIA_TIMEOUT; default 300 s. */
  readonly mediaTimeoutMs?: number;
  /** How often the far side of a live leg is asked whether it is still there; default 60 s. */
  readonly probeIntervalMs?: number;
  /** How often contacts behind NAT and over UDP are pinged; default 30 s. */
  readonly pingIntervalMs?: number;
  /** Bounds on the traces of calls; what is absent has its default (32 MiB in all, 256 KiB a call, one hour). */
  readonly traces?: Partial<TraceLimits>;
  /** What one source address may do, asked for with every message; default: see DEFAULT_SOURCE_LIMITS. */
  readonly sourceLimits?: () => SourceLimitSettings;
  /** `host:port` of a Homer server that gets a copy of all SIP messages (HEP3); empty: none. */
  readonly hepTarget?: () => string;
  /** Live legs beyond which new calls get 503; default 4000. */
  readonly maxLegs?: number;
  /** What the phones of an extension may watch at a time; default 500: a console with all its expansion modules. */
  readonly maxSubscriptions?: number;
  /** Session interval asked for and least one accepted, seconds (RFC 4028); default 1800 and 90. */
  readonly sessionExpiresS?: number;
  readonly minSessionExpiresS?: number;
}

/** The options that parts look at while they work, defaults filled in. */
export interface EngineSettings {
  readonly publicAddress: string;
  readonly mediaPlaces: MediaPlaces;
  readonly mediaTimeoutMs: number;
  readonly probeIntervalMs: number;
  readonly pingIntervalMs: number;
  readonly maxLegs: number;
  readonly maxSubscriptions: number;
  readonly sessionExpiresS: number;
  readonly minSessionExpiresS: number;
}

export function settingsOf(options: EmbeddedSwitchOptions): EngineSettings {
  return {
    publicAddress: options.publicAddress,
    mediaPlaces: mediaPlaces(options),
    mediaTimeoutMs: options.mediaTimeoutMs ?? 300_000,
    probeIntervalMs: options.probeIntervalMs ?? 60_000,
    pingIntervalMs: options.pingIntervalMs ?? 30_000,
    maxLegs: options.maxLegs ?? 4000,
    maxSubscriptions: options.maxSubscriptions ?? 500,
    sessionExpiresS: options.sessionExpiresS ?? 1800,
    minSessionExpiresS: options.minSessionExpiresS ?? 90,
  };
}
