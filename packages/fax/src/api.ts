import type { FaxTone, MediaLog } from '@strowger/rtp';
import type { FaxOutcome, FaxTerms, FaxToSend } from '@strowger/switch';

export interface FaxPlaneOptions {
  /** Local IP addresses to bind, at least one; the first is the default of `openLine`. */
  readonly addresses: readonly string[];
  /** Ports of fax lines (even ones are used), both bounds inclusive; best a range that the media plane leaves alone. */
  readonly portRange: { readonly min: number; readonly max: number };
  /** How long a released port stays unused. Default 3000 ms. */
  readonly portRestMs?: number;
  readonly log?: MediaLog;
}

/** Whether faxes can be sent and received on this machine. */
export type FaxCapability = { readonly available: true } | { readonly available: false; readonly reason: string };

/** Carries fax sessions in a thread of its own. Methods reject with a `FaxError`. */
export interface FaxPlane {
  readonly capability: FaxCapability;
  /** A port for one call. Rejects `unavailable` where `capability` says so, and `ports-exhausted`. */
  openLine(options?: FaxLineOptions): Promise<FaxLine>;
  /** Ends every session; its outcome is told as of a call that dropped. Idempotent. */
  close(): Promise<void>;
}

export interface FaxLineOptions {
  /** One of `FaxPlaneOptions.addresses`. A loopback one serves a call whose media plane endpoint is bridged to the line. */
  readonly address?: string;
  /** Told in the order in which it happens; never after `finished`. */
  readonly onEvent?: (event: FaxLineEvent) => void;
}

export type FaxLineEvent =
  /**
   * Heard on the line, once: a calling fax (1100 Hz) before a session begins and while receiving, a called one (2100 Hz, or the
   * preamble of its first message) while sending.
   */
  | { readonly name: 'tone'; readonly tone: FaxTone }
  /** The page phase begins: from here on the path cannot change (`canSwitch` is false). */
  | { readonly name: 'negotiated'; readonly remoteIdent: string }
  /** A page was confirmed (sending) or kept (receiving). */
  | { readonly name: 'page'; readonly page: number; readonly of: number | null }
  | { readonly name: 'finished'; readonly outcome: FaxOutcome };

/** One call's fax: a port, whom it is connected to, and at most one T.30 session. */
export interface FaxLine {
  readonly id: number;
  readonly address: string;
  /** Of RTP; of UDPTL too unless `openT38Port` was called. */
  readonly port: number;
  /** Nothing of a page has passed: the session may still begin anew over the other path. */
  readonly canSwitch: boolean;
  /** What `begin` led to. Never rejects; a line that is closed before `begin` leaves it pending. */
  readonly finished: Promise<FaxOutcome>;

  /** Audio goes to and comes from there; again after a re-INVITE. Rejects `invalid`. */
  connect(remote: FaxAudioRemote): Promise<void>;
  /**
   * Starts T.30, over audio. A document that cannot be sent finishes the session at once. Rejects `invalid` when a
   * session was begun already.
   */
  begin(job: FaxJob): Promise<void>;
  /** A port of its own for UDPTL on another of the plane's addresses (for calls whose audio comes by a bridge). Idempotent. */
  openT38Port(address?: string): Promise<{ readonly address: string; readonly port: number }>;
  /**
   * T.38 was agreed: T.30 begins anew over UDPTL. With T.38 on already it only changes the remote. Rejects `too-late` when
   * the page phase has begun, `invalid` before `begin`.
   */
  switchToT38(remote: T38Remote): Promise<void>;
  /** T.38 is given up: T.30 begins anew over audio. Rejects `too-late`. Without T.38 it does nothing. */
  backToAudio(): Promise<void>;
  /** The call is over: ends the session, tells what became of it (null: none was begun) and frees the ports. Idempotent. */
  close(): Promise<FaxOutcome | null>;
}

export interface FaxAudioRemote {
  readonly address: string;
  readonly port: number;
  readonly codec: 'PCMU' | 'PCMA';
  /** The number that we send with. */
  readonly payloadType: number;
  /** The number that the remote sends with. Default `payloadType`. */
  readonly receivePayloadType?: number;
  /** Send to where packets come from (RFC 4961 and NAT). Default true. */
  readonly symmetric?: boolean;
}

export interface T38Remote {
  readonly address: string;
  readonly port: number;
  /** Default true. */
  readonly symmetric?: boolean;
  /** What its description said (`readT38`); limits how we send. */
  readonly parameters: T38Parameters;
}

/** The attributes of a T.38 media description (ITU-T T.38 annex D.2.3). */
export interface T38Parameters {
  readonly version: number;
  /** Bits per second. */
  readonly maxBitRate: number;
  readonly rateManagement: 'transferredTCF' | 'localTCF';
  /** Octets; null: not said. */
  readonly maxBuffer: number | null;
  /** The largest datagram that it takes, in octets; null: not said. */
  readonly maxDatagram: number | null;
  readonly errorCorrection: 't38UDPRedundancy' | 't38UDPFEC' | 't38UDPNoEC';
}

/** How T.30 is to be done; `t38` is for the one who signals. */
export type FaxSessionTerms = Omit<FaxTerms, 't38'>;

export type FaxJob =
  | {
      readonly kind: 'send';
      readonly fax: Omit<FaxToSend, 't38'>;
      /** Silence before CNG. Default 2000 ms (contract 30 §20). */
      readonly quietMs?: number;
    }
  | {
      readonly kind: 'receive';
      /** The TIFF to write: Group 4, a strip a page; in a folder that exists. */
      readonly path: string;
      readonly terms: FaxSessionTerms;
      /** Silence before CED. Default 1000 ms (contract 30 §20). */
      readonly quietMs?: number;
    };
