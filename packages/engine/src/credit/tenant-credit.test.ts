import { systemClock } from '@strowger/sip';
import type { CreditReview, TalkingLeg } from '@strowger/switch';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PaidCall, TenantCredit } from './tenant-credit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TENANT = 7;

/** A tenant whose talking calls share so many milliseconds. */
function scene(paidMs: number | null) {
  const told: string[] = [];
  const purse = { paidMs, reachable: true, isHeard: true, looks: 0 };
  const review = async (_tenantId: number, talking: readonly TalkingLeg[]): Promise<CreditReview | null> => {
    purse.looks += 1;
    if (!purse.reachable) return null;
    if (purse.paidMs === null) return { remainingMs: null };
    const used = talking.reduce((sum, { talkedMs }) => sum + talkedMs, 0);
    return { remainingMs: (purse.paidMs - used) / Math.max(1, talking.length) };
  };
  const watch = new TenantCredit(TENANT, { credit: { review }, clock: systemClock, steadyNow: () => Date.now() });
  const begun = Date.now();
  const call = (name: string, isCharged = true): PaidCall => {
    const one: PaidCall = {
      key: { callId: name, leg: 'b', tenantId: TENANT },
      isCharged,
      answeredAt: null,
      warned: 0,
      warn(times) {
        if (purse.isHeard) told.push(`${name} warned ${times} at ${Date.now() - begun}`);
        return purse.isHeard;
      },
      end: () => {
        told.push(`${name} ended at ${Date.now() - begun}`);
        watch.remove(one);
      },
    };
    return one;
  };
  return { watch, call, told, purse };
}

describe('paid calls of a tenant', () => {
  it('are warned 30 s and 10 s before the credit ends, and end half a second before it', async () => {
    const { watch, call, told } = scene(100_000);
    const one = call('one');
    watch.add(one);
    watch.answered(one);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(told).toEqual(['one warned 1 at 69500', 'one warned 2 at 89500', 'one ended at 99500']);
  });

  it('that cost nothing at their end go on when the others end, and are looked at twice a minute', async () => {
    const { watch, call, told, purse } = scene(60_000);
    const [one, free] = [call('one'), call('free', false)];
    for (const each of [one, free]) {
      watch.add(each);
      watch.answered(each);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told.filter((what) => !what.includes('warned'))).toEqual(['one ended at 29500']);
    expect(told.filter((what) => what.startsWith('free'))).toEqual([]);
    const { looks } = purse;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(purse.looks - looks).toBeLessThanOrEqual(3);
  });

  it('end together when the sum of all reaches the balance', async () => {
    const { watch, call, told } = scene(60_000);
    const [one, two] = [call('one'), call('two')];
    for (const each of [one, two]) watch.add(each);
    watch.answered(one);
    await vi.advanceTimersByTimeAsync(20_000);
    watch.answered(two);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told.filter((line) => line.includes('ended'))).toEqual(['one ended at 39500', 'two ended at 39500']);
  });

  it('go on after a payment, and are warned anew', async () => {
    const { watch, call, told, purse } = scene(12_000);
    const one = call('one');
    watch.add(one);
    watch.answered(one);
    await vi.advanceTimersByTimeAsync(5_000);
    purse.paidMs = 60_000;
    watch.look();
    await vi.advanceTimersByTimeAsync(70_000);
    expect(told).toEqual([
      'one warned 1 at 0',
      'one warned 2 at 1500',
      'one warned 1 at 29500',
      'one warned 2 at 49500',
      'one ended at 59500',
    ]);
  });

  it('are warned as soon as somebody is there to hear it', async () => {
    const { watch, call, told, purse } = scene(20_000);
    const one = call('one');
    purse.isHeard = false;
    watch.add(one);
    watch.answered(one);
    await vi.advanceTimersByTimeAsync(1_000);
    purse.isHeard = true;
    watch.look();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual(['one warned 1 at 1000']);
  });

  it('that only ring are neither warned nor ended', async () => {
    const { watch, call, told } = scene(0);
    watch.add(call('one'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
  });

  it('without an end in sight are looked at every half minute', async () => {
    const { watch, call, purse } = scene(null);
    const one = call('one');
    watch.add(one);
    watch.answered(one);
    await vi.advanceTimersByTimeAsync(1);
    const looks = purse.looks;
    await vi.advanceTimersByTimeAsync(90_000);
    expect(purse.looks - looks).toBe(3);
  });

  it('end when they were to, even while nobody can tell what is left', async () => {
    const { watch, call, told, purse } = scene(20_000);
    const one = call('one');
    watch.add(one);
    watch.answered(one);
    await vi.advanceTimersByTimeAsync(1_000);
    purse.reachable = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told.at(-1)).toBe('one ended at 19500');
  });

  it('are forgotten with the last of them', async () => {
    const { watch, call, purse } = scene(null);
    const one = call('one');
    watch.add(one);
    await vi.advanceTimersByTimeAsync(1);
    watch.remove(one);
    const looks = purse.looks;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(watch.isIdle).toBe(true);
    expect(purse.looks).toBe(looks);
  });
});
