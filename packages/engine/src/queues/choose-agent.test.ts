import { QUEUE_STRATEGIES } from '@strowger/callplan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChoiceRules,
  chooseAgents,
  type OfferMemory,
  type QueueAgent,
  type WaitingView,
  withOffer,
} from './choose-agent.ts';
import { openLevels } from './tier-rules.ts';

const NOW = 1_000_000;

const rulesOf = (strategy: ChoiceRules['strategy']): ChoiceRules => ({
  strategy,
  progressiveDelaySeconds: 10,
  tierRulesApply: false,
  tierWaitSeconds: 60,
  tierWaitMultipliesByLevel: true,
  tierSkipsWaitWithoutAgent: false,
});

function agent(uuid: string, settings: Partial<QueueAgent> = {}): QueueAgent {
  return {
    uuid,
    level: 1,
    position: 1,
    isEligible: true,
    isLoggedIn: true,
    lastCallEndedAt: null,
    talkMs: 0,
    answered: 0,
    ...settings,
  };
}

const caller = (view: Partial<WaitingView> = {}): WaitingView => ({
  joinedAt: NOW,
  ringing: [],
  lastOfferAt: null,
  offered: new Map(),
  ...view,
});

const chosen = (
  strategy: ChoiceRules['strategy'],
  agents: readonly QueueAgent[],
  view: Partial<WaitingView> = {},
  memory: OfferMemory = new Map(),
  random = () => 0,
) => chooseAgents(rulesOf(strategy), agents, caller(view), NOW, memory, random).map(({ uuid }) => uuid);

const inPositions = (...uuids: string[]) => uuids.map((uuid, index) => agent(uuid, { position: index + 1 }));

/** Whom a queue offers callers one after the other, every one of whom is refused. */
function offers(
  strategy: ChoiceRules['strategy'],
  agents: readonly QueueAgent[],
  count: number,
  sameCaller: boolean,
): string[] {
  let memory: OfferMemory = new Map();
  let own: OfferMemory = new Map();
  return Array.from({ length: count }, () => {
    const [next] = chooseAgents(
      rulesOf(strategy),
      agents,
      caller({ offered: sameCaller ? own : new Map() }),
      NOW,
      memory,
    );
    if (next === undefined) return '';
    memory = withOffer(memory, next);
    own = withOffer(own, next);
    return next.uuid;
  });
}

describe('ring-all', () => {
  it('offers to all eligible agents of the lowest level at once', () => {
    const agents = [agent('a'), agent('b', { isEligible: false }), agent('c'), agent('d', { level: 2 })];
    expect(chosen('ring-all', agents)).toEqual(['a', 'c']);
  });

  it('lets one who becomes eligible join those who ring, and nobody of another level', () => {
    const agents = [agent('a', { isEligible: false }), agent('b'), agent('c', { level: 2 })];
    expect(chosen('ring-all', agents, { ringing: ['a'], lastOfferAt: NOW })).toEqual(['b']);
    expect(chosen('ring-all', [agents[0] ?? agent('a'), agent('c', { level: 2 })], { ringing: ['a'] })).toEqual([]);
  });
});

describe('the order of positions', () => {
  it('top-down begins with position 1 every time', () => {
    expect(offers('top-down', inPositions('a', 'b', 'c'), 3, false)).toEqual(['a', 'a', 'a']);
  });

  it('round-robin goes on behind whom the queue offered last, and visits all', () => {
    expect(offers('round-robin', inPositions('a', 'b', 'c'), 5, false)).toEqual(['a', 'b', 'c', 'a', 'b']);
  });

  it('sequentially-by-agent-order begins anew for each caller and goes on after a failure', () => {
    expect(offers('sequentially-by-agent-order', inPositions('a', 'b', 'c'), 4, true)).toEqual(['a', 'b', 'c', 'a']);
    expect(offers('sequentially-by-agent-order', inPositions('a', 'b', 'c'), 2, false)).toEqual(['a', 'a']);
  });

  it('sequentially-by-next-agent-order begins behind the last one offered', () => {
    const agents = inPositions('a', 'b', 'c');
    const memory: OfferMemory = new Map([[1, { position: 2, uuid: 'b' }]]);
    expect(chosen('sequentially-by-next-agent-order', agents, {}, memory)).toEqual(['c']);
    const own: OfferMemory = new Map([[1, { position: 3, uuid: 'c' }]]);
    expect(chosen('sequentially-by-next-agent-order', agents, { offered: own }, memory)).toEqual(['a']);
  });

  it('tells agents on one position apart', () => {
    expect(offers('round-robin', [agent('x'), agent('y'), agent('z')], 3, false)).toEqual(['x', 'y', 'z']);
  });
});

