import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterAttempt, type DeliveryState, type Occasion, type Outcome } from './delivery-state.ts';
import { signatureOf } from './signature.ts';

const now = new Date('2026-03-01T12:00:00Z');
const fresh: DeliveryState = { status: 'pending', attempts: 0, redeliveries: 0, nextAttemptAt: now };
const answered = (httpStatus: number | null): Outcome => ({
  httpStatus,
  error: null,
  durationMs: 1,
  responseBody: null,
});

function delaysOf(occasions: readonly Occasion[]): number[] {
  let state = fresh;
  return occasions.map((occasion) => {
    state = afterAttempt(state, answered(500), occasion, now);
    return state.nextAttemptAt ? (state.nextAttemptAt.getTime() - now.getTime()) / 1000 : -1;
  });
}

describe('a delivery after an attempt', () => {
  it('is tried again after 10 s, 1 min, 5 min, 30 min, 2 h, 6 h, 12 h, then failed', () => {
    const table = [10, 60, 300, 1800, 7200, 21_600, 43_200, -1];
    expect(delaysOf(table.map(() => 'due'))).toEqual(table);
  });

  it('keeps those times when somebody has it sent again in between', () => {
    expect(delaysOf(['due', 'redelivery', 'redelivery', 'due', 'due'])).toEqual([10, 10, 10, 60, 300]);
  });

  it('is delivered by 2xx and by nothing else', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        fc.constantFrom<Occasion>('due', 'redelivery', 'test'),
        (status, why) => {
          const isDelivered = afterAttempt(fresh, answered(status), why, now).status === 'delivered';
          expect(isDelivered).toBe(status >= 200 && status <= 299);
        },
      ),
    );
    expect(afterAttempt(fresh, answered(null), 'due', now).status).toBe('pending');
  });

  it('has failed at once by 410, and when it was a test', () => {
    expect(afterAttempt(fresh, answered(410), 'due', now)).toMatchObject({ status: 'failed', nextAttemptAt: null });
    expect(afterAttempt(fresh, answered(500), 'test', now)).toMatchObject({ status: 'failed', nextAttemptAt: null });
  });

  it('that had failed stays so when it is sent again in vain', () => {
    const failed: DeliveryState = { status: 'failed', attempts: 8, redeliveries: 0, nextAttemptAt: null };
    expect(afterAttempt(failed, answered(500), 'redelivery', now)).toMatchObject({ status: 'failed', attempts: 9 });
    expect(afterAttempt(failed, answered(204), 'redelivery', now)).toMatchObject({ status: 'delivered', attempts: 9 });
  });
});

describe('X-Strowger-Signature', () => {
  it('is HMAC-SHA256 of time and raw body under each valid secret', () => {
    const value = signatureOf(['key', 'other'], 1_700_000_000, '{"a":1}');
    expect(value).toBe(
      't=1700000000,v1=a438e398bfafc57e4396bb7fc2304422f0f768e965d073ca313cb52e22e6ad03,v1=2cb38bd50b3aa61b12df512da616c9577f2a99edb9467110d361a655e1ad3bd5',
    );
  });
});
