import { describe, expect, it } from 'vitest';
import { nextRegistration, type RegistrationEvent, type RegistrationState, waitOf } from './registration-state.ts';

const terms = { expireSeconds: 800, retrySeconds: 30 };

function after(...events: RegistrationEvent[]): RegistrationState {
  return events.reduce<RegistrationState>((state, event) => nextRegistration(state, event, terms), { at: 'off' });
}

const start = { type: 'start' } as const;
const due = { type: 'due' } as const;
const granted = (seconds: number) => ({ type: 'granted', seconds }) as const;
const failed = (kind: 'failed' | 'timeout' | 'refused' = 'failed', retryAfterS = 0) =>
  ({ type: 'failed', failure: { kind, retryAfterS } }) as const;

describe('a registration with a provider (contract 30 §2.2)', () => {
  it('is refreshed at nine tenths of the time that was granted, whatever was asked for', () => {
    const state = after(start, granted(120));
    expect(waitOf(state)).toBeCloseTo(108);
    expect(after(start, granted(120), due)).toMatchObject({ at: 'trying', wantedS: 800, earlier: 'holds' });
  });

  it('is not asked for more than every five seconds, though a provider grants one', () => {
    expect(waitOf(after(start, granted(1)))).toBe(5);
  });

  it('is tried again after retry_seconds, twice as long each time, and ten minutes at most', () => {
    const waits: unknown[] = [];
    let state = after(start);
    for (let n = 0; n < 8; n += 1) {
      state = nextRegistration(state, failed(), terms);
      waits.push(waitOf(state));
      state = nextRegistration(state, due, terms);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 600, 600, 600]);
  });

  it('begins with retry_seconds again once it has worked', () => {
    expect(waitOf(after(start, failed(), due, failed(), due, granted(60), due, failed()))).toBe(30);
  });

  it('is tried again after ten minutes where the credentials were refused', () => {
    expect(waitOf(after(start, failed('refused')))).toBe(600);
  });

  it('waits as long as Retry-After asks, up to an hour', () => {
    expect(waitOf(after(start, failed('failed', 200)))).toBe(200);
    expect(waitOf(after(start, failed('failed', 5)))).toBe(30);
    expect(waitOf(after(start, failed('failed', 999_999)))).toBe(3600);
  });

  it('is asked for once with the time that 423 names; one who is never content has refused', () => {
    const tooBrief = (leastS: number) => ({ type: 'too_brief', leastS }) as const;
    expect(after(start, tooBrief(1800))).toMatchObject({ at: 'trying', wantedS: 1800 });
    expect(after(start, tooBrief(1800), granted(1800), due)).toMatchObject({ wantedS: 1800 });
    expect(after(start, tooBrief(1800), tooBrief(3600))).toMatchObject({ at: 'waiting', delayS: 30 });
    expect(after(start, tooBrief(800))).toMatchObject({ at: 'waiting' });
    expect(after(start, tooBrief(4_000_000_000))).toMatchObject({ at: 'waiting' });
  });

  it('tells a registration that has run out from one that never was', () => {
    expect(after(start, granted(60), due, failed('timeout'))).toMatchObject({ at: 'waiting', earlier: 'holds' });
    const expired = after(start, granted(60), due, failed('timeout'), { type: 'expired' });
    expect(expired).toMatchObject({ at: 'waiting', earlier: 'expired', delayS: 30 });
    expect(after(start, failed(), { type: 'expired' })).toMatchObject({ earlier: 'none' });
  });

  it('is taken back when it is or may be kept, and only then', () => {
    const stop = { type: 'stop' } as const;
    expect(after(start, granted(60), stop)).toEqual({ at: 'leaving' });
    expect(after(start, stop)).toEqual({ at: 'leaving' });
    expect(after(start, failed('timeout'), stop)).toEqual({ at: 'leaving' });
    expect(after(start, failed('refused'), stop)).toEqual({ at: 'off' });
    expect(after(start, granted(60), stop, { type: 'left' })).toEqual({ at: 'off' });
    expect(after(start, granted(60), stop, granted(60))).toEqual({ at: 'leaving' });
  });
});
