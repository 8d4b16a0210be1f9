import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
});
afterAll(() => server.close());

const call = (method: string, path: string, body?: object, token = server.adminToken): Promise<TestAnswer> =>
  server.request(method, path, { token, ...(body ? { body } : {}) });
const ask = (method: string, path: string, body?: object, token?: string) =>
  call(method, `/destination${path}`, body, token);

const idsIn = ({ body }: TestAnswer): string[] => body.map((row: { destination_id: string }) => row.destination_id);

describe('a destination (contract 30 §4)', () => {
  it('has its prefix for an id, which is the answer, and shows everything', async () => {
    const made = await ask('POST', '', { prefix: '+31', name: 'Netherlands', timezone_id: -18000, country_id: '528' });
    expect([made.status, made.body]).toEqual([200, '31']);
    expect((await ask('GET', '/31')).body).toEqual({
      destination_id: '31',
      prefix: '31',
      name: 'Netherlands',
      ocn: '',
      carrier_id: null,
      carriertype_id: null,
      timezone_id: -18000,
      timezone_dst: 0,
      country_id: 528,
      is_did: 0,
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
    expect((await ask('GET', '?name=netherl')).body).toEqual([
      {
        destination_id: '31',
        prefix: '31',
        carrier_id: null,
        name: 'Netherlands',
        timezone_id: -18000,
        country_id: 528,
      },
    ]);
  });

  it('is changed by what it shows, but for its id', async () => {
    await ask('POST', '', { prefix: '32', destination_id: 932, name: 'Belgium' });
    const form = (await ask('GET', '/932')).body;
    expect(form).toMatchObject({ destination_id: '932', prefix: '32' });
    const changed = await ask('PUT', '/932', {
      ...form,
      destination_id: '7',
      prefix: '+3247',
      timezone_dst: true,
      ocn: 'X',
    });
    expect(changed.body).toMatchObject({ destination_id: '932', prefix: '3247', timezone_dst: 1, ocn: 'X' });
    expect((await ask('DELETE', '/932')).body).toBe(true);
    expect((await ask('GET', '/932')).status).toBe(404);
  });

  it('may be everything', async () => {
    expect((await ask('POST', '', { prefix: '*', name: 'All the rest' })).body).toBe('*');
    expect((await ask('GET', '/*')).body).toMatchObject({ prefix: '*' });
    expect((await ask('GET', '/%2A')).body).toMatchObject({ prefix: '*' });
  });

  it('has a prefix of its own', async () => {
    await ask('POST', '', { prefix: '33', name: 'France' });
    const again = await ask('POST', '', { prefix: '+33', name: 'France again' });
    expect([again.status, again.body.error.message]).toEqual([409, 'A destination with the prefix 33 already exists']);
    expect((await ask('POST', '', { prefix: '34', destination_id: '33', name: 'Spain' })).status).toBe(409);
  });

  it.each([
    [{ name: 'x' }, 'prefix'],
    [{ prefix: '35' }, 'name'],
    [{ prefix: '35', name: 'x'.repeat(65) }, 'name'],
    [{ prefix: '35*', name: 'x' }, 'prefix'],
    [{ prefix: '1234567890123456', name: 'x' }, 'prefix'],
    [{ prefix: '35', destination_id: 'abc', name: 'x' }, 'destination_id'],
    [{ prefix: '35', name: 'x', country_id: 'NL' }, 'country_id'],
    [{ prefix: '35', name: 'x', colour: 'red' }, 'colour'],
  ])('is refused with 400: %j', async (fields, field) => {
    const { status, body } = await ask('POST', '', fields);
    expect(status).toBe(400);
    expect(JSON.stringify(body.error.details)).toContain(field);
  });

  it('that routes or rates name stays, and they are named', async () => {
    await ask('POST', '', { prefix: '36', name: 'Hungary' });
    const provider_id = (await call('POST', '/providers', { name: 'C', type: 'sip', host: '192.0.2.1' })).body;
    const route = await call('POST', '/routes', { name: 'to Hungary', destination_id: '36', provider_id });
    const routed = await ask('DELETE', '/36');
    expect([routed.status, routed.body.error.message]).toEqual([
      409,
      "Cannot delete destination: Route(s) 'to Hungary' use this destination. Delete those routes first.",
    ]);
    await call('DELETE', `/routes/${route.body}`);
    await server.db.transaction({ kind: 'all' }, async (trx) => {
      const plan = await trx.insertInto('plans').values({ name: 'P' }).returning('plan_id').executeTakeFirstOrThrow();
      const deck = { plan_id: plan.plan_id, service_flag: 1, valid_from: new Date(0) };
      const { deck_id } = await trx
        .insertInto('rate_decks')
        .values(deck)
        .returning('deck_id')
        .executeTakeFirstOrThrow();
      await trx.insertInto('rates').values({ deck_id, prefix: '36', name: 'Hungary rate' }).execute();
    });
    const rated = await ask('DELETE', '/36');
    expect([rated.status, rated.body.error.message]).toEqual([409, expect.stringContaining("Rate(s) 'Hungary rate'")]);
  });
});

describe('the list of destinations', () => {
  it('is by name, narrowed by its filters, and by the number that they begin', async () => {
    for (const [prefix, name] of [
      ['4', 'Zone four'],
      ['441', 'Here'],
      ['44163', 'Nearer'],
    ]) {
      await ask('POST', '', { prefix, name, carrier_id: 77 });
    }
    expect(idsIn(await ask('GET', '?carrier_id=77'))).toEqual(['441', '44163', '4']);
    expect(idsIn(await ask('GET', '?carrier_id=77&phone=%2B44+1632'))).toEqual(['44163', '441', '4']);
    expect(idsIn(await ask('GET', '?carrier_id=77&phone=441632&limit=1&offset=1'))).toEqual(['441']);
    expect((await ask('GET', '?carrier_id=77&phone=441632&totalrows')).body).toBe(3);
    expect(idsIn(await ask('GET', '?phone=99999'))).toEqual(['*']);
    expect(idsIn(await ask('GET', '?destination_id=441'))).toEqual(['441']);
    const names = (await ask('GET', '')).body.map((row: { name: string }) => row.name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });
});

describe('who may', () => {
  it('everybody reads, super admins alone write', async () => {
    expect((await server.request('GET', '/destination')).status).toBe(401);
    for (const token of [acme.adminToken, acme.userToken]) {
      expect((await ask('GET', '/33', undefined, token)).body).toMatchObject({ name: 'France' });
      expect((await ask('POST', '', { prefix: '39', name: 'x' }, token)).status).toBe(403);
      expect((await ask('PUT', '/33', { name: 'x' }, token)).status).toBe(403);
      expect((await ask('DELETE', '/33', undefined, token)).status).toBe(403);
    }
  });

  it('one that stands for a DID is its tenant’s, and cannot be deleted', async () => {
    await call('POST', '/dids', { phone: '+441632960600', tenant_id: acme.tenantId, label: 'Front desk' });
    const shown = { destination_id: '441632960600', name: 'Front desk', is_did: 1 };
    for (const token of [server.adminToken, acme.adminToken]) {
      expect((await ask('GET', '/441632960600', undefined, token)).body).toMatchObject(shown);
      expect(idsIn(await ask('GET', '?phone=441632960600', undefined, token))).toContain('441632960600');
    }
    expect((await ask('GET', '/441632960600', undefined, globex.adminToken)).status).toBe(404);
    expect((await ask('GET', '', undefined, globex.adminToken)).text).not.toContain('441632960600');
    expect((await ask('DELETE', '/441632960600')).status).toBe(409);
  });
});
