import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
/** Shared; of acme; of globex. */
let carrier: number;
let ofAcme: number;
let ofGlobex: number;

const asAdmin = (method: string, path: string, body?: unknown): Promise<TestAnswer> =>
  server.request(method, path, { token: server.adminToken, ...(body === undefined ? {} : { body }) });

const ask = (method: string, path: string, body?: unknown, token = server.adminToken): Promise<TestAnswer> =>
  server.request(method, `/routes${path}`, { token, ...(body === undefined ? {} : { body }) });

const upload = (path: string, raw: string | Uint8Array<ArrayBuffer>, type = 'text/csv', token = server.adminToken) =>
  server.request('POST', `/routes${path}`, { token, raw, headers: { 'content-type': type } });

async function provider(name: string, fields: object = {}): Promise<number> {
  const { body, status, text } = await asAdmin('POST', '/providers', {
    name,
    type: 'sip',
    host: '192.0.2.1',
    ...fields,
  });
  if (status !== 200) throw new Error(text);
  return body;
}

async function made(fields: Record<string, unknown>, token?: string): Promise<number> {
  const { status, body, text } = await ask('POST', '', { name: 'somewhere', provider_id: carrier, ...fields }, token);
  if (status !== 200) throw new Error(`${status} ${text}`);
  expect(body).toEqual(expect.any(Number));
  return body;
}

/** A tenant admin who was given the writing of routes. */
let writer: string;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
  carrier = await provider('Carrier');
  ofAcme = await provider('Of acme', { tenant_id: acme.tenantId });
  ofGlobex = await provider('Of globex', { tenant_id: globex.tenantId, service_flag: 1 });
  await server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('user_permissions')
      .columns(['user_id', 'tenant_id', 'permission_id'])
      .expression((eb) =>
        eb
          .selectFrom('permissions')
          .select([eb.val(acme.adminId).as('user_id'), eb.val(acme.tenantId).as('tenant_id'), 'permission_id'])
          .where('name', 'in', ['route_create', 'route_delete']),
      )
      .execute(),
  );
  writer = await server.login('admin@acme.example', 'Correct-Horse-42');
}, 60_000);
afterAll(() => server.close());

const rows = async (query: string, token?: string): Promise<Record<string, unknown>[]> =>
  (await ask('GET', query, undefined, token)).body;

