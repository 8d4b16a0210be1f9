import { describe, expect, test } from 'vitest';
import { readClickToCall } from './read-click-to-call.ts';

describe('a click to call (contract 20 §13.3)', () => {
  test('takes the seed’s names and the portal’s; the seed’s win', () => {
    expect(readClickToCall({ from: '1001', to: '1002' })).toEqual({ from: '1001', to: '1002' });
    expect(readClickToCall({ from_ext: '1001', to_number: '+441632960000' })).toEqual({
      from: '1001',
      to: '+441632960000',
    });
    const both = { from: '1001', to: '1002', from_ext: '2001', to_number: '2002' };
    expect(readClickToCall(both)).toEqual({ from: '1001', to: '1002' });
  });

  test.each(['', '1', '123456789012', 'abc', '+1001', '*1001'])('from %j is refused', (from) => {
    const refused = expect(() => readClickToCall({ from, to: '1002' }));
    refused.toThrow(expect.objectContaining({ status: 400, message: 'Invalid from_ext (digits only)' }));
  });

  test.each(['', '1', '1'.repeat(21), 'abc', '1+2', '10 02', '+'])('to %j is refused', (to) => {
    const refused = expect(() => readClickToCall({ from: '1001', to }));
    refused.toThrow(expect.objectContaining({ status: 400, message: 'Invalid to_number' }));
  });

  test.each(['*97', '#9', '+4416', '1002'])('to %s', (to) => {
    expect(readClickToCall({ from: '1001', to }).to).toBe(to);
  });
});
