import { describe, expect, test } from 'vitest';
import { startTestServer } from '../../testing/test-server.ts';
import { useExtensionBench } from './testing/extension-bench.ts';

const bench = useExtensionBench();
const { ask, create } = bench;

async function makeDid(tenantId: number, phone: string): Promise<void> {
  await bench.server.db.transaction({ kind: 'all' }, (trx) =>
    trx.insertInto('accounts').values({ tenant_id: tenantId, type: 'did', phone }).execute(),
  );
}

async function makeRingGroup(number: string): Promise<void> {
  await bench.server.db.transaction({ kind: 'all' }, async (trx) => {
    const domain = await trx
      .selectFrom('domains')
      .select('domain_uuid')
      .where('tenant_id', '=', bench.acme.tenantId)
      .executeTakeFirstOrThrow();
    const row = { domain_uuid: domain.domain_uuid, tenant_id: bench.acme.tenantId, number, kind: 'ring_group' };
    await trx
      .insertInto('number_plan')
      .values({ ...row, object_uuid: '4f0d3a52-1d6f-4a37-9a0e-6f4f7b3b0001' })
      .execute();
  });
}

const inUse = (number: string, what = 'an Extension') => ({
  error: { code: 409, message: `Extension number ${number} is already in use by ${what} in this domain.` },
});

describe('numbers (contract 20 §0.7)', () => {
  test('a number is taken by number or alias, on create and on renumber', async () => {
    const uuid = await create({ extension: '2001', number_alias: '2901' });
    for (const body of [{ extension: '2001' }, { extension: '2901' }, { extension: '2002', number_alias: '2001' }]) {
      const taken = body.number_alias ?? body.extension;
      const answer = await ask('POST', '', body);
      expect([answer.status, answer.body]).toEqual([409, expect.objectContaining(inUse(taken))]);
    }
    const other = await create({ extension: '2002' });
    const moved = await ask('PUT', `/${other}`, { extension: '2901' });
    expect([moved.status, moved.body]).toEqual([409, expect.objectContaining(inUse('2901'))]);
    expect((await ask('GET', `/${other}`)).body.extension).toBe('2002');
    expect((await ask('PUT', `/${uuid}`, { extension: '2001', number_alias: '2901' })).status).toBe(200);
  });

  test('the conflict names what has the number', async () => {
    await makeRingGroup('2100');
    expect((await ask('POST', '', { extension: '2100' })).body).toMatchObject(inUse('2100', 'a Ring Group'));
  });

  test('number and alias may change places; what is given up is free', async () => {
    const uuid = await create({ extension: '2201', number_alias: '2202' });
    expect((await ask('PUT', `/${uuid}`, { extension: '2202', number_alias: '2201' })).status).toBe(200);
    await ask('PUT', `/${uuid}`, { number_alias: null });
    await create({ extension: '2201' });
  });

  test('a DID of the tenant is 409, with or without a plus; another tenant’s is none of his business', async () => {
    await makeDid(bench.acme.tenantId, '2300');
    await makeDid(bench.acme.tenantId, '+2301');
    await makeDid(bench.globex.tenantId, '2302');
    for (const extension of ['2300', '2301']) {
      const answer = await ask('POST', '', { extension });
      expect([answer.status, answer.body.message]).toEqual([
        409,
        `Extension ${extension} is already assigned as a DID number in this tenant.`,
      ]);
    }
    await create({ extension: '2302' });
  });

  test('an emergency number is 409', async () => {
    expect((await ask('POST', '', { extension: '112' })).status).toBe(409);
    expect((await ask('POST', '', { extension: '2400', number_alias: '911' })).status).toBe(409);
  });

  test('two tenants may use the same numbers', async () => {
    await create({ extension: '2500' });
    await create({ extension: '2500' }, bench.globex.adminToken);
  });

  test('of parallel creates of one number exactly one succeeds', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask('POST', '', { extension: '2600' })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(11);
  });

  test('extensions that change numbers crosswise never wait for each other', async () => {
    const [a, b] = [await create({ extension: '2701' }), await create({ extension: '2702' })];
    for (let round = 0; round < 5; round += 1) {
      const moves = [ask('PUT', `/${a}`, { extension: '2702' }), ask('PUT', `/${b}`, { extension: '2701' })];
      for (const answer of await Promise.all(moves)) expect([200, 409]).toContain(answer.status);
    }
  });
});