describe('a route (contract 30 §5.1)', () => {
  it('is made with a destination that is not there yet, and shows everything', async () => {
    const id = await made({ name: 'UK', destination_id: '+44', service_flag: 1, cost: '0.0125' });
    const whole = {
      route_id: id,
      name: 'UK',
      destination_id: '44',
      provider_id: carrier,
      service_flag: 1,
      tenant_id: 0,
      priority: 100,
      cost: '0.0125',
      toll_allow: '',
      active: 1,
      fpbx_dialplan_uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      destination: 'UK',
      prefix: '44',
      provider: 'Carrier',
      service: 'voice',
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    };
    expect((await ask('GET', `/${id}`)).body).toEqual(whole);
    expect(await rows(`?route_id=${id}`)).toEqual([whole]);
    expect((await asAdmin('GET', '/destination/44')).body).toMatchObject({ prefix: '44', name: 'UK' });
  });

  it('is changed by a whole form sent back; the answer is its bare id', async () => {
    const id = await made({ destination_id: '45', cost: 1 });
    const form = (await ask('GET', `/${id}`)).body;
    expect(form).toMatchObject({ cost: '1', service_flag: 0, service: 'all' });
    const answer = await ask('PUT', `/${id}`, {
      ...form,
      destination_id: '4520',
      priority: '5',
      cost: null,
      active: 0,
    });
    expect([answer.status, answer.body]).toEqual([200, id]);
    expect((await ask('GET', `/${id}`)).body).toEqual({
      ...form,
      destination_id: '4520',
      prefix: '4520',
      priority: 5,
      cost: null,
      active: 0,
      last_updated: expect.any(Number),
    });
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    expect((await ask('GET', `/${id}`)).status).toBe(404);
  });

  it('to everything is one to *, and a destination is found by its prefix too', async () => {
    const everything = await made({ destination_id: '*' });
    expect((await ask('GET', `/${everything}`)).body).toMatchObject({ destination_id: '*', prefix: '*' });
    await asAdmin('POST', '/destination', { destination_id: '900', prefix: '46', name: 'Sweden' });
    const id = await made({ destination_id: '46' });
    expect((await ask('GET', `/${id}`)).body).toMatchObject({
      destination_id: '900',
      prefix: '46',
      destination: 'Sweden',
    });
  });

  it('is there once: the same destination, provider, service and tenant again is 409', async () => {
    const fields = { destination_id: '47', service_flag: 2 };
    await made(fields);
    const again = await ask('POST', '', { name: 'again', provider_id: carrier, ...fields });
    expect([again.status, again.body.error.message]).toEqual([
      409,
      'A route to this destination over this provider for this service already exists',
    ]);
    await made({ ...fields, tenant_id: acme.tenantId });
    const other = await made({ ...fields, service_flag: 1 });
    expect((await ask('PUT', `/${other}`, { service_flag: 2 })).status).toBe(409);
  });

  it.each([
    [{ destination_id: '48', name: undefined }, 'name'],
    [{ destination_id: '48', name: 'x'.repeat(65) }, 'name'],
    [{ destination_id: undefined }, 'destination_id'],
    [{ destination_id: '48a' }, 'destination_id'],
    [{ destination_id: '1234567890123456' }, 'destination_id'],
    [{ destination_id: '48', provider_id: 999_999 }, 'provider_id'],
    [{ destination_id: '48', service_flag: 3 }, 'service_flag'],
    [{ destination_id: '48', service_flag: 4 }, 'service_flag'],
    [{ destination_id: '48', cost: '-1' }, 'cost'],
    [{ destination_id: '48', cost: '0.0000001' }, 'cost'],
    [{ destination_id: '48', tenant_id: 999_999 }, 'tenant_id'],
    [{ destination_id: '48', toll_allow: 'a b' }, 'toll_allow'],
    [{ destination_id: '48', colour: 'red' }, 'colour'],
  ])('is refused with 400: %j', async (fields, field) => {
    const { status, body } = await ask('POST', '', { name: 'refused', provider_id: carrier, ...fields });
    expect(status).toBe(400);
    expect(JSON.stringify(body.error.details)).toContain(field);
    expect((await asAdmin('GET', '/destination/48')).status).toBe(404);
  });

  it('leads over a provider that its tenant can use, all tenants’ over a shared one', async () => {
    await made({ destination_id: '49', provider_id: ofAcme, tenant_id: acme.tenantId });
    for (const fields of [{ provider_id: ofAcme }, { provider_id: ofGlobex, tenant_id: acme.tenantId }]) {
      const { status, body } = await ask('POST', '', { name: 'no', destination_id: '50', ...fields });
      expect([status, body.error.details[0].field]).toEqual([400, 'provider_id']);
    }
    const foreign = { name: 'no', destination_id: '50', provider_id: ofGlobex };
    expect((await ask('POST', '', foreign, writer)).status).toBe(400);
  });

  it('does not lead to a DID of this system', async () => {
    await asAdmin('POST', '/dids', { phone: '+441632960777', tenant_id: globex.tenantId });
    for (const token of [server.adminToken, writer]) {
      const body = { name: 'no', destination_id: '441632960777', provider_id: carrier };
      const answer = await ask('POST', '', body, token);
      expect([answer.status, answer.body.error.details[0].field]).toEqual([400, 'destination_id']);
      expect(answer.text).not.toContain('globex');
    }
  });
});

