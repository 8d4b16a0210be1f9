import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer, TestTenant } from '../../../../testing/test-server.ts';
import type { IntegrationTestApi } from '../../../testing/integration-client.ts';
import { BillingScene, chargesOf, hangUp, inboundLeg, runToEnd, trunkLeg } from './testing.ts';

let scene: BillingScene;
let server: TestServer;
let api: IntegrationTestApi;
beforeAll(async () => {
  scene = await BillingScene.open();
  ({ server, api } = scene);
}, 60_000);
afterAll(() => server.close());

const serviceOf = (...fields: Parameters<BillingScene['serviceOf']>) => scene.serviceOf(...fields);

describe('a package with realtime (contract 40 B12.3)', () => {
  it('takes calls from the credit at their hang-up, free minutes of each call first, and no run bills them again', async () => {
    const fields = { realtime: true, free_minutes: 1, markup: 200, inbound_billing: true, custom_inbound_rate: 0.01 };
    const { tenant, serviceId } = await serviceOf(fields);
    await scene.pay(tenant, 5);
    await hangUp(
      server,
      tenant,
      trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 61),
      trunkLeg(tenant, '2026-03-20T11:00:00Z', '13105550100', 30),
      inboundLeg(tenant, '2026-03-20T12:00:00Z', '13105550199', 61),
    );
    expect(await chargesOf(server, tenant)).toEqual([
      { state: 'rated', service_id: serviceId, cost: 20_000, net: 120 },
      { state: 'rated', service_id: serviceId, cost: 0, net: 60 },
      { state: 'rated', service_id: serviceId, cost: 10_000, net: 120 },
    ]);
    expect(await scene.creditOf(tenant)).toBe(4.97);
    const runId = await runToEnd(server, api, { service_ids: [serviceId] });
    expect(await scene.statusOf(runId)).toMatchObject({ state: 'done', records_found: 0, total: 0 });
    const { body } = await api.post('xml_cdr/usage', { service_id: serviceId, period: '2026-03-20' });
    expect(body).toMatchObject({ charge_to_date: 0.03, calls: 3, minutes_used: 5 });
  });

  it('lets nobody begin a call that he cannot pay for; without realtime nobody asks', async () => {
    const gate = async ({ tenantId }: TestTenant, number: string) =>
      (
        await server.request('GET', `/billing/gate?tenant_id=${tenantId}&destination=${number}`, {
          token: server.adminToken,
        })
      ).body;
    const atOnce = await serviceOf({ realtime: true });
    expect(await gate(atOnce.tenant, '13105550100')).toMatchObject({ allowed: false, reason: 'no-credit' });
    await scene.pay(atOnce.tenant, 0.02);
    expect(await gate(atOnce.tenant, '13105550100')).toEqual({ allowed: true, reason: 'ok', max_seconds: 120 });
    const later = await serviceOf();
    await server.request('PUT', `/billing/quota/${later.tenant.tenantId}`, {
      token: server.adminToken,
      body: [{ resource_id: 12, quota_limit: 0 }],
    });
    expect(await gate(later.tenant, '13105550100')).toEqual({ allowed: true, reason: 'ok' });
  });
});
