import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteFinishedLegs } from './note-finished-legs.ts';
import { rateTenant } from './rate-tenant.ts';
import { ChargingScene, leg, NOW } from './testing.ts';

const RATE_A = { prefix: '1', firstBlock: 60, increment: 60, billingBlock: 60, blockRate: 10_000 };

let scene: ChargingScene;
let planId: number;
beforeAll(async () => {
  scene = await ChargingScene.open();
  planId = await scene.plan([RATE_A]);
}, 60_000);
afterAll(() => scene.close());

describe('a finished leg', () => {
  it('is charged at the rate of the tenant’s plan, in one movement with its counter-entry', async () => {
    const tenantId = await scene.tenant({ credit: 1_000_000, planId });
    await scene.note(leg(tenantId, 'a1', 61));
    await scene.raters[0].settle(tenantId);
    expect(await scene.charges(tenantId)).toMatchObject([
      {
        state: 'rated',
        reason: null,
        plan_id: planId,
        net: 120,
        included: 0,
        chargeable: 120,
        cost: 20_000,
        ledger_ref: 'a1/b',
      },
    ]);
    expect(await scene.books(tenantId)).toMatchObject({ credit: 980_000, ledger: 980_000, counterEntries: -980_000 });
  });

  it('takes a month through included units into credit, in the order the calls end', async () => {
    const tenantId = await scene.tenant({ credit: 1_000_000, planId, included: 10 });
    const calls = [150, 61, 300, 61].map((seconds, place) => leg(tenantId, `m${place}`, seconds, place));
    await scene.note(...calls.toReversed());
    await scene.raters[0].settle(tenantId);
    expect((await scene.charges(tenantId)).map(({ state, cost }) => [state, cost])).toEqual([
      ['included', 0],
      ['included', 0],
      ['included', 0],
      ['rated', 20_000],
    ]);
    expect(await scene.books(tenantId)).toMatchObject({ credit: 980_000, includedUsed: 600, included: 600 });
  });

  it('that nothing is charged for is no charge: inside, from outside, to emergency numbers, unanswered', async () => {
    const tenantId = await scene.tenant({ credit: 0, planId });
    const one = leg(tenantId, 'free', 60);
    await scene.note(
      { ...one, call_id: 'f1', rated_number: null },
      { ...one, call_id: 'f2', direction: 'inbound' },
      { ...one, call_id: 'f3', emergency: true },
      { ...one, call_id: 'f4', answer_time: null, billsec: 0 },
    );
    expect(await scene.charges(tenantId)).toEqual([]);
  });

  it('without a rate is free, and counts', async () => {
    const tenantId = await scene.tenant({ credit: 0, planId });
    await scene.note({ ...leg(tenantId, 'n1', 30), rated_number: '4420' });
    await scene.raters[0].settle(tenantId);
    expect(await scene.charges(tenantId)).toMatchObject([{ state: 'rated', reason: 'no-rate', net: 30, cost: 0 }]);
  });

  it('that cannot be rated says why', async () => {
    const tenantId = await scene.tenant({ credit: 0, planId });
    await scene.note({ ...leg(tenantId, 'u1', 30), rated_number: 'sip:nobody' });
    await scene.note({ ...leg(tenantId, 'u2', 30), tenant_id: null });
    await scene.note(leg(999_999, 'u3', 30));
    await scene.raters[0].settle(tenantId);
    await scene.raters[0].settle(999_999);
    expect(await scene.charges(tenantId)).toMatchObject([{ state: 'unratable', reason: 'no-number', cost: 0 }]);
    expect(await scene.charges(0)).toMatchObject([{ state: 'unratable', reason: 'no-tenant' }]);
    expect(await scene.charges(999_999)).toMatchObject([{ state: 'unratable', reason: 'tenant-not-found' }]);
  });

  it('is charged by the rates that were in force when it was answered', async () => {
    const own = await scene.plan([RATE_A]);
    const tenantId = await scene.tenant({ credit: 0, planId: own });
    await scene.deck(own, [{ ...RATE_A, blockRate: 50_000 }], new Date(NOW.getTime() - 30_000));
    await scene.note(leg(tenantId, 'd1', 60, 0), leg(tenantId, 'd2', 60, 600));
    await scene.raters[0].settle(tenantId);
    expect((await scene.charges(tenantId)).map(({ cost }) => cost)).toEqual([10_000, 50_000]);
  });

  it('that outlives its subscription is charged by the plan that let it through', async () => {
    const tenantId = await scene.tenant({ credit: 1_000_000, planId });
    const credit = scene.credit();
    const key = { callId: 'long', leg: 'b', tenantId } as const;
    await credit.authorise({ ...key, extensionUuid: null, number: '12025550100' });
    credit.answered(key);
    await scene.all((trx) =>
      trx.updateTable('subscriptions').set({ active: false }).where('tenant_id', '=', tenantId).execute(),
    );
    credit.ended(key);
    await credit.flush();
    await scene.note(leg(tenantId, 'long', 60), leg(tenantId, 'later', 60, 1));
    await scene.raters[0].settle(tenantId);
    expect((await scene.charges(tenantId)).map(({ plan_id, cost }) => [plan_id, cost])).toEqual([
      [planId, 10_000],
      [1, 0],
    ]);
    expect(await scene.books(tenantId)).toMatchObject({ kept: 0 });
  });

  it('seen again changes nothing', async () => {
    const tenantId = await scene.tenant({ credit: 1_000_000, planId });
    await scene.note(leg(tenantId, 's1', 60));
    await scene.raters[0].settle(tenantId);
    await scene.note(leg(tenantId, 's1', 600));
    await scene.raters[0].settle(tenantId);
    expect(await scene.books(tenantId)).toMatchObject({ credit: 990_000, states: { rated: 1 } });
  });
});

