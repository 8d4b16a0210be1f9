import { describe, expect, it } from 'vitest';
import { Silence } from './silence.ts';

describe('the silence of a call', () => {
  it('lasts while nobody is dated anew', () => {
    const silence = new Silence(1000);
    expect(silence.until(1500, [null, null])).toBe(500);
    expect(silence.until(2000, [1900, null])).toBe(0);
    expect(silence.until(2500, [1900, null])).toBe(500);
    expect(silence.until(3000, [1900, 2900])).toBe(0);
    expect(silence.until(3700, [1900, 2900])).toBe(700);
  });

  it('is none however far the time of day leaps, as long as somebody is heard', () => {
    const silence = new Silence(0);
    for (const [now, date] of [
      [100, 90],
      [200, 3_600_190],
      [300, -3_599_710],
    ] as const) {
      expect(silence.until(now, [date, null])).toBe(0);
    }
    expect(silence.until(400, [-3_599_710, null])).toBe(100);
  });
});
