import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../../../testing/test-server.ts';
import type { IntegrationTestApi } from '../../../testing/integration-client.ts';
import { AUTOBILL_ACTIONS } from './index.ts';
import { BillingScene, runToEnd, TARIFF_CSV } from './testing.ts';

let scene: BillingScene;
let server: TestServer;
let api: IntegrationTestApi;
beforeAll(async () => {
  scene = await BillingScene.open();
  ({ server, api } = scene);
}, 60_000);
afterAll(() => server.close());

const serviceOf = (...fields: Parameters<BillingScene['serviceOf']>) => scene.serviceOf(...fields);

it('is for the enterprise edition, all of it (contract 40 B5)', () => {
  expect(AUTOBILL_ACTIONS.filter(({ edition }) => edition !== 'enterprise')).toEqual([]);
});

describe('tariffs (contract 40 B12.3)', () => {
  it('are imported with a report of duplicate prefixes and rates that are none', async () => {
    const { body } = await api.post('xml_cdr/tariffs/import', { name: 'Reported', csv: TARIFF_CSV });
    expect(body).toMatchObject({ status: 'success', imported: 4, rejected: 2, new: 4 });
    expect(body.errors).toEqual([
      { line: 6, reason: 'prefix 1 stands in line 2 already' },
      { line: 7, reason: 'the rate "free" is no amount with at most 6 decimals' },
    ]);
  });

  it('take other names for columns, and replace all rates as a new version; the old one stays', async () => {
    const first = await api.post('xml_cdr/tariffs/import', { name: 'Mapped', csv: TARIFF_CSV });
    const id = first.body.tariff_id;
    scene.pass(60);
    const csv = 'Zone;Code;Price;Increment\nUSA;1;0.02;6/6\n';
    const mapping = { Description: 'Zone', prefix: 'Code', 'Rate Value': 'price' };
    const { body } = await api.post('xml_cdr/tariffs/import', { tariff_id: id, csv, mapping });
    expect(body).toMatchObject({ imported: 1, rejected: 0, changed: 1, removed: 3 });
    const { body: listed } = await api.post('xml_cdr/tariffs/list', { search: 'Mapped' });
    expect(listed.tariffs).toMatchObject([
      {
        tariff_id: id,
        versions: [
          { effective_from: '1970-01-01T00:00:00Z', rates: 4 },
          { effective_from: scene.now.toISOString().replace('.000', ''), rates: 1 },
        ],
      },
    ]);
    const file = await api.post('xml_cdr/tariffs/export', { tariff_id: id });
    expect(file.text).toBe('Description,Prefix,RateValue,Increment,SetupFee,GracePeriod\r\nUSA,1,0.02,6,0,0\r\n');
  });

  it('lack no column, and store nothing in a dry run or where they must be without fault', async () => {
    const missing = await api.post('xml_cdr/tariffs/import', { name: 'Bad', csv: 'Prefix,RateValue\n1,1\n' });
    expect([missing.status, missing.body.message]).toEqual([
      422,
      'Invalid Request: file: has no column Description, Increment',
    ]);
    expect((await api.post('xml_cdr/tariffs/import', { name: 'Bad', csv: TARIFF_CSV, strict: true })).status).toBe(422);
    expect((await api.post('xml_cdr/tariffs/import', { name: 'Bad', csv: TARIFF_CSV, dry_run: true })).status).toBe(
      200,
    );
    expect((await api.post('xml_cdr/tariffs/list', { search: 'Bad' })).body.total).toBe(0);
  });

  it('may be sent as a file', async () => {
    const form = new FormData();
    form.set('Name', 'Sent');
    form.set('mapping', JSON.stringify({ Prefix: 'Code' }));
    form.set(
      'file',
      new Blob(['Description,Code,RateValue,Increment\nUSA,1,0.01,60\n'], { type: 'text/csv' }),
      'rates.csv',
    );
    const { status, body } = await api.postForm('xml_cdr/tariffs/import', form);
    expect([status, body]).toMatchObject([200, { status: 'success', imported: 1, rejected: 0 }]);
  });

  it('go, unless a package has them', async () => {
    const { packageCode } = await serviceOf();
    const used = await api.post('xml_cdr/tariffs/delete', { tariff_id: scene.tariffId });
    expect([used.status, used.body.message]).toEqual([409, expect.stringContaining('is used by package')]);
    expect((await api.post('xml_cdr/packages/delete', { package_code: packageCode })).status).toBe(409);
    const { body } = await api.post('xml_cdr/tariffs/import', { name: 'Gone', csv: TARIFF_CSV });
    expect((await api.post('xml_cdr/tariffs/delete', { tariff_id: body.tariff_id })).status).toBe(200);
    expect((await api.post('xml_cdr/tariffs/delete', { tariff_id: body.tariff_id })).status).toBe(404);
  });
});

