import { chargeOf } from '@strowger/rating';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FinishedLeg } from './note-finished-legs.ts';
import { ChargingScene, leg, NOW } from './testing.ts';

const TENANTS = 50;
const CALLS_A_TENANT = 40;
const OPENING = 2_000_000;
const INCLUDED_MINUTES = 20;
/** Records come in six portions, the last of them over midnight into the next month. */
const PORTIONS = 6;
const PORTION_SECONDS = 4 * 3600;

const TERMS = {
  '44': {
    firstBlock: 30,
    increment: 6,
    billingBlock: 60,
    blockRate: 25_000,
    unitFree: 0,
    connection: 50_000,
    minimum: 0,
  },
  '92': {
    firstBlock: 60,
    increment: 60,
    billingBlock: 60,
    blockRate: 12_000,
    unitFree: 30,
    connection: 0,
    minimum: 5_000,
  },
} as const;
const FREE = { firstBlock: 1, increment: 1, billingBlock: 1, blockRate: 0, unitFree: 0, connection: 0, minimum: 0 };
const NUMBERS = ['442079460000', '923001234567', '8801711000000'] as const;

let scene: ChargingScene;
beforeAll(async () => {
  scene = await ChargingScene.open();
}, 60_000);
afterAll(() => scene.close());

/** The same day in each run. */
function* dice(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state;
  }
}

it('a day of 50 tenants, charged by two processes as its records come, comes to what each call costs', async () => {
  const planId = await scene.plan(Object.entries(TERMS).map(([prefix, terms]) => ({ prefix, ...terms })));
  const throws = dice(42);
  const roll = (sides: number) => Math.floor(throws.next().value / 7) % sides;
  const tenants: number[] = [];
  for (let n = 0; n < TENANTS; n += 1) {
    tenants.push(await scene.tenant({ credit: OPENING, planId, included: INCLUDED_MINUTES }));
  }
  // NOW is noon of 15 March: the last portion ends in April.
  const toMidnight = (Date.UTC(2026, 3, 1) - NOW.getTime()) / 1000;
  const start = toMidnight - (PORTIONS - 0.5) * PORTION_SECONDS;
  const calls = new Map<number, FinishedLeg[]>(tenants.map((tenantId) => [tenantId, []]));
  for (let portion = 0; portion < PORTIONS; portion += 1) {
    const fresh = tenants.flatMap((tenantId) =>
      Array.from({ length: Math.ceil(CALLS_A_TENANT / PORTIONS) }, (_, n) => {
        const ended = start + portion * PORTION_SECONDS + roll(PORTION_SECONDS);
        const call = leg(tenantId, `${tenantId}-${portion}-${n}`, 1 + roll(400), ended);
        return { ...call, rated_number: NUMBERS[roll(NUMBERS.length)] ?? NUMBERS[0] };
      }),
    );
    for (const call of fresh) calls.get(call.tenant_id ?? 0)?.push(call);
    await scene.note(...fresh.slice(0, fresh.length / 2));
    await scene.note(...fresh);
    await Promise.all(scene.raters.map((rater) => rater.catchUp()));
    // One whom the other process had when it was asked comes again by itself; here he is asked for.
    for (const tenantId of tenants) await scene.raters[0].settle(tenantId);
  }
  for (const [tenantId, made] of calls) {
    const expected = costOfDay(made);
    expect(await scene.books(tenantId)).toEqual({
      credit: OPENING - expected.cost,
      ledger: OPENING - expected.cost,
      counterEntries: expected.cost - OPENING,
      charges: expected.cost,
      included: expected.included,
      includedUsed: expected.included,
      kept: 0,
      states: expect.objectContaining({}),
    });
    const charged = await scene.charges(tenantId);
    expect(charged).toHaveLength(made.length);
    expect(charged.filter(({ state }) => state === 'unrated' || state === 'unratable')).toEqual([]);
  }
}, 60_000);

/** Call by call, with the included units of each month. */
function costOfDay(made: readonly FinishedLeg[]): { readonly cost: number; readonly included: number } {
  const left = new Map<number, number>();
  let cost = 0;
  let included = 0;
  const inOrder = made.toSorted(
    (one, other) => one.end_time.getTime() - other.end_time.getTime() || (one.call_id < other.call_id ? -1 : 1),
  );
  for (const { end_time, rated_number, billsec } of inOrder) {
    const month = end_time.getUTCMonth();
    const units = left.get(month) ?? INCLUDED_MINUTES * 60;
    const prefix = rated_number?.slice(0, 2);
    const terms = prefix === '44' || prefix === '92' ? TERMS[prefix] : FREE;
    const charge = chargeOf(terms, billsec, units);
    left.set(month, units - charge.included);
    cost += charge.cost;
    included += charge.included;
  }
  return { cost, included };
}
