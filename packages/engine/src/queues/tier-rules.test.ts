import { describe, expect, it } from 'vitest';
import { openLevels, type TierRules } from './tier-rules.ts';

const OFF: TierRules = {
  tierRulesApply: false,
  tierWaitSeconds: 300,
  tierWaitMultipliesByLevel: true,
  tierSkipsWaitWithoutAgent: false,
};
const ON: TierRules = { ...OFF, tierRulesApply: true };
const here = (...levels: number[]) => levels.map((level) => ({ level, isLoggedIn: true }));
const away = (...levels: number[]) => levels.map((level) => ({ level, isLoggedIn: false }));

describe('tier rules (contract 20 §5.3)', () => {
  it('that are off open all levels at once', () => {
    expect(openLevels(OFF, here(3, 1, 2, 1), 0)).toEqual([1, 2, 3]);
  });

  it('open the first existing level at once, whatever its number', () => {
    expect(openLevels(ON, here(4, 7), 0)).toEqual([4]);
  });

  it('open level L after L times the wait', () => {
    expect(openLevels(ON, here(1, 2, 3), 599_999)).toEqual([1]);
    expect(openLevels(ON, here(1, 2, 3), 600_000)).toEqual([1, 2]);
    expect(openLevels(ON, here(1, 2, 3), 900_000)).toEqual([1, 2, 3]);
  });

  it('open every further level after the same wait when it is not multiplied', () => {
    const rules = { ...ON, tierWaitMultipliesByLevel: false };
    expect(openLevels(rules, here(1, 2, 3), 299_999)).toEqual([1]);
    expect(openLevels(rules, here(1, 2, 3), 300_000)).toEqual([1, 2, 3]);
  });

  it('skip the wait on levels where nobody is logged in, one after the other', () => {
    const rules = { ...ON, tierSkipsWaitWithoutAgent: true };
    expect(openLevels(rules, [...away(1, 2), ...here(3, 4)], 0)).toEqual([1, 2, 3]);
    expect(openLevels(rules, [...here(1), ...away(2), ...here(3)], 0)).toEqual([1]);
    expect(openLevels(rules, [...here(1), ...away(2), ...here(3)], 600_000)).toEqual([1, 2, 3]);
    expect(openLevels(ON, [...away(1), ...here(2)], 0)).toEqual([1]);
  });
});
