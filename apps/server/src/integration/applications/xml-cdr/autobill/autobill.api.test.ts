import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateMinutes } from '../../../../features/autobill/evaluate-minutes.ts';
import { rateBookOf } from '../../../../features/charging/rate-book.ts';
import type { TestServer, TestTenant } from '../../../../testing/test-server.ts';
import type { IntegrationTestApi } from '../../../testing/integration-client.ts';
import { BillingScene, carryOut, chargesOf, hangUp, inboundLeg, runToEnd, TARIFF_CSV, trunkLeg } from './testing.ts';

let scene: BillingScene;
let server: TestServer;
let api: IntegrationTestApi;
beforeAll(async () => {
  scene = await BillingScene.open();
  ({ server, api } = scene);
}, 60_000);
afterAll(() => server.close());

const serviceOf = (...fields: Parameters<BillingScene['serviceOf']>) => scene.serviceOf(...fields);
const creditOf = async ({ tenantId }: TestTenant) =>
  (await server.request('GET', `/billing/credit?tenant_id=${tenantId}`, { token: server.adminToken })).body.credit;
const pay = ({ tenantId }: TestTenant, amount: number) =>
  server.request('POST', '/payments', {
    token: server.adminToken,
    body: { tenant_id: tenantId, description: 'top-up', paid_amount: amount },
  });
const linesOf = async (runId: string) => (await api.post('xml_cdr/autobill/lines', { run_id: runId })).body.lines;
const statusOf = async (runId: string) => (await api.post('xml_cdr/autobill/status', { run_id: runId })).body;

