import type { AgentConfiguration, Leg as PlannedLeg, RingAttempt } from '@strowger/callplan';
import type { LeavingReason } from '@strowger/switch';
import type { Leg } from '../legs/leg.ts';
import type { OfferFailure } from './agent-state.ts';
import { type OfferMemory, type QueueAgent, type WaitingView, withOffer } from './choose-agent.ts';
import type { Queue } from './queue.ts';
import type { Standby } from './standby.ts';

/** The call of a waiting caller, as queues use it. */
export interface WaitingParty {
  /** Of the leg. */
  readonly uuid: string;
  readonly name: string;
  readonly number: string;
  readonly extensionUuid: string | null;
  /** When the call began, epoch ms. */
  readonly startedAt: number;
  /** As planning asks who calls. */
  readonly planned: PlannedLeg;
  /** Rings an agent's phones for the caller. */
  ring(agent: AgentConfiguration, attempts: readonly RingAttempt[], events: OfferEvents): AgentRinging;
}

/** An agent's phones that ring. */
export interface AgentRinging {
  /** No event follows. @param missed the caller has gone and the agent has missed him */
  callOff(why: 'LOSE_RACE' | 'ORIGINATOR_CANCEL' | 'NO_ANSWER', missed: boolean): void;
}

/** What comes of an offer, told once and never before `ring` has returned. */
export interface OfferEvents {
  failed(failure: OfferFailure): void;
  /** The leg has the agent on it. False: too late, it is to be hung up. */
  taken(leg: Leg): boolean;
  /** The ringing was ended by neither the agent nor the queue. */
  ended(): void;
}

/** How waiting ended. */
export type WaitEnd =
  /** `agentUuid` null: by a phone that picked his call up. */
  | { readonly kind: 'answered'; readonly leg: Leg; readonly agentUuid: string | null }
  /** An agent who stands by takes him; `isOver` is to be called when they have talked. */
  | { readonly kind: 'standby'; readonly standby: Standby; readonly agentUuid: string; isOver(): void }
  | { readonly kind: 'unserved'; readonly reason: Extract<LeavingReason, 'timeout' | 'no_agent' | 'exit_key'> }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'abandoned' };

/** Somebody who waits in a queue. */
export class WaitingCaller {
  readonly party: WaitingParty;
  readonly queue: Queue;
  readonly joinedAt: number;
  /** Wait that he brings along from a call that he gave up. */
  readonly carriedMs: number;
  readonly offers = new Map<string, AgentRinging>();
  readonly #end = Promise.withResolvers<WaitEnd>();
  #offered: OfferMemory = new Map();
  #lastOfferAt: number | null = null;

  constructor(party: WaitingParty, queue: Queue, joinedAt: number) {
    this.party = party;
    this.queue = queue;
    this.joinedAt = joinedAt;
    this.carriedMs = queue.resume(party.number, joinedAt);
  }

  get ended(): Promise<WaitEnd> {
    return this.#end.promise;
  }

  /** Only the first end counts. */
  end(end: WaitEnd): void {
    this.#end.resolve(end);
  }

  waitedMs(now: number): number {
    return now - this.joinedAt;
  }

  /** The wait that counts for whose turn it is, without the head start. */
  countedMs(now: number): number {
    const { scoresFrom } = this.queue.configuration;
    return now - (scoresFrom === 'system' ? this.party.startedAt : this.joinedAt) + this.carriedMs;
  }

  /** Seconds: the highest is served first (contract 20 §5.1). */
  score(now: number): number {
    return this.countedMs(now) / 1000 + this.queue.configuration.baseScoreSeconds;
  }

  get view(): WaitingView {
    return {
      joinedAt: this.joinedAt,
      ringing: [...this.offers.keys()],
      lastOfferAt: this.#lastOfferAt,
      offered: this.#offered,
    };
  }

  offeredTo(agent: QueueAgent, ringing: AgentRinging, now: number): void {
    this.offers.set(agent.uuid, ringing);
    this.#offered = withOffer(this.#offered, agent);
    this.#lastOfferAt = now;
  }
}
