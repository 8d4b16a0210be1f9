import type { TenantConfiguration } from '@strowger/callplan';

/** The platform's ways to the outside (contract 20 §11, 30 §2.2). From memory alone. */
export interface Trunks {
  /** Every active SIP provider that this process may use, by its id. */
  all(): readonly TrunkConfiguration[];
  /** Null: there is none, or it is switched off. */
  find(providerId: number): TrunkConfiguration | null;
  /** Tells when providers have changed, or whether this process registers them; what they are is asked for then. */
  subscribe(listener: () => void): () => void;
  /** Of several processes only one registers with a provider; it is replaced when it dies. */
  registersHere(trunk: TrunkConfiguration): boolean;
  /** The providers that send from this address; none: nobody who is trusted. */
  peersAt(address: string): readonly Peer[];
  /** Whose number was called: `numbers` as the INVITE may name it, the most telling first. */
  ownerOf(numbers: readonly string[], peer: Peer): Promise<CalledNumber | null>;
}

/** A provider whom a call comes from. */
export interface Peer {
  readonly providerId: number;
  readonly name: string;
  /** Whose numbers alone it may bring calls for; null: everybody's. */
  readonly tenantId: number | null;
}

export interface CalledNumber {
  readonly tenant: TenantConfiguration;
  /** The one of the numbers that is routed. */
  readonly number: string;
}

export type TrunkTransport = 'udp' | 'tcp' | 'tls';

/** How media travels: `optional` is offered protected and once more without where that is refused. */
export type TrunkSrtp = 'off' | 'optional' | 'mandatory';

/** What names the caller beside From (contract 30 §2.1 sip_cid_type): P-Asserted-Identity or Remote-Party-ID. */
export type CallerHeader = 'none' | 'pid' | 'rpid';

/** A SIP provider as the engine works with it, defaults filled in (contract 30 §2.1). */
export interface TrunkConfiguration extends Peer {
  /** Whose numbers alone its calls may be for; null: everybody's. */
  readonly callsFor: number | null;
  /** The node that registers with it; null: any. */
  readonly nodeId: number | null;
  readonly gatewayUuid: string;
  readonly host: string;
  readonly port: number;
  readonly transport: TrunkTransport;
  readonly srtp: TrunkSrtp;
  /** Over TLS it must prove who it is: by the system's authorities and `tlsCa`. */
  readonly tlsVerify: boolean;
  /** PEM text; empty: none but the system's. */
  readonly tlsCa: string;
  readonly username: string;
  /** Clear; never logged, never in a plan. */
  readonly password: string;
  readonly authUsername: string;
  /** Of the digest; empty: whatever the far side says. */
  readonly realm: string;
  readonly fromUser: string;
  readonly fromDomain: string;
  /** Who is called and registered with, `host[:port]`; empty: `host`. */
  readonly proxy: string;
  /** First hop of everything, `host[:port]`; empty: none. */
  readonly outboundProxy: string;
  /** First hop of registrations alone, `host[:port]`; empty: `outboundProxy`. */
  readonly registerProxy: string;
  readonly register: boolean;
  /** User part of our Contact: calls over the registration arrive with it. */
  readonly contactUser: string;
  /** Stands in our Contact beside the user, so that whoever calls us by it has it from the registration. */
  readonly contactToken: string;
  /** Parameters of our Contact, as `name=value;name`; empty: none. */
  readonly contactParams: string;
  /** The To of a registration names the user name at `host`, not what From says. */
  readonly distinctTo: boolean;
  readonly expireSeconds: number;
  readonly retrySeconds: number;
  /** OPTIONS every so many seconds; 0: never. */
  readonly pingSeconds: number;
  /** DOWN after so many missed pings, up after so many good ones; at least 1. */
  readonly pingMissed: number;
  readonly pingGood: number;
  readonly contactInPing: boolean;
  /** The caller's number stands in From instead of our user name. */
  readonly callerIdInFrom: boolean;
  readonly callerHeader: CallerHeader;
  /** In the engine's names, most wanted first; empty: all. */
  readonly codecs: readonly string[];
  /** What T.38 is to it (contract 30 §20); `accept`: taken when it asks. */
  readonly t38: 'request' | 'accept' | 'refuse';
  /** Most simultaneous calls; 0: no limit. */
  readonly channels: number;
}

/** Contract 30 §2.4. `NOREG`: no registration is wanted; `DOWN`: it does not answer its pings. */
export type TrunkState =
  | 'REGED'
  | 'UNREGED'
  | 'TRYING'
  | 'REGISTER'
  | 'FAILED'
  | 'FAIL_WAIT'
  | 'EXPIRED'
  | 'UNREGISTER'
  | 'TIMEOUT'
  | 'NOREG'
  | 'DOWN';

/** How a provider does, as `GET /status/providers` tells it. */
export interface TrunkStatus {
  readonly providerId: number;
  readonly tenantId: number | null;
  readonly name: string;
  readonly state: TrunkState;
  /** What went wrong last, in plain words; empty: nothing since it last worked. */
  readonly lastError: string;
  /** Epoch milliseconds since when it is in this state. */
  readonly stateSince: number;
  /** Calls in progress over it, both ways, in this process. */
  readonly callsActive: number;
  /** Those of them that came from it. */
  readonly callsIn: number;
}

/** What came of one OPTIONS. */
export interface TrunkProbe {
  /** Whether anything that speaks SIP answered, whatever it said. */
  readonly reachable: boolean;
  /** Of its answer; null: there was none. */
  readonly status: number | null;
  /** Round trip, milliseconds; null without an answer. */
  readonly ms: number | null;
  /** What went wrong, in plain words; empty: nothing. */
  readonly error: string;
}
