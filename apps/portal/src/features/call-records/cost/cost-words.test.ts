import { describe, expect, it } from 'vitest';
import { type CallCost, explained } from './cost-words.ts';

const rated: CallCost = {
  amount: 0.05,
  currency: 'USD',
  state: 'rated',
  reason: null,
  explanation: 'In English.',
  answered_seconds: 61,
  billed_seconds: 120,
  included_seconds: 0,
  charged_seconds: 120,
};

describe('why a call cost what it did', () => {
  it('is told by the state of its charge', () => {
    expect(explained(rated)).toEqual({ kind: 'charged' });
    expect(explained({ ...rated, amount: 0 })).toEqual({ kind: 'rateOfNothing' });
    expect(explained({ ...rated, charged_seconds: 0, amount: 0 })).toEqual({ kind: 'withinFree' });
    expect(explained({ ...rated, state: 'included' })).toEqual({ kind: 'included' });
    expect(explained({ ...rated, state: 'unrated', reason: 'no-rate' })).toEqual({ kind: 'waiting' });
  });

  it('is told by a reason where there is one; a word of a newer server is left to its own sentence', () => {
    expect(explained({ ...rated, state: 'free', reason: 'no-credit' })).toEqual({
      kind: 'reason',
      reason: 'no-credit',
    });
    expect(explained({ ...rated, state: 'free', reason: 'moon' })).toEqual({ kind: 'unknown' });
  });
});
