import { sql } from '@strowger/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addService, addTariff } from '../autobill/testing.ts';
import type { StoredCallCredit } from './call-credit.ts';
import { ChargingScene, leg } from './testing.ts';

/** A second costs one unit of money. */
const BY_SECOND = { prefix: '1', firstBlock: 1, increment: 1, billingBlock: 1, blockRate: 1_000_000 };
const NUMBER = '12025550100';

let scene: ChargingScene;
let planId: number;
let here: StoredCallCredit;
let there: StoredCallCredit;
beforeAll(async () => {
  scene = await ChargingScene.open();
  planId = await scene.plan([BY_SECOND]);
  here = scene.credit();
  there = scene.credit();
}, 60_000);
afterAll(async () => {
  await Promise.all([here.flush(), there.flush()]);
  await scene.close();
});

const paid = (tenantId: number, callId: string) =>
  ({ callId, leg: 'b', tenantId, extensionUuid: null, number: NUMBER }) as const;
const seconds = (tenantId: number, callId: string, talkedMs: number) =>
  ({ ...paid(tenantId, callId), talkedMs }) as const;

describe('a leg of a service (contract 40 B12.3)', () => {
  const serviceOf = async (tenantId: number, realtime: boolean) => {
    const serviceId = `service of ${tenantId}`;
    await scene.all(async (trx) => {
      const tariff = await addTariff(trx, [{ prefix: '1', perMinute: 60_000_000 }]);
      await addService(trx, { tenantId, serviceId, planId: tariff, nextDueDate: '2026-04-15', realtime });
    });
    return serviceId;
  };

  it('that a run bills needs no credit, and nothing ends it; what it was let through by charges it', async () => {
    const tenantId = await scene.tenant({ credit: 0, planId });
    const serviceId = await serviceOf(tenantId, false);
    const talking = paid(tenantId, 'deferred');
    expect(await here.authorise(talking)).toEqual({ allowed: true, maxSeconds: null, isCharged: false });
    here.answered(talking);
    expect(await here.review(tenantId, [seconds(tenantId, 'deferred', 90_000)])).toEqual({ remainingMs: null });
    await scene.all((trx) =>
      trx.updateTable('autobill_services').set({ status: 'suspended' }).where('service_id', '=', serviceId).execute(),
    );
    here.ended(talking);
    await here.flush();
    await scene.note(leg(tenantId, 'deferred', 90));
    await scene.raters[0].settle(tenantId);
    expect(await scene.charges(tenantId)).toMatchObject([{ state: 'deferred', cost: 0 }]);
    expect(await scene.books(tenantId)).toMatchObject({ kept: 0, credit: 0 });
  });

  it('that is charged at once lasts as long as the credit pays its package’s price', async () => {
    const tenantId = await scene.tenant({ credit: 120_000_000, planId, included: 600 });
    await serviceOf(tenantId, true);
    const talking = paid(tenantId, 'at once');
    expect(await here.authorise(talking)).toEqual({ allowed: true, maxSeconds: 120 });
    here.answered(talking);
    await here.flush();
    const review = await here.review(tenantId, [seconds(tenantId, 'at once', 30_000)]);
    expect(review?.remainingMs).toBeLessThanOrEqual(90_000);
    here.ended(talking);
    await here.flush();
    await scene.note(leg(tenantId, 'at once', 61));
    await scene.raters[0].settle(tenantId);
    expect(await scene.books(tenantId)).toMatchObject({ credit: 0, kept: 0 });
  });
});