describe('packages and services (contract 40 B12.3)', () => {
  it('have the contract’s defaults, and keep what is not sent', async () => {
    const required = { package_code: 'plain', tariff_id: scene.tariffId, country_code: '44', exit_code: '00' };
    const { body } = await api.post('xml_cdr/packages/set', required);
    expect(body).toMatchObject({
      ...required,
      prefix_correction: false,
      strip_prefix: '0',
      free_minutes: 0,
      markup: 100,
      realtime: false,
      custom_outbound_rate: null,
      outbound_increment: '60',
      special_rates: [],
      special_only: true,
      exhaustion: 'off',
      block_mode: 'gateway',
    });
    await api.post('xml_cdr/packages/set', { package_code: 'plain', markup: 120, outbound_increment: '30/6' });
    const { body: got } = await api.post('xml_cdr/packages/get', { package_code: 'plain' });
    expect(got).toMatchObject({ country_code: '44', markup: 120, outbound_increment: '30/6' });
    expect((await api.post('xml_cdr/packages/set', { package_code: 'new' })).body.message).toBe(
      'Missing Parameters: Required parameters not provided: tariff_id, country_code, exit_code',
    );
  });

  it.each([
    ['tariff_id', 999_999],
    ['outbound_increment', '0/6'],
    ['markup', 100.005],
    ['custom_prefixes', ['12x']],
    ['warn_stage_1', 52],
    ['special_rates', [{ pattern: '(', pattern_type: 'regex' }]],
    ['free_minutes', 'many'],
  ])('refuse a bad %s', async (field, value) => {
    const { status, body } = await api.post('xml_cdr/packages/set', {
      package_code: 'bad',
      tariff_id: scene.tariffId,
      country_code: '1',
      exit_code: '011',
      [field]: value,
    });
    expect([status, body.message]).toEqual([422, expect.stringContaining(field)]);
  });

  it('are a tenant’s own alone; packages and tariffs are the platform’s', async () => {
    const [one, other] = [await serviceOf(), await serviceOf()];
    const mine = await api.identityOf(one.tenant, { access: 'write' });
    expect(
      (await mine.post('xml_cdr/services/list')).body.services.map((row: { service_id: string }) => row.service_id),
    ).toEqual([one.serviceId]);
    const strange = { service_id: other.serviceId };
    for (const [action, params] of [
      ['services/delete', strange],
      ['usage', strange],
      ['autobill/lines', strange],
      ['autobill/run', { service_ids: [other.serviceId] }],
    ] as const) {
      expect((await mine.post(`xml_cdr/${action}`, params)).status, action).toBe(404);
    }
    expect(
      (
        await mine.post('xml_cdr/services/set', {
          ...strange,
          package_code: one.packageCode,
          next_due_date: '2026-05-01',
        })
      ).status,
    ).toBe(409);
    expect((await mine.post('xml_cdr/packages/list')).status).toBe(403);
    expect((await mine.post('xml_cdr/tariffs/import', { name: 'x', csv: TARIFF_CSV })).status).toBe(403);
    expect(
      (await mine.post('xml_cdr/rate', { package_code: other.packageCode, numbers: [{ number: '1' }] })).status,
    ).toBe(404);
    const both = await runToEnd(server, api, { service_ids: [one.serviceId, other.serviceId] });
    expect(await runToEnd(server, mine)).toBe(both);
    expect((await mine.post('xml_cdr/autobill/status', { run_id: both })).body).toMatchObject({
      state: 'done',
      services: 1,
    });
    const third = await serviceOf();
    const foreignRun = await runToEnd(server, api, { service_ids: [third.serviceId] });
    expect((await mine.post('xml_cdr/autobill/status', { run_id: foreignRun })).status).toBe(404);
  });
});

describe('xml_cdr/rate (contract 40 B12.5)', () => {
  it('tells what calls would cost, and stores nothing', async () => {
    const { packageCode } = await serviceOf({ nanp_10_digit: true, markup: 120 });
    const { body } = await api.post('xml_cdr/rate', {
      package_code: packageCode,
      numbers: [
        { direction: 'outbound', number: '2125550100', billsec: 61 },
        { direction: 'outbound', number: '011447700900123', billsec: 30 },
        { direction: 'outbound', number: '+33142685300', billsec: 60 },
        { direction: 'inbound', number: '12125550100', billsec: 60 },
      ],
    });
    expect(body.calls).toEqual([
      {
        xml_cdr_uuid: null,
        e164: '12125550100',
        country_code: '1',
        prefix: '1212',
        rate: 0.024,
        increment: '60',
        billed_seconds: 120,
        free_seconds: 0,
        charge: 0.048,
        rule: 'tariff',
        reason: null,
      },
      expect.objectContaining({
        e164: '447700900123',
        prefix: '447',
        increment: '1',
        billed_seconds: 30,
        charge: 0.13,
      }),
      expect.objectContaining({ e164: '33142685300', rule: 'unrated', reason: 'no-rate', charge: 0 }),
      expect.objectContaining({ rule: 'not_billed', charge: 0 }),
    ]);
    expect(body).toMatchObject({ count: 4, total: 0.178 });
  });
});
