import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let tenant: TestTenant;
const NOW = new Date('2026-02-01T22:05:30Z');

beforeAll(async () => {
  server = await startTestServer({ now: () => NOW });
  tenant = await server.makeTenant('acme');
});
afterAll(() => server.close());

const get = (path: string, token = tenant.userToken) => server.request('GET', path, { token });
const ids = async (path: string) => (await get(path)).body.map((row: { country_id: number }) => row.country_id);

describe('countries (contract 10 §10)', () => {
  it.each([
    [586, 'Pakistan', 'PK', 'PAK', '92', 18000, 'as.s', 'PKR'],
    [826, 'United Kingdom', 'GB', 'GBR', '44', 0, 'e.n', 'GBP'],
    [840, 'United States', 'US', 'USA', '1', -18000, 'am.n', 'USD'],
    [276, 'Germany', 'DE', 'DEU', '49', 3600, 'e.w', 'EUR'],
    [36, 'Australia', 'AU', 'AUS', '61', 36000, 'o.a', 'AUD'],
    [4, 'Afghanistan', 'AF', 'AFG', '93', 16200, 'as.s', 'AFN'],
  ])('%i is %s', async (id, name, iso2, iso3, dialing, timezone, region, currency) => {
    const one = await get(`/country/${id}`);
    expect(one.status).toBe(200);
    expect(one.body).toMatchObject({
      country_id: id,
      name,
      iso_code_2: iso2,
      iso_code_3: iso3,
      dialing_code: dialing,
      timezone_id: timezone,
      region_id: region,
      currency_id: currency,
    });
  });

  it('are about 250, by name, in short rows', async () => {
    const list = await get('/country');
    expect(list.body.length).toBeGreaterThan(245);
    expect(list.headers.get('x-total-count')).toBe(String(list.body.length));
    const names = list.body.map((row: { name: string }) => row.name);
    expect(names).toEqual(names.toSorted((a: string, b: string) => a.localeCompare(b, 'en')));
    expect(new Set(list.body.flatMap((row: object) => Object.keys(row)))).toEqual(
      new Set(['country_id', 'name', 'dialing_code', 'timezone_id', 'region_id']),
    );
    expect(new Set(list.body.map((row: { country_id: number }) => row.country_id)).size).toBe(list.body.length);
  });

  it('read one by one have prefixes, national length, language and daylight saving', async () => {
    expect((await get('/country/840')).body).toEqual({
      country_id: 840,
      name: 'United States',
      dialing_code: '1',
      timezone_id: -18000,
      region_id: 'am.n',
      iso_code_2: 'US',
      iso_code_3: 'USA',
      ndd: '1',
      idd: '011',
      locallenght: 10,
      timezone_dst: -14400,
      language_id: 'en',
      currency_id: 'USD',
    });
    expect((await get('/country/36')).body).toMatchObject({ ndd: '0', idd: '0011' });
    expect((await get('/country/643')).body).toMatchObject({ ndd: '8', idd: '810', timezone_id: 10800 });
    expect((await get('/country/380')).body).toMatchObject({ ndd: null, idd: '00', locallenght: null });
  });

  it('lie in a region and have a dialling code, a currency and a zone wherever people live', async () => {
    const uninhabited = new Set([10, 74, 239, 260, 334, 581, 612]);
    const regions = new Set((await get('/region')).body.map((row: { region_id: string }) => row.region_id));
    for (const row of (await get('/country')).body) {
      expect(regions).toContain(row.region_id);
      if (uninhabited.has(row.country_id)) continue;
      expect(row.dialing_code, row.name).toMatch(/^[1-9]\d{0,2}$/);
      expect(row.timezone_id, row.name).toEqual(expect.any(Number));
      expect(row.region_id, row.name).not.toBe('u');
    }
  });

  it('filter by id, offset, name and part of the region', async () => {
    expect(await ids('/country?country_id=586')).toEqual([586]);
    expect(await ids('/country?country_id=x')).toEqual([]);
    expect(await ids('/country?name=pakistan')).toEqual([586]);
    expect(await ids('/country?name=pak')).toEqual([]);
    expect(await ids('/country?name=')).toHaveLength((await get('/country?totalrows')).body);
    expect(await ids('/country?timezone_id=16200')).toEqual([4]);
    const southern = await ids('/country?region_id=as.s');
    expect(southern).toEqual(expect.arrayContaining([586, 356, 4]));
    expect(southern).not.toContain(276);
    expect(await ids('/country?search=PAK&region_id=as.s')).toEqual([586]);
  });

  it('page, sort and count as other lists do', async () => {
    const all = await ids('/country');
    expect(await ids('/country?limit=3&offset=2')).toEqual(all.slice(2, 5));
    expect(await ids('/country?page=2&per_page=10')).toEqual(all.slice(10, 20));
    expect(await ids('/country?pageSize=2&pageIndex=2')).toEqual(all.slice(2, 12));
    expect(await ids('/country?order=desc&limit=1')).toEqual(all.slice(-1));
    expect(await ids('/country?sort=country_id&order=asc&limit=1')).toEqual([4]);
    expect(await ids('/country?sort=timezone_id&order=desc&limit=200')).not.toContain(74);
    expect((await get('/country?totalrows')).body).toBe(all.length);
  });

  it('nobody knows are 404', async () => {
    for (const id of ['999', '0', '-1', 'PK', '99999999999']) expect((await get(`/country/${id}`)).status).toBe(404);
  });
});

