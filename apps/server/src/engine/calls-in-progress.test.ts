import { describe, expect, it } from 'vitest';
import { callsInProgress } from './calls-in-progress.ts';

const channel = (uuid: string, leg: 'a' | 'b', bridgeUuid: string | null = null) => ({ uuid, leg, bridgeUuid });

describe('calls in progress', () => {
  it('are one for each caller, however many phones ring', () => {
    expect(callsInProgress([])).toBe(0);
    expect(callsInProgress([channel('a1', 'a'), channel('b1', 'b'), channel('b2', 'b')])).toBe(1);
    expect(callsInProgress([channel('a1', 'a', 'b1'), channel('b1', 'b', 'a1'), channel('a2', 'a')])).toBe(2);
  });

  it('are still one after the caller has transferred the called parties to each other', () => {
    expect(callsInProgress([channel('b1', 'b', 'b2'), channel('b2', 'b', 'b1')])).toBe(1);
    expect(callsInProgress([channel('b1', 'b', 'b2'), channel('b2', 'b', 'b1'), channel('a2', 'a')])).toBe(2);
  });
});