describe('a paid leg', () => {
  it('may last as long as the credit', async () => {
    const tenantId = await scene.tenant({ credit: 8_000_000, planId });
    expect(await here.authorise(paid(tenantId, 'c1'))).toEqual({ allowed: true, maxSeconds: 8 });
    expect(await scene.books(tenantId)).toMatchObject({ kept: 1 });
  });

  it('is refused for want of credit, and then nothing is kept back', async () => {
    const tenantId = await scene.tenant({ credit: 999_999, planId });
    expect(await here.authorise(paid(tenantId, 'c2'))).toEqual({ allowed: false, reason: 'no-credit' });
    expect(await scene.books(tenantId)).toMatchObject({ kept: 0 });
  });

  it('of two that want the last second at the same time, in two processes, is one', async () => {
    const tenantId = await scene.tenant({ credit: 1_000_000, planId });
    const answers = await Promise.all(
      [here, there, here, there].map((process, place) => process.authorise(paid(tenantId, `race-${place}`))),
    );
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
  });

  it('gives back what was kept when it ends unanswered', async () => {
    const tenantId = await scene.tenant({ credit: 1_000_000, planId });
    await here.authorise(paid(tenantId, 'c3'));
    here.ended(paid(tenantId, 'c3'));
    expect(await here.authorise(paid(tenantId, 'c4'))).toMatchObject({ allowed: true });
  });

  it('that ended keeps its cost back until it is charged', async () => {
    const tenantId = await scene.tenant({ credit: 5_000_000, planId });
    await here.authorise(paid(tenantId, 'c5'));
    here.answered(paid(tenantId, 'c5'));
    await here.flush();
    await scene.all((trx) =>
      trx
        .updateTable('call_reservations')
        .set({ answered_at: new Date(Date.now() - 4_500), heartbeat_at: new Date(Date.now() - 4_500) })
        .where('call_id', '=', 'c5')
        .execute(),
    );
    here.ended(paid(tenantId, 'c5'));
    await here.flush();
    expect(await here.authorise(paid(tenantId, 'c6'))).toEqual({ allowed: false, reason: 'no-credit' });
    await scene.note(leg(tenantId, 'c5', 3));
    await scene.raters[0].settle(tenantId);
    expect(await here.authorise(paid(tenantId, 'c6'))).toEqual({ allowed: true, maxSeconds: 2 });
  });

  it('has talked as long as it has, whatever the clock of the day was set to meanwhile', async () => {
    const tenantId = await scene.tenant({ credit: 30_000_000, planId });
    await here.authorise(paid(tenantId, 'leap'));
    here.answered(paid(tenantId, 'leap'));
    await here.flush();
    // As after the clock was set a minute ahead.
    await scene.all((trx) =>
      sql`update call_reservations set answered_at = answered_at - interval '1 minute',
        begun_at = begun_at - interval '1 minute', heartbeat_at = heartbeat_at - interval '1 minute'
        where call_id = 'leap'`.execute(trx),
    );
    expect(await here.authorise(paid(tenantId, 'after the leap'))).toMatchObject({ allowed: true });
    here.ended(paid(tenantId, 'after the leap'));
    // Another process is told with the next look.
    expect(await there.authorise(paid(tenantId, 'elsewhere'))).toEqual({ allowed: false, reason: 'no-credit' });
    await here.review(tenantId, [seconds(tenantId, 'leap', 3_000)]);
    expect(await there.authorise(paid(tenantId, 'elsewhere'))).toMatchObject({ allowed: true });
  });

  it('of a dead process keeps nothing back', async () => {
    const tenantId = await scene.tenant({ credit: 1_000_000, planId });
    await there.authorise(paid(tenantId, 'dead'));
    await scene.all((trx) =>
      trx
        .updateTable('call_reservations')
        .set({ heartbeat_at: new Date(Date.now() - 120_000) })
        .where('call_id', '=', 'dead')
        .execute(),
    );
    expect(await here.authorise(paid(tenantId, 'alive'))).toMatchObject({ allowed: true });
  });

  it('is refused while the subscription is suspended', async () => {
    const tenantId = await scene.tenant({ credit: 1_000_000, planId });
    await scene.all((trx) =>
      trx.updateTable('subscriptions').set({ active: false }).where('tenant_id', '=', tenantId).execute(),
    );
    expect(await here.authorise(paid(tenantId, 'c7'))).toEqual({ allowed: false, reason: 'tenant-suspended' });
  });

  it('is refused while its extension has as many to outside as it may have, in whatever process', async () => {
    const tenantId = await scene.tenant({ credit: 100_000_000, planId });
    await scene.all((trx) =>
      trx
        .insertInto('tenant_settings')
        .values({ tenant_id: tenantId, name: 'extension_paid_calls', value: '1' })
        .execute(),
    );
    const of = (extension: number, callId: string) => ({
      ...paid(tenantId, callId),
      extensionUuid: `9b1c0000-0000-4000-8000-00000000000${extension}`,
    });
    expect(await here.authorise(of(1, 'x1'))).toMatchObject({ allowed: true });
    expect(await there.authorise(of(1, 'x2'))).toEqual({ allowed: false, reason: 'extension-calls' });
    expect(await there.authorise(of(2, 'x3'))).toMatchObject({ allowed: true });
    expect(await there.authorise(paid(tenantId, 'x4'))).toMatchObject({ allowed: true });
    here.ended(of(1, 'x1'));
    expect(await here.authorise(of(1, 'x5'))).toMatchObject({ allowed: true });
  });

  it('of nobody is refused', async () => {
    expect(await here.authorise(paid(999_999, 'c8'))).toEqual({ allowed: false, reason: 'tenant-not-found' });
  });

  it('is refused where it cannot be found out', async () => {
    expect(await here.authorise(paid(-1, 'c9'))).toEqual({ allowed: false, reason: 'gate-error' });
  });
});