describe('regions', () => {
  it('are the 28 of the contract, by name', async () => {
    const { body } = await get('/region');
    expect(body).toHaveLength(28);
    expect(body).toContainEqual({ region_id: 'as.s', name: 'Southern Asia' });
    expect((await get('/region/o.me')).body).toEqual({ region_id: 'o.me', name: 'Melanesia' });
    expect((await get('/region/xx')).status).toBe(404);
  });
});

describe('time zones', () => {
  it('are 38 offsets with the local time of the moment', async () => {
    const { body } = await get('/timezone');
    expect(body).toHaveLength(38);
    expect(body[0]).toEqual({ timezone_id: 0, name: 'GMT', timezone: 'GMT - Sunday, February 01, 2026 22:05' });
    expect((await get('/timezone/18000')).body).toEqual({
      timezone_id: 18000,
      name: 'GMT +05:00',
      timezone: 'GMT +05:00 - Monday, February 02, 2026 03:05',
    });
    expect((await get('/timezone/-16200')).body).toMatchObject({ name: 'GMT -04:30' });
    expect((await get('/timezone/20700')).body.timezone).toBe('GMT +05:45 - Monday, February 02, 2026 03:50');
    expect((await get('/timezone/-18000')).body.timezone_id).toBe(-18000);
    expect((await get('/timezone/1')).status).toBe(404);
  });
});

describe('services', () => {
  it('are five, with their units', async () => {
    expect((await get('/services?sort=service_flag&order=asc')).body).toEqual([
      { service_flag: 1, name: 'voice', unit_id: 1 },
      { service_flag: 2, name: 'fax', unit_id: 2 },
      { service_flag: 4, name: 'sms', unit_id: 3 },
      { service_flag: 8, name: 'email', unit_id: 4 },
      { service_flag: 16, name: 'video', unit_id: 1 },
    ]);
  });
});

describe('reference data', () => {
  const paths = ['/country', '/country/586', '/region', '/region/as.s', '/timezone', '/timezone/0', '/services'];

  it('are the same for every kind of caller, and for nobody without credentials', async () => {
    for (const path of paths) {
      const answers = [
        await get(path, server.adminToken),
        await get(path, tenant.adminToken),
        await get(path, tenant.userToken),
      ];
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
      expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
      expect((await server.request('GET', path)).status).toBe(401);
    }
  });

  it('cannot be written', async () => {
    for (const path of paths) {
      const answer = await server.request('POST', path, { token: server.adminToken, body: {} });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, expect.stringContaining('GET')]);
    }
  });
});

describe('the offset of a country', () => {
  it('is one that tenants and users may have', async () => {
    const token = server.adminToken;
    const offsets: Set<number | null> = new Set(
      (await get('/country')).body.map((row: { timezone_id: number | null }) => row.timezone_id),
    );
    for (const timezone_id of offsets) {
      if (timezone_id === null) continue;
      const answer = await server.request('PUT', `/users/${tenant.userId}`, { token, body: { timezone_id } });
      expect([answer.status, answer.body.timezone_id]).toEqual([200, timezone_id]);
    }
  });
});

describe('what a tenant’s settings take from its country (contract 10 §4.4)', () => {
  it('prefixes and emergency numbers, until it sets its own', async () => {
    const token = server.adminToken;
    const path = `/tenants/${tenant.tenantId}`;
    const settings = async () => (await server.request('GET', `${path}/settings`, { token })).body;
    expect(await settings()).toMatchObject({ national_prefix: null, international_prefix: null });
    await server.request('PUT', path, { token, body: { country_id: 36 } });
    expect(await settings()).toMatchObject({
      national_prefix: '0',
      international_prefix: '0011',
      emergency_numbers: '112,911,000,106',
    });
    await server.request('PUT', `${path}/settings`, { token, body: { international_prefix: '00' } });
    expect(await settings()).toMatchObject({ national_prefix: '0', international_prefix: '00' });
  });
});
