import type { QueueConfiguration, TenantConfiguration } from '@strowger/callplan';
import type { OfferMemory } from './choose-agent.ts';
import type { WaitingCaller } from './waiting-caller.ts';

interface Abandoned {
  readonly at: number;
  readonly waitedMs: number;
}

/** Weight of the latest wait in the expected one. */
const LATEST = 0.25;

/** Abandoned places remembered a queue. */
const MOST_ABANDONED = 1000;

/** The waiting list of a queue, and what is remembered from caller to caller. */
export class Queue {
  readonly uuid: string;
  /** As last seen. */
  tenant: TenantConfiguration;
  /** As last seen while there was one. */
  configuration: QueueConfiguration;
  readonly callers = new Set<WaitingCaller>();
  /** Whom a caller was offered to last, by level. */
  offered: OfferMemory = new Map();
  /** Since when nobody is logged in, as far as it was seen; null: somebody is. */
  unmannedSince: number | null = null;
  #expectedMs: number | null = null;
  readonly #abandoned = new Map<string, Abandoned>();

  constructor(tenant: TenantConfiguration, configuration: QueueConfiguration) {
    this.tenant = tenant;
    this.uuid = configuration.uuid;
    this.configuration = configuration;
  }

  get tenantId(): number {
    return this.tenant.tenantId;
  }

  /** Who is served first stands first: highest score, then who came first. */
  inOrder(now: number): WaitingCaller[] {
    return [...this.callers].sort((one, other) => other.score(now) - one.score(now) || one.joinedAt - other.joinedAt);
  }

  /** 1: next. */
  positionOf(caller: WaitingCaller, now: number): number {
    return this.inOrder(now).indexOf(caller) + 1;
  }

  /** A caller was answered after this wait. */
  served(waitedMs: number): void {
    this.#expectedMs = this.#expectedMs === null ? waitedMs : this.#expectedMs * (1 - LATEST) + waitedMs * LATEST;
  }

  /** Seconds that a caller who waits so long already will wait on, rounded as configured; null: nobody was served yet. */
  expectedWait(waitedMs: number): number | null {
    if (this.#expectedMs === null) return null;
    const seconds = Math.max(0, this.#expectedMs - waitedMs) / 1000;
    const { announceRoundSeconds: step } = this.configuration;
    return step > 0 ? Math.ceil(seconds / step) * step : Math.ceil(seconds);
  }

  /** The caller hung up; his place is remembered by his number. */
  abandon(number: string, waitedMs: number, now: number): void {
    if (number === '') return;
    this.#forgetAbandoned(now);
    this.#abandoned.delete(number);
    this.#abandoned.set(number, { at: now, waitedMs });
    const [oldest] = this.#abandoned.keys();
    if (this.#abandoned.size > MOST_ABANDONED && oldest !== undefined) this.#abandoned.delete(oldest);
  }

  /** The wait that a returning caller has behind him, which is then forgotten. */
  resume(number: string, now: number): number {
    this.#forgetAbandoned(now);
    const place = this.#abandoned.get(number);
    if (place === undefined || !this.configuration.resumesAbandoned) return 0;
    this.#abandoned.delete(number);
    return place.waitedMs;
  }

  #forgetAbandoned(now: number): void {
    const keptMs = this.configuration.discardAbandonedAfterSeconds * 1000;
    for (const [number, { at }] of this.#abandoned) if (now >= at + keptMs) this.#abandoned.delete(number);
  }
}
