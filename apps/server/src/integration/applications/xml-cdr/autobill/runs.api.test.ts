import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../../../testing/test-server.ts';
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

describe('a run (contract 40 B12.5)', () => {
  it('bills the period of a service: no call by its package and by contract 10 at once', async () => {
    const { tenant, serviceId } = await serviceOf({ free_minutes: 3, suppress: ['1212555*'] });
    await scene.pay(tenant, 10);
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
    expect(await scene.creditOf(tenant)).toBe(10);
    expect(
      (await chargesOf(server, tenant)).every((row) => row.state === 'deferred' && row.service_id === serviceId),
    ).toBe(true);
    const runId = await runToEnd(server, api, { service_ids: [serviceId], debug: true });
    const status = await scene.statusOf(runId);
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
    const lines = await scene.linesOf(runId);
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
    const before = await scene.linesOf(runId);
    expect(await runToEnd(server, api, asked)).toBe(runId);
    expect(await runToEnd(server, api, { ...asked, as_of: '2026-05-01' })).toBe(runId);
    expect(await scene.linesOf(runId)).toEqual(before);
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
    const owners = (await scene.linesOf(runId)).map((line: Record<string, unknown>) => [
      line['service_id'],
      line['type'],
    ]);
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
    expect(await scene.statusOf(dry)).toMatchObject({ state: 'done', dry_run: 'true', total: 0.01 });
    const [line] = await scene.linesOf(dry);
    const refused = await api.post('xml_cdr/autobill/confirm', { line_ids: [line.line_id], invoice_ref: 'INV-1' });
    expect(refused.status).toBe(409);
    const real = await runToEnd(server, api, { service_ids: [serviceId] });
    expect(real).not.toBe(dry);
    expect(await scene.statusOf(real)).toMatchObject({ total: 0.01 });
  });

  it('is confirmed once; calls that come later stand on the next run', async () => {
    const { tenant, serviceId, packageCode } = await serviceOf();
    const call = trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60);
    await hangUp(server, tenant, call);
    const first = await runToEnd(server, api, { service_ids: [serviceId] });
    const ids = (await scene.linesOf(first)).map(({ line_id }: { line_id: string }) => line_id);
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
    expect(await scene.statusOf(second)).toMatchObject({ records_rated: 2, late_calls: 1, total: 0.02 });
    expect((await scene.linesOf(second)).map((line: Record<string, unknown>) => line['late_calls'])).toEqual([0, 1]);
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
    const [line] = await scene.linesOf(first);
    const voided = { line_ids: [line.line_id], reason: 'wrong price' };
    expect((await api.post('xml_cdr/autobill/void', voided)).body).toMatchObject({ voided: 1, records_freed: 1 });
    expect((await api.post('xml_cdr/autobill/void', voided)).body).toMatchObject({ voided: 0, already: 1 });
    expect(await scene.linesOf(first)).toHaveLength(1);
    const second = await runToEnd(server, api, { service_ids: [serviceId] });
    expect(second).not.toBe(first);
    expect(await scene.linesOf(second)).toMatchObject([{ prefix: line.prefix, amount_exact: line.amount_exact }]);
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
    expect(await scene.statusOf(runId)).toMatchObject({ records_rated: 1, total: 0.01 });
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
    const amounts = (await scene.linesOf(runId)).map(({ amount_exact }: { amount_exact: number }) => amount_exact);
    expect(amounts.sort()).toEqual([0.01, 0.5, 1]);
  });

  it('bills imported A-legs, which have no trunk leg, and inbound calls where the package wants it', async () => {
    const { tenant, serviceId } = await serviceOf({ inbound_billing: true, custom_inbound_rate: 0.004 });
    const imported = trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60);
    const { rated_number: _rated, sip_call_id: _sip, ...leg } = imported;
    await hangUp(server, tenant, { ...leg, leg: 'a' }, inboundLeg(tenant, '2026-03-20T11:00:00Z', '13105550199', 61));
    const runId = await runToEnd(server, api, { service_ids: [serviceId] });
    expect(await scene.linesOf(runId)).toMatchObject([
      { type: 'usage_outbound', amount_exact: 0.01 },
      { type: 'usage_inbound', minutes: 2, amount_exact: 0.008 },
    ]);
  });

  it('of an invoice gives its amount back on the next run, once (`adjustment`)', async () => {
    const { tenant, serviceId } = await serviceOf();
    await hangUp(server, tenant, trunkLeg(tenant, '2026-03-20T10:00:00Z', '13105550100', 60));
    const first = await runToEnd(server, api, { service_ids: [serviceId] });
    const [line] = await scene.linesOf(first);
    await api.post('xml_cdr/autobill/confirm', { line_ids: [line.line_id], invoice_ref: 'INV-9' });
    await api.post('xml_cdr/autobill/void', { line_ids: [line.line_id], reason: 'wrong price' });
    const second = await runToEnd(server, api, { service_ids: [serviceId] });
    const lines = await scene.linesOf(second);
    expect(lines).toMatchObject([
      { type: 'adjustment', calls: 0, amount: -0.01, amount_exact: -0.01, rate: null },
      { type: 'usage_outbound', calls: 1, amount: 0.01 },
    ]);
    expect(lines[0].description).toBe(`[ADJUSTMENT] of invoice INV-9: ${line.description}`);
    expect(await scene.statusOf(second)).toMatchObject({ state: 'done', records_rated: 1, total: 0 });
    const [given] = lines;
    await api.post('xml_cdr/autobill/confirm', { line_ids: [given.line_id], invoice_ref: 'INV-10' });
    await api.post('xml_cdr/autobill/void', { line_ids: [lines[1].line_id], reason: 'once more' });
    const third = await runToEnd(server, api, { service_ids: [serviceId] });
    expect((await scene.linesOf(third)).map(({ type }: { type: string }) => type)).toEqual(['usage_outbound']);
  });
});

it('the client’s list leaves out what his package suppresses (contract 40 B12.4 step 4, B12.6)', async () => {
  const { tenant } = await serviceOf({
    suppress: ['1212555*', '[local]'],
    special_rates: [
      { pattern: '12125550199', pattern_type: 'prefix', direction: 'outbound', mode: 'flat_per_call', flat_rate: 1 },
    ],
  });
  const leg = (number: string, at: number) => ({
    ...trunkLeg(tenant, `2026-03-2${at}T10:00:00Z`, number, 60),
    leg: 'a' as const,
    extension: '1001',
  });
  const shown = [leg('13105550100', 1), leg('12125550199', 2), leg('12125550100', 3)];
  await hangUp(server, tenant, ...shown, { ...leg('1002', 4), direction: 'local' as const, rated_number: null });
  const asked = { tenant_domain: tenant.domain, date_start: '2026-03-01', date_end: '2026-03-31' };
  const list = await api.post('xml_cdr/export', { ...asked, extension: '1001', delivery: 'stream' });
  const ids = list.body.records.map((record: { xml_cdr_uuid: string }) => record.xml_cdr_uuid);
  expect([ids, list.body.total_records]).toEqual([shown.slice(0, 2).map(({ call_id }) => call_id), 2]);
  const all = await api.post('xml_cdr/export', { ...asked, delivery: 'stream' });
  expect(all.body.total_records).toBe(4);
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
