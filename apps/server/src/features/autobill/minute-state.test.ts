import { describe, expect, it } from 'vitest';
import { type MinuteRule, nextState } from './minute-state.ts';

const WARN: MinuteRule = { isBlocking: false, mode: 'gateway', stages: [70, 90] };
const BLOCK: MinuteRule = { ...WARN, isBlocking: true };
const FRESH = { stage: 0, blocked: false };
const next = (rule: MinuteRule | null, percent: number, before = FRESH, hasCredit = true) =>
  nextState({ rule, before, percent, hasCredit });

describe('included minutes (contract 40 B12.5)', () => {
  it.each([
    [69, 0, null],
    [70, 0, 70],
    [89, 70, null],
    [95, 70, 90],
    [120, 0, 100],
    [120, 90, 100],
    [120, 100, null],
  ])('at %i %% with stage %i told before, the stage that is told is %j', (percent, stage, told) => {
    expect(next(WARN, percent, { stage, blocked: false }).told).toBe(told);
  });

  it('block at 100 percent, where the package wants it', () => {
    expect([next(WARN, 150).blocked, next(BLOCK, 99).blocked, next(BLOCK, 100).blocked]).toEqual([false, false, true]);
  });

  it('let go once there are minutes again, or nobody counts them', () => {
    const blocked = { stage: 100, blocked: true };
    expect(next(BLOCK, 50, blocked).blocked).toBe(false);
    expect(next(null, 0, blocked).blocked).toBe(false);
  });

  it('hold whoever has no credit', () => {
    const blocked = { stage: 100, blocked: true };
    expect([next(BLOCK, 50, blocked, false).blocked, next(null, 0, blocked, false).blocked]).toEqual([true, true]);
    expect(next(BLOCK, 50, FRESH, false).blocked).toBe(false);
  });
});
