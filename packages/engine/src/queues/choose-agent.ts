import type { QueueConfiguration } from '@strowger/callplan';
import { openLevels, type TieredAgent, type TierRules } from './tier-rules.ts';

/** An agent of a queue as choosing sees him. */
export interface QueueAgent extends TieredAgent {
  readonly uuid: string;
  readonly position: number;
  /** A call may be offered to him now (contract 20 §5.2). */
  readonly isEligible: boolean;
  /** When his last queue call ended, epoch ms; null: he has had none. */
  readonly lastCallEndedAt: number | null;
  /** Today, since he became available. */
  readonly talkMs: number;
  readonly answered: number;
}

/** A caller as choosing sees him. */
export interface WaitingView {
  /** Epoch ms. */
  readonly joinedAt: number;
  /** Agents whose phones ring for him now. */
  readonly ringing: readonly string[];
  /** When the last of them began to ring, epoch ms; null: nobody rings. */
  readonly lastOfferAt: number | null;
  /** Whom he was offered to last, by level. */
  readonly offered: OfferMemory;
}

/** The place offered last, by level. */
export type OfferMemory = ReadonlyMap<number, OfferedPlace>;

export interface OfferedPlace {
  readonly position: number;
  readonly uuid: string;
}

export type ChoiceRules = TierRules & Pick<QueueConfiguration, 'strategy' | 'progressiveDelaySeconds'>;

/** A number from 0 to below 1. */
export type Random = () => number;

/**
 * Whom a waiting caller is offered to now (contract 20 §5.3): of the lowest open level with somebody eligible, by the
 * strategy. Empty: nobody, or those who ring already are enough.
 * @param memory whom the queue offered a caller to last, by level
 */
export function chooseAgents(
  rules: ChoiceRules,
  agents: readonly QueueAgent[],
  caller: WaitingView,
  now: number,
  memory: OfferMemory,
  random: Random = Math.random,
): readonly QueueAgent[] {
  const open = openLevels(rules, agents, now - caller.joinedAt);
  const free = agents.filter(({ uuid, isEligible, level }) => {
    return isEligible && open.includes(level) && !caller.ringing.includes(uuid);
  });
  if (free.length === 0 || !mayRingMore(rules, agents, free, caller, now)) return [];
  const level = Math.min(...free.map((agent) => agent.level));
  const inOrder = free.filter((agent) => agent.level === level).sort(byPosition);
  return pick(rules, inOrder, level, caller, memory, random);
}

/** After an offer. */
export function withOffer(memory: OfferMemory, { level, position, uuid }: QueueAgent): OfferMemory {
  return new Map([...memory, [level, { position, uuid }]]);
}

/** Several ring for one caller in two strategies only: all of a level, and more and more of them. */
function mayRingMore(
  { strategy, progressiveDelaySeconds }: ChoiceRules,
  agents: readonly QueueAgent[],
  free: readonly QueueAgent[],
  { ringing, lastOfferAt }: WaitingView,
  now: number,
): boolean {
  if (ringing.length === 0) return true;
  if (strategy === 'ring-all') {
    const rung = agents.filter(({ uuid }) => ringing.includes(uuid)).map(({ level }) => level);
    return rung.includes(Math.min(...free.map(({ level }) => level)));
  }
  return strategy === 'ring-progressively' && now >= (lastOfferAt ?? 0) + progressiveDelaySeconds * 1000;
}

function pick(
  { strategy }: ChoiceRules,
  inOrder: readonly QueueAgent[],
  level: number,
  caller: WaitingView,
  memory: OfferMemory,
  random: Random,
): readonly QueueAgent[] {
  switch (strategy) {
    case 'ring-all':
      return inOrder;
    case 'ring-progressively':
    case 'top-down':
      return inOrder.slice(0, 1);
    case 'round-robin':
      return after(inOrder, memory.get(level));
    case 'sequentially-by-agent-order':
      return after(inOrder, caller.offered.get(level));
    case 'sequentially-by-next-agent-order':
      return after(inOrder, caller.offered.get(level) ?? memory.get(level));
    case 'longest-idle-agent':
      return least(inOrder, ({ lastCallEndedAt }) => lastCallEndedAt ?? Number.NEGATIVE_INFINITY);
    case 'agent-with-least-talk-time':
      return least(inOrder, ({ talkMs }) => talkMs);
    case 'agent-with-fewest-calls':
      return least(inOrder, ({ answered }) => answered);
    case 'random':
      return inOrder.slice(Math.floor(random() * inOrder.length)).slice(0, 1);
  }
}

/** The next place after this one, the first when there is none behind it. */
function after(inOrder: readonly QueueAgent[], place: OfferedPlace | undefined): readonly QueueAgent[] {
  const next = place === undefined ? undefined : inOrder.find((agent) => byPosition(agent, place) > 0);
  return [...(next === undefined ? inOrder : [next])].slice(0, 1);
}

/** The one with the least of it, the first of several. */
function least(inOrder: readonly QueueAgent[], of: (agent: QueueAgent) => number): readonly QueueAgent[] {
  const lowest = Math.min(...inOrder.map(of));
  return inOrder.filter((agent) => of(agent) === lowest).slice(0, 1);
}

/** Equal positions are told apart by uuid. */
function byPosition(one: OfferedPlace, other: OfferedPlace): number {
  return one.position - other.position || (one.uuid < other.uuid ? -1 : one.uuid > other.uuid ? 1 : 0);
}