describe('who sees and writes routes', () => {
  it('nobody is 401, end users and tenants without the permission are 403', async () => {
    const id = await made({ destination_id: '51' });
    expect((await server.request('GET', '/routes')).status).toBe(401);
    for (const token of [globex.adminToken, globex.userToken]) {
      expect((await ask('POST', '', { name: 'x', destination_id: '1', provider_id: carrier }, token)).status).toBe(403);
      expect((await ask('PUT', `/${id}`, { name: 'x' }, token)).status).toBe(403);
      expect((await ask('DELETE', `/${id}`, undefined, token)).status).toBe(403);
      expect((await ask('POST', '/bulk', [], token)).status).toBe(403);
      expect((await upload('/csv', '1,x', 'text/csv', token)).status).toBe(403);
    }
    expect((await ask('GET', '', undefined, globex.userToken)).status).toBe(403);
    expect((await ask('GET', '/csv', undefined, globex.userToken)).status).toBe(403);
  });

  it('a tenant sees and changes its own and no others', async () => {
    const own = await made({ destination_id: '52' }, writer);
    const foreign = await made({ destination_id: '52', tenant_id: globex.tenantId });
    const shared = await made({ destination_id: '53' });
    const seen = (await rows('', acme.adminToken)).map(({ route_id }) => route_id);
    expect(seen).toContain(own);
    expect(seen).not.toContain(foreign);
    expect(seen).not.toContain(shared);
    expect((await rows(`?tenant_id=${globex.tenantId}`)).map(({ route_id }) => route_id)).toContain(foreign);
    expect((await ask('GET', `/${own}`, undefined, writer)).body).toMatchObject({ tenant_id: acme.tenantId });
    for (const id of [foreign, shared]) {
      expect((await ask('GET', `/${id}`, undefined, writer)).status).toBe(404);
      expect((await ask('PUT', `/${id}`, { name: 'mine' }, writer)).status).toBe(404);
      expect((await ask('DELETE', `/${id}`, undefined, writer)).status).toBe(404);
    }
    expect((await ask('PUT', `/${own}`, { name: 'renamed' }, writer)).body).toBe(own);
    expect((await ask('DELETE', `/${own}`, undefined, writer)).body).toBe(true);
    const named = { name: 'x', destination_id: '54', provider_id: carrier, tenant_id: globex.tenantId };
    expect((await ask('POST', '', named, writer)).status).toBe(403);
  });

  it('writes are audited and told, so that the next call sees them', async () => {
    const id = await made({ destination_id: '55' });
    const { body } = await asAdmin('GET', `/audit?resource=routes&resource_id=${id}`);
    expect(body[0]).toMatchObject({ action: 'create', resource: 'routes' });
    const events = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select(['tenant_id', 'data']).where('type', '=', 'config.changed').execute(),
    );
    expect(events).toContainEqual({ tenant_id: null, data: expect.objectContaining({ resource: 'routes', id }) });
  });
});

describe('the list of routes', () => {
  it('is narrowed by its filters and counted', async () => {
    const id = await made({ name: 'Filtered by name', destination_id: '5600', service_flag: 2 });
    await made({ name: 'Filtered as well', destination_id: '5601', service_flag: 1 });
    const ids = async (query: string) => (await rows(query)).map(({ route_id }) => route_id);
    expect(await ids('?name=by NAME')).toEqual([id]);
    expect(await ids('?destination_id=5600')).toEqual([id]);
    expect(await ids(`?name=filtered&service_flag=2&provider_id=${carrier}`)).toEqual([id]);
    expect(await ids(`?name=filtered&provider_id=${ofAcme}`)).toEqual([]);
    expect((await ask('GET', '?name=filtered&totalrows')).body).toBe(2);
  });
});

