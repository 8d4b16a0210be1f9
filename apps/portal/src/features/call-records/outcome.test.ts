import { describe, expect, it } from 'vitest';
import { causeText, outcomeOf } from './outcome.ts';

describe('the outcome of a call (contract 40 A3)', () => {
  it.each([
    [5, 'NORMAL_TEMPORARY_FAILURE', 'answered'],
    [0, 'NO_ANSWER', 'noAnswer'],
    [0, 'ORIGINATOR_CANCEL', 'cancelled'],
    [0, 'USER_BUSY', 'busy'],
    [0, 'UNALLOCATED_NUMBER', 'failed'],
    [0, 'NORMAL_CLEARING', 'noAnswer'],
  ] as const)('%d s talked, %s: %s', (billsec, hangup_cause, outcome) => {
    expect(outcomeOf({ billsec, hangup_cause })).toBe(outcome);
  });

  it('its cause is shown in readable letters', () => {
    expect(causeText('NO_ROUTE_DESTINATION')).toBe('No route destination');
  });
});