describe('quota (contract 20 §0.6, 10 §9.1)', () => {
  test('twenty creates side by side never exceed it; a delete makes room', async () => {
    const tenant = await bench.server.makeTenant('hooli');
    const token = tenant.adminToken;
    await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .updateTable('tenant_quotas')
        .set({ quota_limit: 7 })
        .where('tenant_id', '=', tenant.tenantId)
        .where('resource_id', '=', 15)
        .execute(),
    );
    const bodies = Array.from({ length: 20 }, (_, i) => ({ extension: String(3000 + i) }));
    const answers = await Promise.all(bodies.map((body) => ask('POST', '', body, token)));
    const made = answers.filter((answer) => answer.status === 200);
    expect(made).toHaveLength(7);
    for (const answer of answers.filter((answer) => answer.status !== 200)) {
      expect([answer.status, answer.body.message]).toEqual([409, 'Extension quota limit reached for this tenant']);
    }
    expect((await ask('GET', '?totalrows', undefined, token)).body).toBe(7);
    await ask('DELETE', `/${made[0]?.body.extension_uuid}`, undefined, token);
    await create({ extension: '3100' }, token);
    expect((await ask('POST', '', { extension: '3101' }, bench.server.adminToken)).status).toBe(200);
    const platform = await ask('POST', '', { extension: '3101', tenant_id: tenant.tenantId }, bench.server.adminToken);
    expect(platform.status).toBe(409);
  });
});

describe('the Community edition', () => {
  test('has no quotas', async () => {
    const community = await startTestServer({ edition: 'community' });
    try {
      await community.db.transaction({ kind: 'all' }, (trx) =>
        trx.updateTable('tenant_quotas').set({ quota_limit: 0 }).execute(),
      );
      const made = { token: community.adminToken, body: { extension: '1001' } };
      expect((await community.request('POST', '/fpbx_extensions', made)).status).toBe(200);
    } finally {
      await community.close();
    }
  });
});

describe('look-ups (contract 20 §1.4)', () => {
  test('the lowest free number, past numbers, aliases, DIDs and other objects', async () => {
    const tenant = await bench.server.makeTenant('umbrella');
    const next = async (query = '') => ask('GET', `/next_available${query}`, undefined, tenant.adminToken);
    expect((await next()).body).toEqual({ next_available: '1000' });
    await create({ extension: '1000', number_alias: '1001' }, tenant.adminToken);
    await makeDid(tenant.tenantId, '1002');
    expect((await next()).body).toEqual({ next_available: '1003' });
    expect((await next('?start=110')).body).toEqual({ next_available: '110' });
    expect((await next('?start=112')).body).toEqual({ next_available: '113' });
    expect((await next('?start=9998')).body).toEqual({ next_available: '9998' });
    await create({ extension: '9998' }, tenant.adminToken);
    expect((await next('?start=9998')).status).toBe(409);
    expect((await next('?start=many')).status).toBe(400);
    const asked = await ask('GET', `/next_available?tenant_id=${tenant.tenantId}`, undefined, bench.server.adminToken);
    expect(asked.body).toEqual({ next_available: '1003' });
  });

  test('whether a number is free, and what has it', async () => {
    const uuid = await create({ extension: '4000', number_alias: '4001' });
    await makeDid(bench.acme.tenantId, '4002');
    const check = async (query: string) => (await ask('GET', `/check${query}`)).body;
    expect(await check('?extension=4009')).toEqual({ available: true });
    expect(await check('?extension=4000')).toEqual({ available: false, used_by: 'Extension' });
    expect(await check('?extension=4001')).toEqual({ available: false, used_by: 'Extension' });
    expect(await check('?extension=4002')).toEqual({ available: false, used_by: 'DID' });
    expect(await check('?extension=112')).toMatchObject({ available: false });
    expect(await check(`?extension=4000&exclude_uuid=${uuid}`)).toEqual({ available: true });
    for (const query of ['', '?extension=', '?extension=x']) {
      expect((await ask('GET', `/check${query}`)).status).toBe(400);
    }
    expect((await ask('GET', '/check?extension=4000', undefined, bench.globex.adminToken)).body).toEqual({
      available: true,
    });
  });

  test('a tenant without a domain', async () => {
    const tenant = await bench.server.makeTenant('piedpiper');
    await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.deleteFrom('domains').where('tenant_id', '=', tenant.tenantId).execute(),
    );
    const asTenant = (path: string) => ask('GET', path, undefined, tenant.adminToken);
    const missing = await asTenant('/next_available');
    expect([missing.status, missing.body.message]).toEqual([404, 'No domain configured for this tenant.']);
    expect((await asTenant('/check?extension=1000')).body).toEqual({ available: true });
    expect((await asTenant('')).body).toEqual([]);
    const refused = await ask('POST', '', { extension: '1000' }, tenant.adminToken);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      'No SIP domain assigned to this tenant. Contact an administrator.',
    ]);
  });
});
