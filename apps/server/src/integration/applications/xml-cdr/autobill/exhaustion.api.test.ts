import { sql } from '@strowger/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateMinutes } from '../../../../features/autobill/evaluate-minutes.ts';
import { rateBookOf } from '../../../../features/charging/rate-book.ts';
import type { TestServer, TestTenant } from '../../../../testing/test-server.ts';
import type { IntegrationTestApi } from '../../../testing/integration-client.ts';
import { BillingScene, hangUp, trunkLeg } from './testing.ts';

let scene: BillingScene;
let server: TestServer;
let api: IntegrationTestApi;
beforeAll(async () => {
  scene = await BillingScene.open();
  ({ server, api } = scene);
}, 60_000);
afterAll(() => server.close());

const serviceOf = (...fields: Parameters<BillingScene['serviceOf']>) => scene.serviceOf(...fields);

describe('included minutes (contract 40 B12.5)', () => {
  const evaluate = (at = scene.now) => {
    const { db, log } = server.platform;
    return evaluateMinutes({ db, log, now: () => at, rates: rateBookOf(db) });
  };
  const warnings = async ({ tenantId }: TestTenant) => {
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('events')
        .select('data')
        .where('tenant_id', '=', tenantId)
        .where('type', '=', 'billing.usage_warning')
        .orderBy('event_id')
        .execute(),
    );
    return rows.map(({ data }) => data);
  };
  /** What phones and calls follow. */
  const told = async ({ tenantId }: TestTenant, resource: string) => {
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('events')
        .select('data')
        .where('tenant_id', '=', tenantId)
        .where('type', '=', 'config.changed')
        .where(sql`data ->> 'resource'`, '=', resource)
        .where(sql`data ->> 'action'`, '=', 'updated')
        .execute(),
    );
    return rows.map(({ data }) => Object(data).changed);
  };
  const enabledOf = ({ tenantId }: TestTenant) =>
    server.db.transaction({ kind: 'all' }, async (trx) => {
      const rows = await trx
        .selectFrom('extensions')
        .select('enabled')
        .where('tenant_id', '=', tenantId)
        .orderBy('extension')
        .execute();
      return rows.map(({ enabled }) => enabled);
    });

  it('are told of by stages, and block the service’s extensions until the period is over', async () => {
    const stages = {
      free_minutes: 10,
      exhaustion: 'block',
      block_mode: 'extension',
      warn_stage_1: 50,
      warn_stage_2: 80,
    };
    const { tenant, serviceId } = await serviceOf(stages, { next_due_date: '2026-05-15' });
    await server.request('POST', '/fpbx_extensions', {
      token: tenant.adminToken,
      body: { extension: '1001', password: 'Secret-1001-Secret' },
    });
    await hangUp(server, tenant, trunkLeg(tenant, '2026-04-15T01:00:00Z', '13105550100', 300));
    await evaluate();
    await evaluate();
    expect(await warnings(tenant)).toEqual([{ service_id: serviceId, used: 5, limit: 10, percent: 50, stage: 50 }]);
    expect((await api.post('xml_cdr/usage', { service_id: serviceId })).body).toMatchObject({
      period_start: '2026-04-15',
      minutes_used: 5,
      minutes_allowed: 10,
      percent: 50,
      exhausted: false,
    });
    await hangUp(server, tenant, trunkLeg(tenant, '2026-04-15T02:00:00Z', '13105550100', 301));
    await evaluate();
    expect(await warnings(tenant)).toMatchObject([{ stage: 50 }, { stage: 100 }]);
    expect(await enabledOf(tenant)).toEqual([false]);
    expect(await told(tenant, 'fpbx_extensions')).toEqual([['enabled']]);
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('extensions').set({ enabled: true }).where('tenant_id', '=', tenant.tenantId).execute(),
    );
    await evaluate();
    expect(await enabledOf(tenant)).toEqual([false]);
    const nextPeriod = new Date('2026-05-15T01:00:00Z');
    await evaluate(nextPeriod);
    expect(await enabledOf(tenant)).toEqual([false]);
    await scene.pay(tenant, 1);
    await evaluate(nextPeriod);
    expect(await enabledOf(tenant)).toEqual([true]);
  });

  it('that are used up switch off gateways, and close the gate to shared ones', async () => {
    const fields = { free_minutes: 1, exhaustion: 'block', block_mode: 'gateway' };
    const { tenant, packageCode } = await serviceOf(fields, { next_due_date: '2026-05-15' });
    const gateways = () =>
      server.db.transaction({ kind: 'all' }, (trx) =>
        trx
          .selectFrom('providers')
          .select(['name', 'active'])
          .where('tenant_id', '=', tenant.tenantId)
          .orderBy('name')
          .execute(),
      );
    await server.db.transaction({ kind: 'all' }, async (trx) => {
      const gateway = { tenant_id: tenant.tenantId, host: 'sip.example.com' };
      await trx
        .insertInto('providers')
        .values([
          { ...gateway, name: `${tenant.domain} off`, active: false },
          { ...gateway, name: `${tenant.domain} on`, active: true },
        ])
        .execute();
    });
    await hangUp(server, tenant, trunkLeg(tenant, '2026-04-15T01:00:00Z', '13105550100', 60));
    await evaluate();
    expect((await gateways()).map(({ active }) => active)).toEqual([false, false]);
    const gate = await server.request('GET', `/billing/gate?tenant_id=${tenant.tenantId}&destination=13105550100`, {
      token: server.adminToken,
    });
    expect(gate.body).toMatchObject({ allowed: false, reason: 'quota-exceeded' });
    await scene.pay(tenant, 1);
    await api.post('xml_cdr/packages/set', { package_code: packageCode, exhaustion: 'off' });
    await evaluate(new Date(scene.now.getTime() + 1_000));
    expect((await gateways()).map(({ active }) => active)).toEqual([false, true]);
  });

  it('and a suspension keep a gateway off together: it is on again when neither does (contract 40 B10.5)', async () => {
    const fields = { free_minutes: 1, exhaustion: 'block', block_mode: 'gateway' };
    const { tenant, packageCode } = await serviceOf(fields, { next_due_date: '2026-05-15' });
    const gateway = {
      tenant_id: tenant.tenantId,
      host: 'sip.example.com',
      name: `${tenant.domain} both`,
      active: true,
    };
    await server.db.transaction({ kind: 'all' }, (trx) => trx.insertInto('providers').values(gateway).execute());
    const isOn = async () => {
      const row = await server.db.transaction({ kind: 'all' }, (trx) =>
        trx.selectFrom('providers').select('active').where('name', '=', gateway.name).executeTakeFirstOrThrow(),
      );
      return row.active;
    };
    const asked = { tenant_domain: tenant.domain, domain_name: tenant.domain, mode: 'gateway' };
    const suspend = async (action: 'suspend' | 'unsuspend') => {
      const { status, body, text } = await api.post(`domains/${action}`, asked);
      if (status !== 200) throw new Error(text);
      return body.suspended;
    };
    let later = 0;
    const block = (exhaustion: 'block' | 'off') =>
      api.post('xml_cdr/packages/set', { package_code: packageCode, exhaustion });
    const look = () => evaluate(new Date(scene.now.getTime() + ++later * 1_000));
    await hangUp(server, tenant, trunkLeg(tenant, '2026-04-15T01:00:00Z', '13105550100', 60));
    await look();
    await scene.pay(tenant, 1);
    expect(await suspend('suspend')).toBe('true');
    await block('off');
    await look();
    expect(await isOn()).toBe(false);
    expect(await suspend('unsuspend')).toBe('false');
    expect(await isOn()).toBe(true);
    await block('block');
    await look();
    await suspend('suspend');
    await suspend('unsuspend');
    expect(await isOn()).toBe(false);
    await block('off');
    await look();
    expect(await isOn()).toBe(true);
  });
});
