import { describe, expect, it } from 'vitest';
import { dividePorts } from './fax-ports.ts';

describe('the ports for media', () => {
  it('are divided: faxes have the upper end, no more than they need', () => {
    expect(dividePorts({ min: 16_384, max: 32_767 })).toEqual({
      media: { min: 16_384, max: 30_719 },
      fax: { min: 30_720, max: 32_767 },
    });
    expect(dividePorts({ min: 10_000, max: 11_599 })).toEqual({
      media: { min: 10_000, max: 11_399 },
      fax: { min: 11_400, max: 11_599 },
    });
  });

  it('are shared where there are few', () => {
    const few = { min: 20_000, max: 20_999 };
    expect(dividePorts(few)).toEqual({ media: few, fax: few });
  });
});
