import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete, readSimulatedCall, writeSimulatedCall } from './simulated-call.ts';

describe('the call of the simulator', () => {
  it('stands in the address, so that a link shows the same', () => {
    const call = { from: '1001', to: '+441632960000', at: '2026-03-02T09:00:00.000Z', domain: 'a.example' };
    expect(readSimulatedCall(writeSimulatedCall(call))).toEqual(call);
    expect(writeSimulatedCall({ ...call, at: '', domain: '' })).toEqual({ from: 1001, to: '+441632960000' });
  });

  it('takes numbers as the router reads them, and no nonsense', () => {
    expect(readSimulatedCall({ from: 1001, to: ' 1002 ', at: 'soon', domain: null })).toEqual({
      from: '1001',
      to: '1002',
      at: '',
      domain: '',
    });
    const any = fc.record({ from: fc.anything(), to: fc.anything(), at: fc.anything() });
    fc.assert(
      fc.property(any, (address) => {
        expect(readSimulatedCall(address).to.length).toBeLessThanOrEqual(128);
      }),
    );
  });

  it('needs both sides', () => {
    expect([readSimulatedCall({ from: '1', to: '2' }), readSimulatedCall({ from: '1' })].map(isComplete)).toEqual([
      true,
      false,
    ]);
  });
});
