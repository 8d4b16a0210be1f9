import type { BlockedStep } from './call-block/plan.ts';
import type { ConferenceStep } from './conference/plan.ts';
import type { NumberOwnerKind } from './configuration.ts';
import type { Decision } from './decision/decision.ts';
import type { DirectoryStep } from './directory/plan.ts';
import type { EavesdropStep } from './eavesdrop/plan.ts';
import type { ReceiveFaxStep } from './fax/plan.ts';
import type { FeatureStep } from './feature-code/plan.ts';
import type { HangupCause } from './hangup-cause.ts';
import type { CallDidStep } from './inbound-route/plan.ts';
import type { CallHistory } from './leg.ts';
import type { MailboxStep } from './mailbox/plan.ts';
import type { MeetStep } from './meeting/plan.ts';
import type { MenuStep } from './menu/plan.ts';
import type { OutboundStep } from './outbound/plan.ts';
import type { PageGroupStep } from './paging/plan.ts';
import type { ParkStep } from './parking/plan.ts';
import type { WalkFlowStep } from './program/plan.ts';
import type { AgentStep, QueueStep } from './queue/plan.ts';
import type { MissedCallStep, RingStep } from './ring/plan.ts';

/** How a call is carried out: plain, serialisable data that any engine interprets or compiles. No closures, no clocks. */
export interface CallPlan {
  readonly tenantId: number;
  readonly domainUuid: string;
  readonly domainName: string;
  readonly direction: 'local' | 'inbound' | 'outbound';
  /** The number this plan serves, after normalisation. */
  readonly destination: string;
  readonly handledBy: HandledBy;
  /** Of prompts: the calling extension's, else the tenant's. */
  readonly language: string;
  /** Account code of the leg's record. */
  readonly accountcode: string;
  /** The conversation that comes of it is recorded from its beginning (contract 20 §1.8.2). */
  readonly records: boolean;
  /** Its DID is for a fax as well: whoever is answered is listened to for one (contract 20 §11). */
  readonly detectsFax?: true;
  /** Each rule that decided, in order: the route simulator shows it (`textOf` in words). */
  readonly decisions: readonly Decision[];
  /** Carried out one after the other until one ends the call. */
  readonly steps: readonly Step[];
}

/** The object that decided, or that nothing did. */
export type HandledBy =
  | { readonly kind: NumberOwnerKind | 'voicemail' | 'call_block' | 'inbound_route'; readonly uuid: string }
  /** A number of this system: another tenant's, or one that a program answers. */
  | { readonly kind: 'did'; readonly number: string }
  /** Somebody outside, by the number that is rated. */
  | { readonly kind: 'outside'; readonly number: string }
  /** A built-in feature code. */
  | { readonly kind: 'feature'; readonly code: string }
  | { readonly kind: 'nothing' };

export type Step =
  | ConferenceStep
  | MeetStep
  | EavesdropStep
  | ParkStep
  | PageGroupStep
  | FeatureStep
  | QueueStep
  | AgentStep
  | RingStep
  | MissedCallStep
  | BlockedStep
  | CallDidStep
  | ReceiveFaxStep
  | WalkFlowStep
  | OutboundStep
  | TransferStep
  | PlayStep
  | SayStep
  | HangupStep
  | MenuStep
  | DirectoryStep
  | MailboxStep;

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

/** Say a built-in prompt to the caller, in his language. */
export interface SayStep {
  readonly step: 'say';
  readonly prompt:
    | 'nobody_available'
    | 'number_not_in_service'
    | 'not_authorised'
    | 'outgoing_call_barred'
    | 'no_credit'
    | 'no_call_to_pick_up'
    | 'last_caller_unknown'
    | 'speed_dial_empty'
    | 'invalid_extension';
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
