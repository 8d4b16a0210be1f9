import { describe, expect, it } from 'vitest';
import { instantOfLocal, localOfInstant } from './local-moment.ts';

describe('a moment in a form', () => {
  it('is typed by the own clock and sent as an instant', () => {
    const instant = new Date(2026, 2, 1, 9, 5).toISOString();
    expect(localOfInstant(instant)).toBe('2026-03-01T09:05');
    expect(instantOfLocal('2026-03-01T09:05')).toBe(instant);
  });

  it('may be absent', () => {
    expect([localOfInstant(null), localOfInstant('soon'), instantOfLocal('')]).toEqual(['', '', null]);
  });
});
