import { describe, expect, it } from 'vitest';
import { answeredShare, trafficOf, withCall } from './traffic.ts';

const call = (time: string, direction: string | null, billsec = 10) => ({
  start_time: `2026-01-02 ${time}`,
  direction,
  billsec,
});

describe('the traffic of a day', () => {
  const day = trafficOf(
    [call('09:59:59', 'inbound'), call('09:00:00', 'local', 0), call('23:00:00', 'outbound'), call('09:30:00', null)],
    4,
  );

  it('is counted by the hour in which calls began', () => {
    expect(day.hours).toHaveLength(24);
    expect(day.hours[9]).toEqual({ hour: 9, inbound: 1, outbound: 0, local: 2 });
    expect(day.hours[23]).toMatchObject({ outbound: 1 });
    expect(day).toMatchObject({ total: 4, answered: 3, counted: 4 });
  });

  it('grows by the call that has just ended; other hours stay the same objects', () => {
    const after = withCall(day, { hour: 9, direction: 'inbound', billsec: 0 });
    expect(after.hours[9]).toMatchObject({ inbound: 2 });
    expect(after.hours[8]).toBe(day.hours[8]);
    expect(after).toMatchObject({ total: 5, answered: 3 });
  });

  it('may be more than was counted hour by hour', () => {
    expect(trafficOf([call('01:00:00', 'local')], 9000)).toMatchObject({ total: 9000, counted: 1 });
  });

  it('has a share of answered calls where there are some', () => {
    expect(answeredShare(day)).toBe(0.75);
    expect(answeredShare(trafficOf([], 0))).toBeNull();
  });
});