describe('many routes at once (contract 30 §5.2)', () => {
  const many = (count: number, from: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `bulk ${index}`,
      destination_id: String(from + index),
      provider_id: carrier,
      service_flag: 1,
    }));

  it('are 5,000 at most, in one request', async () => {
    const { status, body } = await ask('POST', '/bulk', many(5000, 6_000_000));
    expect([status, body]).toEqual([200, '5000 Routes added.']);
    expect((await ask('GET', '?name=bulk&totalrows')).body).toBe(5000);
    expect((await ask('POST', '/bulk', many(5001, 6_100_000))).status).toBe(400);
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.deleteFrom('routes').where('name', 'like', 'bulk %').execute(),
    );
  });

  it('carry what a single one may, in the tenant that is named', async () => {
    const [row] = many(1, 6_200_000);
    const answer = await ask('POST', `/bulk?tenant_id=${acme.tenantId}`, [
      { ...row, priority: 3, cost: 0.5, toll_allow: 'intl', active: 0, service: 'voice', route_id: 9 },
    ]);
    expect(answer.body).toBe('1 Routes added.');
    expect(await rows('?destination_id=6200000')).toMatchObject([
      { tenant_id: acme.tenantId, priority: 3, cost: '0.5', toll_allow: 'intl', active: 0 },
    ]);
  });

  it.each([
    [400, { provider_id: 999_999 }, '1.provider_id'],
    [400, { destination_id: 'x' }, '1.destination_id'],
    [400, { service_flag: 4 }, '1.service_flag'],
    [400, { name: '' }, '1.name'],
    [400, { colour: 'red' }, '[1].colour'],
    [409, { destination_id: '6300000' }, '[1]'],
  ])('are stored all or none: %i for %j, with its place', async (status, fault, place) => {
    const [first, second] = many(2, 6_300_000);
    const answer = await ask('POST', '/bulk', [first, { ...second, ...fault }]);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(place);
    expect(await rows('?destination_id=6300000')).toEqual([]);
  });

  it('are refused when one is there already', async () => {
    const [first, second] = many(2, 6_400_000);
    await ask('POST', '/bulk', [second]);
    const answer = await ask('POST', '/bulk', [first, second]);
    expect([answer.status, answer.body.error.message]).toEqual([409, expect.stringMatching(/^\[1\]: /)]);
  });
});

