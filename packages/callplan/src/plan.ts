import type { CallerId, NumberOwnerKind } from './configuration.ts';
import type { HangupCause } from './hangup-cause.ts';
import type { CallHistory } from './leg.ts';

/** How a call is carried out: plain, serialisable data that any engine interprets or compiles. No closures, no clocks. */
export interface CallPlan {
  readonly tenantId: number;
  readonly domainUuid: string;
  readonly domainName: string;
  readonly direction: 'local' | 'inbound' | 'outbound';
  /** The number this plan serves, after normalisation. */
  readonly destination: string;
  readonly handledBy: HandledBy;
  /** Account code of the leg's record. */
  readonly accountcode: string;
  /** Each rule that decided, in order, in words: the route simulator shows it. */
  readonly decisions: readonly string[];
  /** Carried out one after the other until one ends the call. */
  readonly steps: readonly Step[];
}

/** The object that decided, or that nothing did. */
export type HandledBy =
  | { readonly kind: NumberOwnerKind | 'voicemail' | 'call_block' | 'inbound_route'; readonly uuid: string }
  /** A built-in feature code. */
  | { readonly kind: 'feature'; readonly code: string }
  | { readonly kind: 'nothing' };

export type Step = RingStep | TransferStep | PlayStep | HangupStep;

/** Ring every registered contact of the targets at once; the first answer wins. */
export interface RingStep {
  readonly step: 'ring';
  readonly targets: readonly RingTarget[];
  readonly timeoutSeconds: number;
  /** Shown to the callee. */
  readonly callerId: CallerId;
  readonly ringback: string;
  /** Carried out when nobody answered, by what happened. */
  readonly otherwise: Readonly<Record<RingFailure, readonly Step[]>>;
}

export interface RingTarget {
  readonly kind: 'extension';
  readonly uuid: string;
  readonly number: string;
  /** Shown to the caller once it rings. */
  readonly calleeId: CallerId;
  /** More live calls than this on the extension count as busy, or take `limitSteps`. */
  readonly limitMax: number;
  readonly limitSteps: readonly Step[];
  readonly codecs: readonly string[];
  readonly holdMusic: string;
}

/** What a SIP answer or cause counts as: `ringFailureOfStatus`, `ringFailureOfCause`. */
export type RingFailure = 'busy' | 'no_answer' | 'not_registered' | 'failed';

/** Route the leg anew to `destination` with this history (a forward or a transfer inside the tenant). */
export interface TransferStep {
  readonly step: 'transfer';
  readonly destination: string;
  readonly reason: TransferReason;
  readonly history: CallHistory;
  /** The extension on whose behalf: the Diversion of the next leg. */
  readonly by: { readonly uuid: string; readonly number: string } | null;
}

export type TransferReason =
  | 'forward_all'
  | 'forward_busy'
  | 'forward_no_answer'
  | 'forward_not_registered'
  | 'limit'
  | 'transfer';

/** Play a sound of the sound grammar (contract 20 §0.9) once to the caller. */
export interface PlayStep {
  readonly step: 'play';
  readonly sound: string;
}

export interface HangupStep {
  readonly step: 'hangup';
  readonly cause: HangupCause;
  /** SIP status to answer with where it differs from the cause's own. */
  readonly status?: number;
  /** Present: when the callee's side gave a cause of its own, that one goes to the caller instead (contract 20 §1.8.10). */
  readonly relaysCalleeCause?: true;
  /** Why the platform refused it: `block_reason` of the record (contract 40 A1). */
  readonly blockReason?: string;
}
