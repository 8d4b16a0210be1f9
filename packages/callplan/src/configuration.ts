/** What planning knows of a tenant. Plain values, loaded once and kept in memory by the server's directory. */
export interface TenantConfiguration {
  readonly tenantId: number;
  /** False: every call is refused and registrations get 403 (contract 10 §9.9). */
  readonly active: boolean;
  readonly domainUuid: string;
  readonly domainName: string;
  readonly timeZone: string;
  /** Live calls allowed at once, 0 = unlimited (contract 10 §4.1). */
  readonly maxConcurrentCalls: number;
  /** Named tone or tone_stream the caller hears while phones ring, e.g. `${us-ring}` (contract 20 §0.9). */
  readonly ringback: string;
  /** By uuid. */
  readonly extensions: ReadonlyMap<string, ExtensionConfiguration>;
  /** Every number of the domain and what carries it (contract 20 §0.7); aliases included. */
  readonly numbers: ReadonlyMap<string, NumberOwner>;
}

export interface NumberOwner {
  readonly kind: 'extension';
  readonly uuid: string;
}

export interface Forward {
  readonly enabled: boolean;
  /** As stored: destination grammar of contract 20 §0.9; empty = release with that cause. */
  readonly destination: string;
}

export interface CallerId {
  readonly name: string;
  readonly number: string;
}

/** The fields of contract 20 §1.2 that decide about calls. */
export interface ExtensionConfiguration {
  readonly uuid: string;
  readonly number: string;
  readonly alias: string | null;
  readonly type: 'voice' | 'fax';
  readonly enabled: boolean;
  readonly userId: number | null;
  readonly callerId: CallerId;
  readonly outboundCallerId: Partial<CallerId>;
  /** Seconds its phones ring. */
  readonly callTimeout: number;
  readonly doNotDisturb: boolean;
  readonly forwardAll: Forward;
  readonly forwardBusy: Forward;
  readonly forwardNoAnswer: Forward;
  readonly forwardNotRegistered: Forward;
  /** Concurrent calls above it are busy or go to `limitDestination`. */
  readonly limitMax: number;
  readonly limitDestination: string;
  readonly maxRegistrations: number;
  readonly accountcode: string;
  readonly holdMusic: string;
  /** Codec names offered to its phones, in order; empty = the caller's own list. */
  readonly codecs: readonly string[];
  /** CIDRs it may register and call from; empty = anywhere. */
  readonly authAcl: readonly string[];
}
