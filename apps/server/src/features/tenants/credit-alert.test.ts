import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertsOf } from './credit-alert.ts';

/** Which movements of a balance were told, beginning armed. */
function told(start: number, threshold: number, amounts: readonly number[]): ('low' | 'none' | null)[] {
  let [balance, armed] = [start, true];
  return amounts.map((amount) => {
    const alerts = alertsOf({ before: balance, after: balance + amount, threshold, armed });
    balance += amount;
    armed = alerts.armed;
    return alerts.none ? 'none' : alerts.low ? 'low' : null;
  });
}

describe('the credit alert (contract 10 §9.9)', () => {
  it('is given once when the balance falls below the threshold, and again after it was back at it', () => {
    expect(told(10, 5, [-4, -2, -1, +1, -1, +2, -1])).toEqual([null, 'low', null, null, null, null, 'low']);
  });

  it('is not given at the threshold itself, nor without one', () => {
    expect(told(10, 5, [-5])).toEqual([null]);
    expect(told(10, 0, [-9])).toEqual([null]);
  });

  it('is given with the next charge after the threshold was raised above the balance', () => {
    expect(alertsOf({ before: 10, after: 9, threshold: 20, armed: true })).toMatchObject({ low: true, armed: false });
    expect(alertsOf({ before: 9, after: 12, threshold: 20, armed: true }).low).toBe(false);
  });

  it('says when nothing is left, each time that happens', () => {
    expect(told(1, 0, [-1, -1, +3, -5])).toEqual(['none', null, null, 'none']);
  });

  it('is never given twice without the balance having been at the threshold between', () => {
    const amounts = fc.array(fc.integer({ min: -20, max: 20 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        amounts,
        (start, threshold, all) => {
          let [balance, armed, quiet] = [start, true, false];
          for (const amount of all) {
            const alerts = alertsOf({ before: balance, after: balance + amount, threshold, armed });
            expect(alerts.low && quiet).toBe(false);
            balance += amount;
            armed = alerts.armed;
            quiet = balance < threshold && (quiet || alerts.low);
          }
        },
      ),
    );
  });
});