describe('the live calls of a tenant', () => {
  it('share what is left, those of other processes and those that ring included', async () => {
    const tenantId = await scene.tenant({ credit: 20_000_000, planId });
    await here.authorise(paid(tenantId, 'l1'));
    here.answered(paid(tenantId, 'l1'));
    await here.flush();
    expect(await here.review(tenantId, [seconds(tenantId, 'l1', 4_000)])).toEqual({ remainingMs: 16_000 });
    await there.authorise(paid(tenantId, 'l2'));
    // 4 + t for the first, 0 + t for the second.
    expect(await here.review(tenantId, [seconds(tenantId, 'l1', 4_000)])).toEqual({ remainingMs: 8_000 });
  });

  it('last longer after a payment', async () => {
    const tenantId = await scene.tenant({ credit: 5_000_000, planId });
    await here.authorise(paid(tenantId, 'l3'));
    here.answered(paid(tenantId, 'l3'));
    await here.flush();
    expect(await here.review(tenantId, [seconds(tenantId, 'l3', 4_000)])).toEqual({ remainingMs: 1_000 });
    await scene.pay(tenantId, 10_000_000);
    expect(await here.review(tenantId, [seconds(tenantId, 'l3', 4_000)])).toEqual({ remainingMs: 11_000 });
  });

  it('end with the included units where nothing may be paid beyond them', async () => {
    const tenantId = await scene.tenant({ credit: 50_000_000, planId, included: 1, overage: 'block' });
    expect(await here.authorise(paid(tenantId, 'l4'))).toEqual({ allowed: true, maxSeconds: 60 });
    here.answered(paid(tenantId, 'l4'));
    await here.flush();
    expect(await here.review(tenantId, [seconds(tenantId, 'l4', 50_000)])).toEqual({ remainingMs: 10_000 });
  });

  it('go on as they were while nobody can tell', async () => {
    expect(await here.review(-1, [])).toBeNull();
  });

  it('say at each look that their process lives', async () => {
    const tenantId = await scene.tenant({ credit: 50_000_000, planId });
    await here.authorise(paid(tenantId, 'l5'));
    const beat = () =>
      scene.all((trx) =>
        trx
          .selectFrom('call_reservations')
          .select('heartbeat_at')
          .where('call_id', '=', 'l5')
          .executeTakeFirstOrThrow(),
      );
    const before = (await beat()).heartbeat_at;
    await scene.all((trx) =>
      trx
        .updateTable('call_reservations')
        .set({ heartbeat_at: new Date(before.getTime() - 60_000) })
        .where('call_id', '=', 'l5')
        .execute(),
    );
    await here.review(tenantId, []);
    expect((await beat()).heartbeat_at.getTime()).toBeGreaterThanOrEqual(before.getTime());
  });
});
