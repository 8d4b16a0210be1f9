import type { DialCandidate } from '@strowger/callplan';
import { describe, expect, it } from 'vitest';
import type { Readiness } from '../trunks/live-trunks.ts';
import { hindranceOf, inOrder, type Traffic } from './order-ways.ts';

const way = (providerId: number, row: DialCandidate['row'] = null): DialCandidate => ({
  providerId,
  routeId: null,
  destinationId: null,
  number: '44',
  callerId: { name: '', number: '' },
  row,
});
const traffic = (states: Readonly<Record<number, Readiness>>, resting: readonly number[] = []): Traffic => ({
  trunks: { readiness: (providerId) => states[providerId] ?? 'ready' },
  rowCalls: { of: (uuid) => (uuid === 'busy row' ? 2 : 0) },
  rests: { rests: (providerId) => resting.includes(providerId) },
});
const ids = (ways: readonly DialCandidate[]) => ways.map(({ providerId }) => providerId);

describe('what keeps a way from being tried (contract 30 §5.3 step 8, 40 B10.3 limit)', () => {
  it.each(['missing', 'down', 'unregistered', 'full'] as const)('a provider that is %s', (readiness) => {
    expect(hindranceOf(traffic({ 1: readiness }), way(1), false)).toBe(readiness);
  });

  it('as many calls by its outbound dialplan row as that may have', () => {
    expect(hindranceOf(traffic({}), way(1, { uuid: 'busy row', limit: 2 }), false)).toBe('row_full');
    expect(hindranceOf(traffic({}), way(1, { uuid: 'busy row', limit: 3 }), false)).toBeNull();
    expect(hindranceOf(traffic({}), way(1, { uuid: 'busy row', limit: 0 }), false)).toBeNull();
  });

  it('in an emergency nothing but that there is no such provider', () => {
    for (const readiness of ['down', 'unregistered', 'full'] as const) {
      expect(hindranceOf(traffic({ 1: readiness }), way(1, { uuid: 'busy row', limit: 1 }), true)).toBeNull();
    }
    expect(hindranceOf(traffic({ 1: 'missing' }), way(1), true)).toBe('missing');
  });
});

describe('the order in which ways are tried', () => {
  it('is the plan’s, those that rest last', () => {
    expect(ids(inOrder(traffic({ 1: 'down' }), [way(1), way(2), way(3)], false))).toEqual([1, 2, 3]);
    expect(ids(inOrder(traffic({}, [1, 2]), [way(1), way(2), way(3)], false))).toEqual([3, 1, 2]);
    expect(ids(inOrder(traffic({}, [1]), [way(1)], false))).toEqual([1]);
  });

  it('in an emergency begins with those that work', () => {
    const states = { 1: 'down', 2: 'full', 3: 'unregistered' } as const;
    expect(ids(inOrder(traffic(states), [way(1), way(2), way(3), way(4)], true))).toEqual([2, 4, 1, 3]);
  });
});
