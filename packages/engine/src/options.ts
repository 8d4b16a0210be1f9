/** Structured log; `detail` never carries passwords or message bodies. */
export type EngineLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  detail?: Readonly<Record<string, unknown>>,
) => void;

export interface EmbeddedSwitchOptions {
  /** Numeric address to bind, `0.0.0.0` for all. */
  readonly sipHost: string;
  /** UDP and TCP; 0 lets the system choose. */
  readonly sipPort: number;
  /** What SIP and SDP advertise. */
  readonly publicAddress: string;
  readonly rtpPorts: { readonly min: number; readonly max: number };
  /** Media threads; default 1. */
  readonly mediaWorkers?: number;
  readonly log: EngineLog;
  /** Milliseconds since the epoch; default the wall clock. */
  readonly now?: () => number;
  /** A call in which neither side sent media for so long ends with MEDIA_TIMEOUT; default 300 s. */
  readonly mediaTimeoutMs?: number;
  /** How often the far side of a live leg is asked whether it is still there; default 60 s. */
  readonly probeIntervalMs?: number;
  /** How often contacts behind NAT and over UDP are pinged; default 30 s. */
  readonly pingIntervalMs?: number;
  /** Live legs beyond which new calls get 503; default 4000. */
  readonly maxLegs?: number;
}

/** The options that parts look at while they work, defaults filled in. */
export interface EngineSettings {
  readonly publicAddress: string;
  readonly mediaTimeoutMs: number;
  readonly probeIntervalMs: number;
  readonly pingIntervalMs: number;
  readonly maxLegs: number;
}

export function settingsOf(options: EmbeddedSwitchOptions): EngineSettings {
  return {
    publicAddress: options.publicAddress,
    mediaTimeoutMs: options.mediaTimeoutMs ?? 300_000,
    probeIntervalMs: options.probeIntervalMs ?? 60_000,
    pingIntervalMs: options.pingIntervalMs ?? 30_000,
    maxLegs: options.maxLegs ?? 4000,
  };
}
