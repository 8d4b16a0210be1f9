import { describe, expect, test } from 'vitest';
import { ringFailureOfCause, ringFailureOfStatus } from './ring-failure.ts';

describe('what a failed leg counts as (contract 20 §1.8.9)', () => {
  test.each([486, 600, 603])('%i is busy', (status) => {
    expect(ringFailureOfStatus(status)).toBe('busy');
  });

  test.each([480, 408])('%i is no answer', (status) => {
    expect(ringFailureOfStatus(status)).toBe('no_answer');
  });

  test.each([404, 488, 500, 503, 699])('%i is a failure that no forward answers', (status) => {
    expect(ringFailureOfStatus(status)).toBe('failed');
  });

  test('CALL_REJECTED counts as busy; USER_NOT_REGISTERED as not registered', () => {
    expect(ringFailureOfCause('CALL_REJECTED')).toBe('busy');
    expect(ringFailureOfCause('USER_NOT_REGISTERED')).toBe('not_registered');
    expect(ringFailureOfCause('NO_ANSWER')).toBe('no_answer');
  });
});
