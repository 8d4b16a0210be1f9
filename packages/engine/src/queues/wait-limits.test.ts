import { describe, expect, it } from 'vitest';
import { reachedLimit, type WaitRules } from './wait-limits.ts';

const NONE: WaitRules = { maxWaitSeconds: 0, maxWaitWithoutAgentSeconds: 0, maxWaitOnceWithoutAgentSeconds: 0 };
const UNMANNED: WaitRules = { maxWaitSeconds: 0, maxWaitWithoutAgentSeconds: 90, maxWaitOnceWithoutAgentSeconds: 30 };

describe('how long a caller waits (contract 20 §5)', () => {
  it('for ever where nothing limits it', () => {
    expect(reachedLimit(NONE, 0, 0, 1e9)).toBeNull();
  });

  it('for the longest wait', () => {
    const rules = { ...NONE, maxWaitSeconds: 60 };
    expect(reachedLimit(rules, 1000, null, 60_999)).toBeNull();
    expect(reachedLimit(rules, 1000, null, 61_000)).toBe('timeout');
  });

  it('until nobody has been logged in for so long: then all who wait leave', () => {
    expect(reachedLimit(UNMANNED, 0, 0, 89_999)).toBeNull();
    expect(reachedLimit(UNMANNED, 0, 0, 90_000)).toBe('no_agent');
    expect(reachedLimit(UNMANNED, 80_000, 0, 90_000)).toBe('no_agent');
    expect(reachedLimit(UNMANNED, 0, null, 1e9)).toBeNull();
  });

  it('for a shorter time once that had happened', () => {
    expect(reachedLimit(UNMANNED, 100_000, 0, 129_999)).toBeNull();
    expect(reachedLimit(UNMANNED, 100_000, 0, 130_000)).toBe('no_agent');
  });
});
