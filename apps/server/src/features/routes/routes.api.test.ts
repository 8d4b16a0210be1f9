import { describe, expect, it } from 'vitest';
import { useRouteBench } from './testing/route-bench.ts';

const bench = useRouteBench();
const { asAdmin, ask, made, rows, upload } = bench;

describe('a route (contract 30 §5.1)', () => {
  it('is made with a destination that is not there yet, and shows everything', async () => {
    const id = await made({ name: 'UK', destination_id: '+44', service_flag: 1, cost: '0.0125' });
    const whole = {
      route_id: id,
      name: 'UK',
      destination_id: '44',
      provider_id: bench.carrier,
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
    const again = await ask('POST', '', { name: 'again', provider_id: bench.carrier, ...fields });
    expect([again.status, again.body.error.message]).toEqual([
      409,
      'A route to this destination over this provider for this service already exists',
    ]);
    await made({ ...fields, tenant_id: bench.acme.tenantId });
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
    const { status, body } = await ask('POST', '', { name: 'refused', provider_id: bench.carrier, ...fields });
    expect(status).toBe(400);
    expect(JSON.stringify(body.error.details)).toContain(field);
    expect((await asAdmin('GET', '/destination/48')).status).toBe(404);
  });

  it('leads over a provider that its tenant can use, all tenants’ over a shared one', async () => {
    await made({ destination_id: '49', provider_id: bench.ofAcme, tenant_id: bench.acme.tenantId });
    for (const fields of [
      { provider_id: bench.ofAcme },
      { provider_id: bench.ofGlobex, tenant_id: bench.acme.tenantId },
    ]) {
      const { status, body } = await ask('POST', '', { name: 'no', destination_id: '50', ...fields });
      expect([status, body.error.details[0].field]).toEqual([400, 'provider_id']);
    }
    const foreign = { name: 'no', destination_id: '50', provider_id: bench.ofGlobex };
    expect((await ask('POST', '', foreign, bench.writer)).status).toBe(400);
  });

  it('does not lead to a DID of this system', async () => {
    await asAdmin('POST', '/dids', { phone: '+441632960777', tenant_id: bench.globex.tenantId });
    for (const token of [bench.server.adminToken, bench.writer]) {
      const body = { name: 'no', destination_id: '441632960777', provider_id: bench.carrier };
      const answer = await ask('POST', '', body, token);
      expect([answer.status, answer.body.error.details[0].field]).toEqual([400, 'destination_id']);
      expect(answer.text).not.toContain('globex');
    }
  });
});

describe('who sees and writes routes', () => {
  it('nobody is 401, end users and tenants without the permission are 403', async () => {
    const id = await made({ destination_id: '51' });
    expect((await bench.server.request('GET', '/routes')).status).toBe(401);
    for (const token of [bench.globex.adminToken, bench.globex.userToken]) {
      expect(
        (await ask('POST', '', { name: 'x', destination_id: '1', provider_id: bench.carrier }, token)).status,
      ).toBe(403);
      expect((await ask('PUT', `/${id}`, { name: 'x' }, token)).status).toBe(403);
      expect((await ask('DELETE', `/${id}`, undefined, token)).status).toBe(403);
      expect((await ask('POST', '/bulk', [], token)).status).toBe(403);
      expect((await upload('/csv', '1,x', 'text/csv', token)).status).toBe(403);
    }
    expect((await ask('GET', '', undefined, bench.globex.userToken)).status).toBe(403);
    expect((await ask('GET', '/csv', undefined, bench.globex.userToken)).status).toBe(403);
  });

  it('a tenant sees and changes its own and no others', async () => {
    const own = await made({ destination_id: '52' }, bench.writer);
    const foreign = await made({ destination_id: '52', tenant_id: bench.globex.tenantId });
    const shared = await made({ destination_id: '53' });
    const seen = (await rows('', bench.acme.adminToken)).map(({ route_id }) => route_id);
    expect(seen).toContain(own);
    expect(seen).not.toContain(foreign);
    expect(seen).not.toContain(shared);
    expect((await rows(`?tenant_id=${bench.globex.tenantId}`)).map(({ route_id }) => route_id)).toContain(foreign);
    expect((await ask('GET', `/${own}`, undefined, bench.writer)).body).toMatchObject({
      tenant_id: bench.acme.tenantId,
    });
    for (const id of [foreign, shared]) {
      expect((await ask('GET', `/${id}`, undefined, bench.writer)).status).toBe(404);
      expect((await ask('PUT', `/${id}`, { name: 'mine' }, bench.writer)).status).toBe(404);
      expect((await ask('DELETE', `/${id}`, undefined, bench.writer)).status).toBe(404);
    }
    expect((await ask('PUT', `/${own}`, { name: 'renamed' }, bench.writer)).body).toBe(own);
    expect((await ask('DELETE', `/${own}`, undefined, bench.writer)).body).toBe(true);
    const named = { name: 'x', destination_id: '54', provider_id: bench.carrier, tenant_id: bench.globex.tenantId };
    expect((await ask('POST', '', named, bench.writer)).status).toBe(403);
  });

  it('writes are audited and told, so that the next call sees them', async () => {
    const id = await made({ destination_id: '55' });
    const { body } = await asAdmin('GET', `/audit?resource=routes&resource_id=${id}`);
    expect(body[0]).toMatchObject({ action: 'create', resource: 'routes' });
    const events = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
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
    expect(await ids(`?name=filtered&service_flag=2&provider_id=${bench.carrier}`)).toEqual([id]);
    expect(await ids(`?name=filtered&provider_id=${bench.ofAcme}`)).toEqual([]);
    expect((await ask('GET', '?name=filtered&totalrows')).body).toBe(2);
  });
});
