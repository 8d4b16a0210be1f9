import type { CallHistory, CallPlan, HangupStep, Step, TransferStep } from '@strowger/callplan';
import type { HeaderEntry } from '@strowger/sip';
import type { Call } from '../calls/call.ts';
import type { Leg } from '../legs/leg.ts';
import type { LegOwner } from '../legs/leg-owner.ts';
import type { Services } from '../services.ts';

/** What follows a step. */
export type StepOutcome =
  | { readonly kind: 'next' }
  /** These steps take the place of the ones that were left. */
  | { readonly kind: 'instead'; readonly steps: readonly Step[] }
  | { readonly kind: 'route'; readonly transfer: TransferStep }
  | { readonly kind: 'connected'; readonly peer: Leg; readonly records?: boolean }
  | { readonly kind: 'hangup'; readonly hangup: HangupStep }
  /** The party is gone: nothing follows. */
  | { readonly kind: 'gone' };

/** A step being carried out: one small object a step. */
export interface StepRun {
  exec(): Promise<StepOutcome>;
  /** The party ended or the call is ended: stop at once. `exec` then resolves with `gone`. */
  kill(): void;
  /** The party has pressed a key. */
  digit?(key: string): void;
  /** A phone that was called and has answered, but is not connected yet, has pressed a key. */
  calleeDigit?(leg: Leg, key: string): void;
  /** A leg of the call that is not the party has ended. */
  calleeGone?(leg: Leg): void;
  /** Another leg has taken the party's place: it is to hear what the party heard. */
  partyReplaced?(): void;
  /** Another phone takes the call that `ringing` rings for, by a leg that is ready to be connected. False: too late. */
  takeFor?(ringing: Leg, leg: Leg): boolean;
}

/** What a step works on. */
export interface StepContext {
  readonly services: Services;
  /** The leg that is being routed now; another may take its place meanwhile. */
  readonly party: Leg;
  readonly plan: CallPlan;
  readonly history: CallHistory;
  readonly owner: LegOwner;
  /** Headers that tell a callee how the call came to it (Diversion). */
  readonly headers: readonly HeaderEntry[];
  /** Live calls of an extension besides this one. */
  liveCallsOf(extensionUuid: string): number;
  /** Somebody outside is being called for the party. */
  dials(leg: Leg): void;
  /** A phone rings for the party. */
  rings(): void;
  /** What answers by itself has taken the party, which has then reached its destination. */
  taken(): void;
  /** Whoever the party is connected with goes on with it in a conference. */
  meets(): void;
  /** The phone that has rung longest at one of these extensions; null: none rings. */
  /** Live legs of an extension of the tenant that talk with somebody. */
  talkingAt(extensionUuid: string): readonly Leg[];
  ringingAt(extensionUuids: readonly string[]): { readonly call: Call; readonly leg: Leg } | null;
  /** A leg goes on in another call. */
  release(leg: Leg): void;
  /** Makes a leg part of the call. */
  adopt(leg: Leg): void;
}