/** What happens to a tenant's records, one after the other or at once. */
type Act = { readonly do: 'note'; readonly legs: readonly number[] } | { readonly do: 'rate' | 'race' | 'crash' };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }).map((legs): Act => ({ do: 'note', legs })),
  fc.constantFrom<Act>({ do: 'rate' }, { do: 'race' }, { do: 'crash' }),
);

describe('whatever the order, wherever it crashes, whoever rates at the same time', () => {
  it('the ledger sums to zero and each record is charged once', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const tenantId = await scene.tenant({ credit: 500_000, planId, included: 2 });
        const run = randomUUID();
        const noted = new Set<number>();
        for (const one of acts) {
          if (one.do === 'note') {
            for (const n of one.legs) noted.add(n);
            await scene.note(...one.legs.map((n) => leg(tenantId, `${run}-${n}`, 20 + 13 * n, n)));
          } else await rateOnce(tenantId, one.do);
        }
        await Promise.all([scene.raters[0].settle(tenantId), scene.raters[1].settle(tenantId)]);
        const charges = await scene.charges(tenantId);
        expect(charges.map(({ call_id }) => call_id).sort()).toEqual([...noted].map((n) => `${run}-${n}`).sort());
        expect(charges.every(({ state }) => state === 'rated' || state === 'included')).toBe(true);
        const books = await scene.books(tenantId);
        expect(books.ledger + books.counterEntries).toBe(0);
        expect(books.credit).toBe(500_000 - books.charges);
        expect(books.ledger).toBe(books.credit);
        expect(books.included).toBe(books.includedUsed);
        const net = charges.reduce((sum, charge) => sum + (charge.net ?? 0), 0);
        expect(books.included).toBe(Math.min(120, net));
      }),
      { numRuns: 25 },
    );
  });
});

async function rateOnce(tenantId: number, how: 'rate' | 'race' | 'crash'): Promise<void> {
  if (how === 'rate') await scene.raters[0].settle(tenantId);
  if (how === 'race')
    await Promise.all(scene.raters.flatMap((rater) => [rater.settle(tenantId), rater.settle(tenantId)]));
  if (how === 'crash') {
    const parts = { platform: scene.platform, rates: scene.rates, isBilled: true };
    const died = scene.db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
      await noteFinishedLegs(trx, [leg(tenantId, 'never-committed', 60)]);
      await rateTenant(trx, parts, tenantId, true);
      throw new Error('the process died');
    });
    await expect(died).rejects.toThrow('the process died');
  }
}