describe('a run (contract 40 B12.5)', () => {
  it('bills the period of a service: no call by its package and by contract 10 at once', async () => {
    const { tenant, serviceId } = await serviceOf({ free_minutes: 3, suppress: ['1212555*'] });
    await pay(tenant, 10);
    await hangUp(
      server,
      tenant,
      trunkLeg(tenant, '2026-03-15T00:00:00Z', '13105550100', 100),
      trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 100),
      trunkLeg(tenant, '2026-03-21T10:00:00Z', '+442079460000', 31),
      trunkLeg(tenant, '2026-03-22T10:00:00Z', '+33142685300', 60),
      trunkLeg(tenant, '2026-03-23T10:00:00Z', '12125550100', 60),
      trunkLeg(tenant, '2026-03-14T23:59:59Z', '13105550100', 60),
      trunkLeg(tenant, '2026-04-15T00:00:00Z', '13105550100', 60),
      inboundLeg(tenant, '2026-03-24T10:00:00Z', '13105550199', 60),
    );
    expect(await creditOf(tenant)).toBe(10);
    expect(
      (await chargesOf(server, tenant)).every((row) => row.state === 'deferred' && row.service_id === serviceId),
    ).toBe(true);
    const runId = await runToEnd(server, api, { service_ids: [serviceId], debug: true });
    const status = await statusOf(runId);
    expect(status).toMatchObject({
      state: 'done',
      services: 1,
      records_found: 5,
      records_rated: 3,
      unrated: 1,
      suppressed: 1,
      late_calls: 0,
      total: 0.028,
    });
    expect(status.log).toHaveLength(5);
    const lines = await linesOf(runId);
    const shown = lines.map((line: Record<string, unknown>) => [
      line['type'],
      line['calls'],
      line['minutes'],
      line['free_minutes'],
      line['amount_exact'],
    ]);
    expect(shown).toEqual([
      ['overage', 1, 2, 1, 0.01],
      ['usage_international', 1, 0.6, 0, 0.018],
      ['usage_outbound', 1, 2, 2, 0],
    ]);
    expect(lines[1]).toMatchObject({
      run_id: runId,
      service_id: serviceId,
      client_ref: 'client 7',
      description: '[OUTBOUND] 44* UK: 1 call, 0.6 min, 0.02',
      direction: 'outbound',
      prefix: '44',
      country_code: '44',
      destination_name: 'UK',
      rate: 0.03,
      amount: 0.02,
      currency: 'USD',
      period_start: '2026-03-15',
      period_end: '2026-04-15',
      taxable: true,
    });
    const { body: joined } = await api.post('xml_cdr/autobill/lines', { run_id: runId, consolidate: true });
    expect(joined.total).toBe(0.028);
  });

  it('of the same periods is the same run, and does nothing again', async () => {
    const { tenant, serviceId } = await serviceOf();
    await hangUp(server, tenant, trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60));
    const asked = { service_ids: [serviceId] };
    const answers = await Promise.all([1, 2, 3].map(() => api.post('xml_cdr/autobill/run', asked)));
    expect(new Set(answers.map(({ body }) => body.run_id)).size).toBe(1);
    const runId = answers[0]?.body.run_id;
    await Promise.all([carryOut(server, runId), carryOut(server, runId)]);
    const before = await linesOf(runId);
    expect(await runToEnd(server, api, asked)).toBe(runId);
    expect(await runToEnd(server, api, { ...asked, as_of: '2026-05-01' })).toBe(runId);
    expect(await linesOf(runId)).toEqual(before);
    expect(before).toHaveLength(1);
    const none = { service_ids: [serviceId], as_of: '2026-04-14' };
    expect(await runToEnd(server, api, none)).toBe(await runToEnd(server, api, none));
  });

  it('knows whose a call is: by its extension, else its DID, else the whole tenant', async () => {
    const { tenant, serviceId, packageCode } = await serviceOf({ inbound_billing: true, custom_inbound_rate: 0.01 });
    const boss = { token: tenant.adminToken };
    const extension = { extension: '1002', password: 'Secret-1002-Secret' };
    await server.request('POST', '/fpbx_extensions', { ...boss, body: extension });
    const shared = {
      tenant_domain: tenant.domain,
      package_code: packageCode,
      next_due_date: '2026-04-15',
      timezone: 'UTC',
    };
    const own = { ...shared, extensions: ['1002'], dids: '+1 310 555 0100' };
    await api.post('xml_cdr/services/set', { ...own, service_id: `${serviceId}-own` });
    const unknown = await api.post('xml_cdr/services/set', { ...shared, service_id: 'x', extensions: ['1003'] });
    expect([unknown.status, unknown.body.message]).toEqual([422, expect.stringContaining('1003')]);
    const call = trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60);
    await hangUp(
      server,
      tenant,
      { ...call, extension: '1002' },
      trunkLeg(tenant, '2026-03-20T11:00:00Z', '13105550100', 60),
      inboundLeg(tenant, '2026-03-20T12:00:00Z', '13105550100', 60),
    );
    const runId = await runToEnd(server, api, { tenant_domain: tenant.domain });
    const owners = (await linesOf(runId)).map((line: Record<string, unknown>) => [line['service_id'], line['type']]);
    expect(owners).toEqual([
      [serviceId, 'usage_outbound'],
      [`${serviceId}-own`, 'usage_outbound'],
      [`${serviceId}-own`, 'usage_inbound'],
    ]);
  });

  it('in a dry run makes lines that nobody can confirm, and marks no record', async () => {
    const { tenant, serviceId } = await serviceOf();
    await hangUp(server, tenant, trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60));
    const dry = await runToEnd(server, api, { service_ids: [serviceId], dry_run: true });
    expect(await statusOf(dry)).toMatchObject({ state: 'done', dry_run: 'true', total: 0.01 });
    const [line] = await linesOf(dry);
    const refused = await api.post('xml_cdr/autobill/confirm', { line_ids: [line.line_id], invoice_ref: 'INV-1' });
    expect(refused.status).toBe(409);
    const real = await runToEnd(server, api, { service_ids: [serviceId] });
    expect(real).not.toBe(dry);
    expect(await statusOf(real)).toMatchObject({ total: 0.01 });
  });

  it('is confirmed once; calls that come later stand on the next run', async () => {
    const { tenant, serviceId, packageCode } = await serviceOf();
    const call = trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60);
    await hangUp(server, tenant, call);
    const first = await runToEnd(server, api, { service_ids: [serviceId] });
    const ids = (await linesOf(first)).map(({ line_id }: { line_id: string }) => line_id);
    const confirm = (ref: string) => api.post('xml_cdr/autobill/confirm', { line_ids: ids, invoice_ref: ref });
    expect((await confirm('INV-7')).body).toMatchObject({ status: 'success', confirmed: 1, already: 0 });
    expect((await confirm('INV-7')).body).toMatchObject({ confirmed: 0, already: 1 });
    expect((await confirm('INV-8')).status).toBe(409);
    const marks = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('cdr_export_mark').select('external_ref').where('call_id', '=', call.call_id).execute(),
    );
    expect(marks).toEqual([{ external_ref: 'INV-7' }]);
    await hangUp(
      server,
      tenant,
      trunkLeg(tenant, '2026-03-21T10:00:00Z', '13105550100', 60),
      trunkLeg(tenant, '2026-04-16T10:00:00Z', '13105550100', 60),
    );
    await api.post('xml_cdr/services/set', {
      service_id: serviceId,
      tenant_domain: tenant.domain,
      package_code: packageCode,
      next_due_date: '2026-05-15',
    });
    const second = await runToEnd(server, api, { service_ids: [serviceId], as_of: '2026-05-15' });
    expect(second).not.toBe(first);
    expect(await statusOf(second)).toMatchObject({ records_rated: 2, late_calls: 1, total: 0.02 });
    expect((await linesOf(second)).map((line: Record<string, unknown>) => line['late_calls'])).toEqual([0, 1]);
  });

  it('is taken back line by line, which frees the records for another run', async () => {
    const { tenant, serviceId } = await serviceOf();
    await hangUp(
      server,
      tenant,
      trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60),
      trunkLeg(tenant, '2026-03-20T11:00:00Z', '12125550100', 60),
    );
    const first = await runToEnd(server, api, { service_ids: [serviceId] });
    const [line] = await linesOf(first);
    const voided = { line_ids: [line.line_id], reason: 'wrong price' };
    expect((await api.post('xml_cdr/autobill/void', voided)).body).toMatchObject({ voided: 1, records_freed: 1 });
    expect((await api.post('xml_cdr/autobill/void', voided)).body).toMatchObject({ voided: 0, already: 1 });
    expect(await linesOf(first)).toHaveLength(1);
    const second = await runToEnd(server, api, { service_ids: [serviceId] });
    expect(second).not.toBe(first);
    expect(await linesOf(second)).toMatchObject([{ prefix: line.prefix, amount_exact: line.amount_exact }]);
    expect(await runToEnd(server, api, { service_ids: [serviceId] })).toBe(second);
  });

  it('bills a terminated service what was deferred to it, and nothing that came after', async () => {
    const { tenant, serviceId } = await serviceOf();
    await hangUp(server, tenant, trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60));
    await api.post('xml_cdr/services/set', {
      service_id: serviceId,
      tenant_domain: tenant.domain,
      status: 'terminated',
    });
    await hangUp(server, tenant, trunkLeg(tenant, '2026-03-21T10:00:00Z', '13105550100', 60));
    expect((await chargesOf(server, tenant)).map(({ state }) => state)).toEqual(['deferred', 'included']);
    expect((await api.post('xml_cdr/services/delete', { service_id: serviceId })).status).toBe(409);
    const runId = await runToEnd(server, api, { service_ids: [serviceId] });
    expect(await statusOf(runId)).toMatchObject({ records_rated: 1, total: 0.01 });
    expect((await api.post('xml_cdr/services/delete', { service_id: serviceId })).status).toBe(200);
  });

  it('rates calls by the tariff and the package of their time', async () => {
    const { body } = await api.post('xml_cdr/tariffs/import', { name: 'Moving', csv: TARIFF_CSV });
    const { tenant, serviceId, packageCode } = await serviceOf({ tariff_id: body.tariff_id });
    const csv = 'Description,Prefix,RateValue,Increment\nUSA,1,0.50,60\n';
    await api.post('xml_cdr/tariffs/import', { tariff_id: body.tariff_id, csv, effective_date: '2026-04-01' });
    await api.post('xml_cdr/packages/set', { package_code: packageCode, markup: 200, effective_from: '2026-04-10' });
    await hangUp(
      server,
      tenant,
      trunkLeg(tenant, '2026-03-31T23:00:00Z', '13105550100', 60),
      trunkLeg(tenant, '2026-04-01T00:00:00Z', '13105550100', 60),
      trunkLeg(tenant, '2026-04-10T00:00:00Z', '13105550100', 60),
    );
    const runId = await runToEnd(server, api, { service_ids: [serviceId] });
    const amounts = (await linesOf(runId)).map(({ amount_exact }: { amount_exact: number }) => amount_exact);
    expect(amounts.sort()).toEqual([0.01, 0.5, 1]);
  });

  it('bills imported A-legs, which have no trunk leg, and inbound calls where the package wants it', async () => {
    const { tenant, serviceId } = await serviceOf({ inbound_billing: true, custom_inbound_rate: 0.004 });
    const imported = trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60);
    const { rated_number: _rated, sip_call_id: _sip, ...leg } = imported;
    await hangUp(server, tenant, { ...leg, leg: 'a' }, inboundLeg(tenant, '2026-03-20T11:00:00Z', '13105550199', 61));
    const runId = await runToEnd(server, api, { service_ids: [serviceId] });
    expect(await linesOf(runId)).toMatchObject([
      { type: 'usage_outbound', amount_exact: 0.01 },
      { type: 'usage_inbound', minutes: 2, amount_exact: 0.008 },
    ]);
  });
});