describe('by what agents have done', () => {
  it('longest-idle-agent: whose last call ended first; one without a call stands before all', () => {
    const [a, b] = [agent('a', { lastCallEndedAt: 500 }), agent('b', { lastCallEndedAt: 400 })];
    expect(chosen('longest-idle-agent', [a, b])).toEqual(['b']);
    expect(chosen('longest-idle-agent', [a, b, agent('c')])).toEqual(['c']);
  });

  it('agent-with-least-talk-time and agent-with-fewest-calls', () => {
    const agents = [agent('a', { talkMs: 10, answered: 1 }), agent('b', { talkMs: 5, answered: 2 })];
    expect(chosen('agent-with-least-talk-time', agents)).toEqual(['b']);
    expect(chosen('agent-with-fewest-calls', agents)).toEqual(['a']);
  });

  it('random: any of the level', () => {
    const agents = [...inPositions('a', 'b', 'c'), agent('d', { level: 2 })];
    expect(chosen('random', agents, {}, new Map(), () => 0.99)).toEqual(['c']);
    expect(chosen('random', agents, {}, new Map(), () => 0)).toEqual(['a']);
  });
});

describe('ring-progressively', () => {
  const agents = [...inPositions('a', 'b'), agent('c', { level: 2 })];

  it('begins with one and adds the next after the delay, while the former ring', () => {
    expect(chosen('ring-progressively', agents)).toEqual(['a']);
    const ringing = { ringing: ['a'] };
    expect(chosen('ring-progressively', agents, { ...ringing, lastOfferAt: NOW - 9_999 })).toEqual([]);
    expect(chosen('ring-progressively', agents, { ...ringing, lastOfferAt: NOW - 10_000 })).toEqual(['b']);
  });

  it('goes on with the next level', () => {
    expect(chosen('ring-progressively', agents, { ringing: ['a', 'b'], lastOfferAt: 0 })).toEqual(['c']);
  });
});

describe('whatever the strategy', () => {
  const agents = fc.uniqueArray(
    fc.record({
      uuid: fc.stringMatching(/^[a-f0-9]{4}$/),
      level: fc.integer({ min: 1, max: 4 }),
      position: fc.integer({ min: 1, max: 5 }),
      isEligible: fc.boolean(),
      isLoggedIn: fc.boolean(),
      lastCallEndedAt: fc.option(fc.integer({ min: 0, max: NOW })),
      talkMs: fc.nat(),
      answered: fc.nat(),
    }),
    { selector: ({ uuid }) => uuid, maxLength: 8 },
  );
  const rules: fc.Arbitrary<ChoiceRules> = fc.record({
    strategy: fc.constantFrom(...QUEUE_STRATEGIES),
    progressiveDelaySeconds: fc.integer({ min: 1, max: 20 }),
    tierRulesApply: fc.boolean(),
    tierWaitSeconds: fc.integer({ min: 0, max: 400 }),
    tierWaitMultipliesByLevel: fc.boolean(),
    tierSkipsWaitWithoutAgent: fc.boolean(),
  });
  const place = fc.record({ position: fc.integer({ min: 1, max: 5 }), uuid: fc.stringMatching(/^[a-f0-9]{4}$/) });
  const memories = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), place)).map((entries) => new Map(entries));
  const scene = fc.record({
    rules,
    agents,
    memory: memories,
    offered: memories,
    waitedMs: fc.nat({ max: 2_000_000 }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });

  it('nobody is offered to who is not eligible or whose level is not open, and lower levels go first', () => {
    fc.assert(
      fc.property(scene, ({ rules, agents, memory, offered, waitedMs, random }) => {
        const view = caller({ joinedAt: NOW - waitedMs, offered });
        const picked = chooseAgents(rules, agents, view, NOW, memory, () => random);
        const open = openLevels(rules, agents, waitedMs);
        const free = agents.filter(({ isEligible, level }) => isEligible && open.includes(level));
        expect(picked.every((one) => free.includes(one))).toBe(true);
        const lowest = Math.min(...free.map(({ level }) => level));
        expect(picked.every(({ level }) => level === lowest)).toBe(true);
        // A caller is never left waiting while somebody could take him.
        expect(picked.length > 0).toBe(free.length > 0);
        const all = free.filter(({ level }) => level === lowest).length;
        expect(picked.length).toBe(rules.strategy === 'ring-all' ? all : Math.min(1, all));
      }),
    );
  });

  it('nobody is offered the same caller twice at once, and one rings at a time but for the ring strategies', () => {
    fc.assert(
      fc.property(scene, fc.nat({ max: 30_000 }), ({ rules, agents, memory, offered }, sinceMs) => {
        const ringing = agents.slice(0, 2).map(({ uuid }) => uuid);
        fc.pre(ringing.length > 0);
        const view = caller({ joinedAt: 0, offered, ringing, lastOfferAt: NOW - sinceMs });
        const picked = chooseAgents(rules, agents, view, NOW, memory);
        expect(picked.some(({ uuid }) => ringing.includes(uuid))).toBe(false);
        if (!rules.strategy.startsWith('ring-')) expect(picked).toEqual([]);
        if (rules.strategy === 'ring-progressively') expect(picked.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('round-robin and the sequences visit every eligible agent of a level before any for the second time', () => {
    const strategies = fc.constantFrom(
      'round-robin' as const,
      'sequentially-by-agent-order' as const,
      'sequentially-by-next-agent-order' as const,
    );
    fc.assert(
      fc.property(strategies, agents, (strategy, some) => {
        const level = some.map((one) => ({ ...one, level: 1, isEligible: true }));
        const visited = offers(strategy, level, level.length, true);
        expect(new Set(visited)).toEqual(new Set(level.map(({ uuid }) => uuid)));
      }),
    );
  });
});
