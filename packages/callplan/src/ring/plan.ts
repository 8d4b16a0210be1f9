import type { CallerId } from '../configuration.ts';
import type { OutsideCall } from '../outbound/plan.ts';
import type { Step } from '../plan.ts';

/** Rings phones until one of them takes the call (contract 20 §1.8.8, §4.2, §10.2). */
export interface RingStep {
  readonly step: 'ring';
  /** One after the other; what belongs to one turn rings side by side. */
  readonly turns: readonly RingTurn[];
  /** Limit for all turns together, seconds. */
  readonly timeoutSeconds: number;
  /** What counts against the limit: all time since ringing began, or that of turns which nobody answered. */
  readonly timeCounted: 'all' | 'unanswered';
  /** Heard first by an answered caller; empty = nothing. */
  readonly greeting: string;
  /** The caller says his name first, which is told to who has to confirm (contract 20 §1.8.4). */
  readonly screensCaller: boolean;
  readonly ringback: string;
  /** The caller hears the ringback from the beginning as audio of ours, and not once a phone rings. */
  readonly ringbackAtOnce: boolean;
  /** A key by which the caller stops the ringing. */
  readonly exit: RingExit | null;
  /** `Alert-Info` of the phones that ring; empty = none. */
  readonly alertInfo: string;
  /** One that is busy ends the search as busy. */
  readonly busyEndsAll: boolean;
  /** Carried out instead of all the ringing while this extension has no phone (contract 20 §1.8.7). */
  readonly unregistered: { readonly extensionUuid: string; readonly steps: readonly Step[] } | null;
  /** The phones are asked to answer by themselves, and are not heard (contract 20 §12.3 `*8<ext>`). */
  readonly isPage?: true;
  /** A phone may send the call elsewhere by a 3xx of its own. */
  readonly followsRedirects: boolean;
  /** A caller who gives up has been missed by every phone that rang. */
  readonly marksMissed: boolean;
  /** Told of when the caller gives up; when nobody answers, `otherwise` tells it. */
  readonly missedCall: MissedCall | null;
  /** Carried out when nobody answered, by what happened. */
  readonly otherwise: Readonly<Record<RingFailure, readonly Step[]>>;
}

export interface RingTurn {
  readonly attempts: readonly RingAttempt[];
}

export interface RingExit {
  readonly key: string;
  readonly steps: readonly Step[];
}

/** One that is rung. */
export interface RingAttempt {
  readonly target: RingTarget;
  /** Since its turn began. */
  readonly delaySeconds: number;
  readonly timeoutSeconds: number;
  /** Who picks up has to confirm that he takes the call (contract 20 §4.2). */
  readonly confirms: boolean;
  /** Shown to the callee. */
  readonly callerId: CallerId;
}

export type RingTarget = ExtensionTarget | OutsideTarget | OnwardTarget;

/** All phones of an extension. */
export interface ExtensionTarget {
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
  /** Of what is said to who picks up. */
  readonly language: string;
  /** Rung in its place while it has no phone. */
  readonly unregistered: RingTarget | null;
}

/** Somebody outside, called over providers. */
export interface OutsideTarget {
  readonly kind: 'outside';
  /** As dialled. */
  readonly number: string;
  /** Of what is said to who picks up. */
  readonly language: string;
  readonly call: OutsideCall;
}

/** What answers by itself, such as a menu or a queue: when its turn comes the call goes there. */
export interface OnwardTarget {
  readonly kind: 'onward';
  readonly number: string;
  readonly steps: readonly Step[];
}

/** What a SIP answer or cause counts as: `ringFailureOfStatus`, `ringFailureOfCause`. */
export type RingFailure = 'busy' | 'no_answer' | 'not_registered' | 'failed';

/** Mails that a call was missed, at most once per call (contract 20 §1.8.10, §4.3). */
export interface MissedCallStep {
  readonly step: 'missed_call';
  readonly missed: MissedCall;
}

export interface MissedCall {
  readonly mailTo: string;
  /** Who was called. */
  readonly kind: 'extension' | 'ring_group';
  readonly uuid: string;
  readonly number: string;
  readonly name: string;
  /** Who called. */
  readonly callerId: CallerId;
}