describe('a package with realtime (contract 40 B12.3)', () => {
  it('takes calls from the credit at their hang-up, free minutes of each call first, and no run bills them again', async () => {
    const fields = { realtime: true, free_minutes: 1, markup: 200, inbound_billing: true, custom_inbound_rate: 0.01 };
    const { tenant, serviceId } = await serviceOf(fields);
    await pay(tenant, 5);
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
    expect(await creditOf(tenant)).toBe(4.97);
    const runId = await runToEnd(server, api, { service_ids: [serviceId] });
    expect(await statusOf(runId)).toMatchObject({ state: 'done', records_found: 0, total: 0 });
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
    await pay(atOnce.tenant, 0.02);
    expect(await gate(atOnce.tenant, '13105550100')).toEqual({ allowed: true, reason: 'ok', max_seconds: 120 });
    const later = await serviceOf();
    await server.request('PUT', `/billing/quota/${later.tenant.tenantId}`, {
      token: server.adminToken,
      body: [{ resource_id: 12, quota_limit: 0 }],
    });
    expect(await gate(later.tenant, '13105550100')).toEqual({ allowed: true, reason: 'ok' });
  });
});

it('the health of billing is told (contract 40 B9)', async () => {
  await serviceOf();
  const { body } = await api.post('health', { sections: 'Billing' });
  const billing = body.sections.find(({ section }: { section: string }) => section === 'Billing');
  expect(billing.checks.map(({ check }: { check: string }) => check)).toEqual([
    'Services have package and tariff',
    'Tariffs hold rates',
    'Last autobill run',
    'Unrated calls in the current period',
  ]);
  expect(billing.checks.map(({ status }: { status: string }) => status)).not.toContain('ERROR');
});

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
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('extensions').set({ enabled: true }).where('tenant_id', '=', tenant.tenantId).execute(),
    );
    await evaluate();
    expect(await enabledOf(tenant)).toEqual([false]);
    const nextPeriod = new Date('2026-05-15T01:00:00Z');
    await evaluate(nextPeriod);
    expect(await enabledOf(tenant)).toEqual([false]);
    await pay(tenant, 1);
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
    await pay(tenant, 1);
    await api.post('xml_cdr/packages/set', { package_code: packageCode, exhaustion: 'off' });
    await evaluate(new Date(scene.now.getTime() + 1_000));
    expect((await gateways()).map(({ active }) => active)).toEqual([false, true]);
  });
});
