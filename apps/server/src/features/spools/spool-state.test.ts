import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStatus, SPOOL_STATUSES } from './spool-state.ts';

const statuses = fc.constantFrom(...SPOOL_STATUSES);

describe('the state of an attempt (contract 40 A9)', () => {
  it('never changes again once it is over', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('completed' as const, 'failed' as const, 'invalid' as const),
        statuses,
        (over, news) => {
          expect(nextStatus(over, news)).toBe(over);
          expect(nextStatus(over, 'done')).toBe(over);
        },
      ),
    );
  });

  it('never goes back', () => {
    fc.assert(
      fc.property(statuses, statuses, (now, news) => {
        const rank = (status: (typeof SPOOL_STATUSES)[number]) => Math.min(SPOOL_STATUSES.indexOf(status), 3);
        expect(rank(nextStatus(now, news))).toBeGreaterThanOrEqual(rank(now));
      }),
    );
  });

  it.each([
    ['queued', 'failed'],
    ['started', 'failed'],
    ['connected', 'completed'],
  ] as const)('takes “done” for what it was: %s → %s', (now, then) => {
    expect(nextStatus(now, 'done')).toBe(then);
  });
});