describe('files of routes (contract 30 §5.2)', () => {
  it('have a sample that can be stored', async () => {
    const sample = await ask('GET', '/sample/csv');
    expect(sample.text).toBe('1,canada/usa\n61,australia landline\n');
    expect(sample.headers.get('content-disposition')).toBe('attachment; filename="route_sample.csv"');
    const place = `/16/${await provider('Video', { service_flag: 16 })}/csv`;
    expect((await upload(place, sample.text)).body).toBe(2);
    const stored = await ask('GET', place);
    expect(stored.text).toMatch(/^"61","australia landline","16","\d+"\n"1","canada\/usa","16","\d+"\n$/);
    expect(stored.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(stored.headers.get('content-disposition')).toBe('attachment; filename="export_route.csv"');
  });

  it('are read with a header, comments, semicolons, a BOM and CRLF; what is there already is skipped', async () => {
    const file = `\uFEFFdestination_id;name;service_flag;provider_id\r\n# remark\r\n\r\n7001;one;1;${carrier}\r\n+7002;"two; or 2";2;${carrier};more\r\n7001;again;1;${carrier}\r\n`;
    expect((await upload('/csv', file, 'application/vnd.ms-excel')).body).toBe(2);
    expect((await upload('/csv', file, 'text/plain')).body).toBe(0);
    expect(await rows('?destination_id=7002')).toMatchObject([{ name: 'two; or 2', service_flag: 2, tenant_id: 0 }]);
  });

  it('come as a form too, and go to the tenant who sends them', async () => {
    const form = new FormData();
    form.set('file', new Blob([`7101,mine,1,${ofAcme}\n`], { type: 'text/csv' }), 'routes.csv');
    const body = new Response(form);
    const raw = new Uint8Array(await body.arrayBuffer());
    expect((await upload('/csv', raw, body.headers.get('content-type') ?? '', writer)).body).toBe(1);
    expect(await rows('?destination_id=7101')).toMatchObject([{ tenant_id: acme.tenantId }]);
    expect((await upload(`/1/${ofGlobex}/csv`, '7102,x\n', 'text/csv', writer)).status).toBe(404);
    expect((await upload('/csv', `7102,x,1,${ofGlobex}\n`, 'text/csv', writer)).status).toBe(422);
  });

  it.each([
    ['7201,good,1,CARRIER\nx,bad,1,CARRIER', 'line 2'],
    ['7201,good,1,CARRIER\n\n# remark\n7202,,1,CARRIER', 'line 4'],
    ['7201,good,1,CARRIER\n7202,bad,3,CARRIER', 'line 2'],
    ['7201,good,1,CARRIER\n7202,bad,4,CARRIER', 'line 2'],
    ['7201,good,1,CARRIER\n7202,bad,1,999999', 'line 2'],
    ['7201,good,1,CARRIER\n7202,bad', 'line 2'],
    ['7201,good,1,CARRIER\n7202,"bad,1,CARRIER', 'line 2'],
    ['7201,good,1,CARRIER\n1234567890123456,bad,1,CARRIER', 'line 2'],
  ])('with a bad line are 422 with its number, and nothing of them is stored: %j', async (file, line) => {
    const answer = await upload('/csv', file.replaceAll('CARRIER', String(carrier)));
    expect([answer.status, answer.body.error.details[0].field]).toEqual([422, line]);
    expect(await rows('?destination_id=7201')).toEqual([]);
  });

  it('are 411 when empty, 415 when something else, 413 when too large, 404 and 400 for no such place', async () => {
    expect((await upload('/csv', '')).status).toBe(411);
    expect((await upload('/csv', '1,x', 'image/png')).status).toBe(415);
    expect((await upload('/csv', new Uint8Array(50 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await upload('/1/999999/csv', '1,x')).status).toBe(404);
    expect((await upload(`/3/${carrier}/csv`, '1,x')).status).toBe(400);
    expect((await upload('/csv', new Uint8Array([0x31, 0x2c, 0xff]))).status).toBe(422);
  });

  it('take the list’s filters when they are read out; none is an empty file', async () => {
    await made({ name: 'to be read out', destination_id: '7301', service_flag: 1 });
    const { text } = await ask('GET', '/csv?name=read+out');
    expect(text).toBe(`"7301","to be read out","1","${carrier}"\n`);
    const none = await ask('GET', '/csv?name=nothing-like-it');
    expect([none.status, none.text]).toEqual([200, '']);
    expect((await ask('GET', '/csv', undefined, acme.adminToken)).text).not.toContain('to be read out');
  });

  it('read back as they were read out, whatever the names are', async () => {
    const provider_id = await provider('Round trip');
    const name = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .filter(
        (text) =>
          /^[^\p{Cc}'][^\p{Cc}]*$/u.test(text) && text.length <= 64 && text.isWellFormed() && text.trim() !== '',
      );
    const line = fc.record({
      name,
      service_flag: fc.constantFrom(0, 1, 2),
      destination_id: fc.stringMatching(/^[1-9][0-9]{0,14}$/),
    });
    const file = fc.uniqueArray(line, {
      minLength: 1,
      maxLength: 20,
      selector: (row) => `${row.destination_id} ${row.service_flag}`,
    });
    const path = `/csv?provider_id=${provider_id}`;
    const clear = () =>
      server.db.transaction({ kind: 'all' }, (trx) =>
        trx.deleteFrom('routes').where('provider_id', '=', provider_id).execute(),
      );
    await fc.assert(
      fc.asyncProperty(file, async (routes) => {
        await clear();
        const sent = await ask(
          'POST',
          '/bulk',
          routes.map((row) => ({ ...row, provider_id })),
        );
        expect(sent.text).toBe(`"${routes.length} Routes added."`);
        const first = (await ask('GET', path)).text;
        await clear();
        expect((await upload('/csv', first)).body).toBe(routes.length);
        const again = (await ask('GET', path)).text;
        expect(again.split('\n').toSorted()).toEqual(first.split('\n').toSorted());
      }),
      { numRuns: 10 },
    );
  });
});
