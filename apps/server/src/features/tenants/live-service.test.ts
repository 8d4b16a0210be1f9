import { describe, expect, it } from 'vitest';
import { countCalls } from './live-service.ts';

const channel = (uuid: string, leg: 'a' | 'b', bridgeUuid: string | null = null) => ({ uuid, leg, bridgeUuid });

describe('live calls of a tenant', () => {
  it('are one for each caller, however many phones ring', () => {
    expect(countCalls([])).toBe(0);
    expect(countCalls([channel('a1', 'a'), channel('b1', 'b'), channel('b2', 'b')])).toBe(1);
    expect(countCalls([channel('a1', 'a', 'b1'), channel('b1', 'b', 'a1'), channel('a2', 'a')])).toBe(2);
  });

  it('are still one after the caller has transferred the called parties to each other', () => {
    expect(countCalls([channel('b1', 'b', 'b2'), channel('b2', 'b', 'b1')])).toBe(1);
    expect(countCalls([channel('b1', 'b', 'b2'), channel('b2', 'b', 'b1'), channel('a2', 'a')])).toBe(2);
  });
});
