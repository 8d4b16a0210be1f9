import { afterAll, beforeAll, expect, it } from 'vitest';
import { countConferences } from './count-conferences.ts';
import { ChargingScene, NOW } from './testing.ts';

let scene: ChargingScene;
beforeAll(async () => {
  scene = await ChargingScene.open();
}, 60_000);
afterAll(() => scene.close());

it('the time of all members of conferences counts in the month of its end, and costs nothing', async () => {
  const tenantId = await scene.tenant({ credit: 0, planId: 1 });
  await scene.all((trx) =>
    trx.insertInto('tenant_quotas').values({ tenant_id: tenantId, resource_id: 14, quota_limit: 100 }).execute(),
  );
  const member = { tenant_id: tenantId, call_type: 'conf', answer_time: NOW, end_time: NOW, billsec: 90 };
  const later = { ...member, end_time: new Date('2026-04-02T00:00:00Z') };
  const others = [
    { ...member, call_type: 'voice' },
    { ...member, answer_time: null },
    { ...member, tenant_id: null },
    { ...member, tenant_id: 999_999 },
  ];
  await scene.all((trx) => countConferences(trx, [member, member, later, ...others]));
  await scene.all((trx) => countConferences(trx, [member]));
  const counted = await scene.all((trx) =>
    trx
      .selectFrom('usage_counters')
      .select(['period', 'used', 'cost'])
      .where('tenant_id', '=', tenantId)
      .where('resource_id', '=', 14)
      .orderBy('period')
      .execute(),
  );
  expect(counted).toEqual([
    { period: '2026-03-01', used: 270, cost: 0 },
    { period: '2026-04-01', used: 90, cost: 0 },
  ]);
});
