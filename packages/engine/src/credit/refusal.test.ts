import { describe, expect, it } from 'vitest';
import { refusedCall } from './refusal.ts';

describe('the answer to an outbound call that may not begin (contract 10 §9.4)', () => {
  it.each([
    ['no-credit', 402],
    ['quota-exceeded', 402],
    ['no-rate', 403],
    ['tenant-suspended', 403],
    ['max-concurrent-calls', 503],
    ['gate-error', 503],
    ['spending-limit', 402],
    ['extension-calls', 503],
    ['fraud-alarm', 403],
  ] as const)('for %s is %i, and the record keeps the word', (reason, status) => {
    expect(refusedCall(reason)).toMatchObject({ status, blockReason: reason });
  });

  it('above the limit of calls says Q.850 34', () => {
    expect(refusedCall('max-concurrent-calls').cause).toBe('NORMAL_CIRCUIT_CONGESTION');
  });
});
