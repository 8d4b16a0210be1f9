import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { type IntegrationTestApi, integrationOf } from '../../testing/integration-client.ts';

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
let beta: TestTenant;
let numbers = 100;

beforeAll(async () => {
  server = await startTestServer();
  api = await integrationOf(server);
  [acme, beta] = [await server.makeTenant('acme'), await server.makeTenant('beta')];
  for (const tenant_domain of [acme.domain, beta.domain]) {
    await api.post('extensions/create', { tenant_domain, extension: '1001' });
  }
});
afterAll(() => server.close());

const ask = (action: string, params: object = {}) => api.post(`destinations/${action}`, params);
const freshNumber = () => {
  numbers += 1;
  return `+4930${1_000_000 + numbers}`;
};
const toExtension = { type: 'extension', target: '1001' };

async function make(more: object = {}) {
  const destination_number = freshNumber();
  const sent = { tenant_domain: acme.domain, destination_number, destination_action: toExtension, ...more };
  const { body, status, text } = await ask('create', sent);
  if (status !== 200) throw new Error(text);
  return body;
}

/** Rows of the portal. */
const portal = async (path: string): Promise<Record<string, unknown>[]> =>
  (await server.request('GET', path, { token: server.adminToken })).body;
const routesOf = (number: string) => portal(`/inbound_routes?destination_number=${encodeURIComponent(number)}`);
const didsOf = (number: string) => portal(`/dids?phone=${encodeURIComponent(number)}`);
const programsOf = ({ tenantId }: TestTenant) =>
  server.db.transaction({ kind: 'tenant', tenantId }, (trx) =>
    trx.selectFrom('programs').select(['type', 'account_id']).execute(),
  );
const numbersIn = (body: { destinations: { destination_number: string }[] }) =>
  body.destinations.map(({ destination_number }) => destination_number);

describe('create (contract 40 B10.2)', () => {
  test('makes the DID, gives it to the tenant and routes it; answers with the fields of a destination', async () => {
    const number = freshNumber();
    const { status, body } = await ask('create', {
      'Tenant Domain': acme.domain,
      destinationNumber: number,
      action_type: 'extension',
      action_target: '1001',
      destination_caller_id_name_prefix: 'Sales: ',
      destination_record: 'yes',
      destination_accountcode: 'a-1',
      destination_order: '50',
      destination_description: 'Main number',
      destination_fax: true,
      ref: 'svc-1',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'success',
      message: 'Destination created',
      destination_uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      tenant_domain: acme.domain,
      destination_type: 'inbound',
      destination_number: number,
      destination_prefix: null,
      destination_action: toExtension,
      destination_caller_id_name_prefix: 'Sales: ',
      destination_record: 'true',
      destination_accountcode: 'a-1',
      destination_order: 50,
      destination_enabled: 'true',
      destination_description: 'Main number',
      destination_voice: 'true',
      destination_fax: 'true',
      destination_text: 'false',
      destination_emergency: 'false',
      ref: 'svc-1',
    });
    const [route] = await routesOf(number);
    expect(route).toMatchObject({
      destination_uuid: body.destination_uuid,
      destination_data: `1001 XML ${acme.domain}`,
      destination_target_type: 'extension',
    });
    expect(await didsOf(number)).toMatchObject([{ tenant_id: acme.tenantId, first_name: 'Main number', active: 1 }]);
  });

  test.each([
    ['an IVR menu', { type: 'ivr_menu', target: '7000' }],
    ['a mailbox', { type: 'voicemail', target: '1001' }],
    ['a number outside', { type: 'external', target: '+4940123456' }],
    ['nothing', { type: 'hangup', target: null }],
  ])('leads to %s', async (_what, { type, target }) => {
    const made = await make({
      action_type: type,
      ...(target === null ? {} : { action_target: target }),
      destination_action: undefined,
    });
    expect(made.destination_action).toEqual({ type, target });
  });

  test('a uuid stands for the number of its object', async () => {
    const { body } = await api.post('extensions/get', { tenant_domain: acme.domain, extension: '1001' });
    const made = await make({ destination_action: { type: 'extension', target: body.extension_uuid } });
    expect(made.destination_action).toEqual(toExtension);
  });

  test('a number told without its country code is the DID with it', async () => {
    const local = freshNumber().replace('+49', '');
    const made = await make({ destination_prefix: '49', destination_number: local });
    expect(made).toMatchObject({ destination_number: local, destination_prefix: '49' });
    expect(await didsOf(`49${local}`)).toHaveLength(1);
    const found = await ask('get', { destination_number: local, destination_prefix: '49' });
    expect(found.body.destination_uuid).toBe(made.destination_uuid);
    const again = await ask('create', {
      tenant_domain: beta.domain,
      destination_number: `+49${local}`,
      destination_action: toExtension,
    });
    expect(again.status).toBe(409);
  });

  test('a number that somebody has is a conflict that names nobody', async () => {
    const { destination_number } = await make();
    for (const tenant_domain of [acme.domain, beta.domain]) {
      const { status, text } = await ask('create', {
        tenant_domain,
        destination_number,
        destination_action: toExtension,
      });
      expect([tenant_domain, status]).toEqual([tenant_domain, 409]);
      expect(text).not.toContain('acme');
    }
  });

  test('a DID that waits in the platform’s own tenant is given to him', async () => {
    const phone = freshNumber();
    await server.request('POST', '/dids', { token: server.adminToken, body: { phone } });
    await make({ destination_number: phone });
    expect(await didsOf(phone)).toMatchObject([{ tenant_id: acme.tenantId }]);
  });

  test.each([
    ['no action', { destination_action: undefined }, 400],
    ['a kind of action that is none', { destination_action: { type: 'teleport', target: '1' } }, 422],
    ['a uuid that nothing has', { destination_action: { type: 'extension', target: crypto.randomUUID() } }, 422],
    ['a number that is none', { destination_number: 'abc' }, 422],
    ['a prefix that is not the number’s', { destination_prefix: '44' }, 422],
    ['an outbound destination', { destination_type: 'outbound' }, 422],
    ['no such tenant', { tenant_domain: 'nowhere.example' }, 404],
    ['no tenant', { tenant_domain: undefined }, 400],
  ])('refuses %s', async (_what, wrong, status) => {
    const sent = { tenant_domain: acme.domain, destination_number: freshNumber(), destination_action: toExtension };
    expect((await ask('create', { ...sent, ...wrong })).status).toBe(status);
  });

  test('a dry run tells its plan; a key makes a repeated request one', async () => {
    const sent = { tenant_domain: acme.domain, destination_number: freshNumber(), destination_action: toExtension };
    const { body } = await ask('create', { ...sent, dry_run: true });
    expect(body.plan.add.map(({ resource }: { resource: string }) => resource)).toEqual(['dids', 'inbound_routes']);
    expect((await ask('get', sent)).status).toBe(404);
    const key = { 'idempotency-key': 'did-1' };
    const first = await api.post('destinations/create', sent, key);
    const second = await api.post('inbound/create', sent, key);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect(await routesOf(sent.destination_number)).toHaveLength(1);
  });

  test('more than the tenant may have is a conflict', async () => {
    await api.post('domains/create', { domain_name: 'few.example', limits: { destinations: 1 } });
    const sent = () => ({
      tenant_domain: 'few.example',
      destination_number: freshNumber(),
      destination_action: { type: 'hangup' },
    });
    expect((await ask('create', sent())).status).toBe(200);
    expect((await ask('create', sent())).status).toBe(409);
  });
});

describe('update', () => {
  test('changes what is sent, live and in the audit log', async () => {
    const { destination_uuid, destination_number } = await make();
    const changed = await ask('update', {
      destination_uuid,
      destination_enabled: 'false',
      destination_action: { type: 'voicemail', target: '1001' },
      destination_text: 'yes',
    });
    expect(changed.body).toMatchObject({
      message: 'Destination updated',
      destination_enabled: 'false',
      destination_action: { type: 'voicemail', target: '1001' },
      destination_text: 'true',
      destination_order: 100,
    });
    expect(await routesOf(destination_number)).toMatchObject([{ destination_enabled: false }]);
    const [attempt] = await portal('/integration_audit?application=destinations&outcome=granted&limit=1');
    expect(attempt).toMatchObject({ action: 'update', after: expect.anything() });
    const audit = await portal(`/audit?resource=inbound_routes&resource_id=${destination_uuid}`);
    expect(audit.map(({ action }) => action)).toContain('update');
    const other = await ask('update', { destination_uuid, destination_number: freshNumber() });
    expect(other.status).toBe(422);
  });

  test('another domain moves the number with its settings and its uuid', async () => {
    const { destination_uuid, destination_number } = await make({ destination_accountcode: 'x-9', ref: 'moves' });
    const { body } = await ask('update', { destination_uuid, tenant_domain: beta.domain });
    expect(body).toMatchObject({
      destination_uuid,
      tenant_domain: beta.domain,
      destination_accountcode: 'x-9',
      destination_action: toExtension,
      ref: 'moves',
    });
    expect(await didsOf(destination_number)).toMatchObject([{ tenant_id: beta.tenantId }]);
    expect(await routesOf(destination_number)).toMatchObject([
      { destination_uuid, destination_data: `1001 XML ${beta.domain}` },
    ]);
  });

  test('of action fax there is no route but the program of the DID; it comes back with another action', async () => {
    const { destination_uuid, destination_number } = await make();
    const fax = await ask('update', { destination_uuid, action_type: 'fax', action_target: '1001' });
    expect(fax.body).toMatchObject({ destination_uuid, destination_action: { type: 'fax', target: '1001' } });
    expect(await routesOf(destination_number)).toEqual([]);
    const [did] = await didsOf(destination_number);
    expect(await programsOf(acme)).toEqual([{ type: 'faxtoemail', account_id: did?.['account_id'] }]);
    expect(did).toMatchObject({ fax_accounts: [{ username: `1001@${acme.domain}` }] });
    expect(numbersIn((await ask('list', { destination_number })).body)).toEqual([destination_number]);
    const mailed = await ask('update', { destination_uuid, action_type: 'fax', action_target: 'fax@acme.example' });
    expect(mailed.status).toBe(200);
    const nobody = await ask('update', { destination_uuid, action_type: 'fax', action_target: '9999' });
    expect(nobody.status).toBe(422);
    const voice = await ask('update', { destination_uuid, destination_action: toExtension });
    expect(voice.body).toMatchObject({ destination_uuid, destination_action: toExtension });
    expect(await programsOf(acme)).toEqual([]);
    expect(await routesOf(destination_number)).toHaveLength(1);
  });
});

describe('delete', () => {
  test('removes the route and keeps the number, which waits for another service', async () => {
    const { destination_uuid, destination_number } = await make({ ref: 'gone' });
    const gone = await ask('delete', { destination_uuid });
    expect(gone.body).toEqual({ status: 'success', message: 'Destination deleted', destination_uuid });
    expect(await routesOf(destination_number)).toEqual([]);
    expect(await didsOf(destination_number)).toMatchObject([{ tenant_id: acme.tenantId }]);
    expect(numbersIn((await ask('list', { destination_number })).body)).toEqual([]);
    const waiting = await ask('list', { destination_number, unassigned: true });
    expect(waiting.body.destinations).toMatchObject([{ destination_uuid, destination_action: null, ref: null }]);
    expect((await ask('delete', { destination_uuid })).status).toBe(404);
    expect(await make({ destination_number })).toMatchObject({ destination_uuid });
  });
});

describe('assign and unassign', () => {
  test('put a number on a service of its tenant, and take it off again', async () => {
    const phone = freshNumber();
    await server.request('POST', '/dids', { token: server.adminToken, body: { phone } });
    const { body } = await ask('list', { destination_number: phone, unassigned: 'yes' });
    const { destination_uuid } = body.destinations[0];
    const assigned = await ask('assign', { destination_uuid, ref: 'svc-7', tenant_domain: beta.domain });
    expect(assigned.body).toMatchObject({ destination_uuid, ref: 'svc-7', tenant_domain: beta.domain });
    expect((await ask('assign', { destination_uuid, ref: 'svc-7' })).status).toBe(200);
    expect((await ask('assign', { destination_uuid, ref: 'svc-8' })).status).toBe(409);
    expect(numbersIn((await ask('list', { ref: 'svc-7' })).body)).toEqual([phone]);
    const off = await ask('unassign', { destination_uuid, ref: 'svc-7' });
    expect(off.body).toMatchObject({ ref: null, tenant_domain: beta.domain });
  });
});

describe('list', () => {
  test('filters, pages and tells how many there are', async () => {
    const off = await make({ destination_enabled: false, destination_description: 'Waiting room' });
    const found = await ask('list', { tenant_domain: acme.domain, destination_enabled: 'false', search: 'waiting' });
    expect(found.body).toMatchObject({ status: 'success', total: 1, page: 1, per_page: 100 });
    expect(numbersIn(found.body)).toEqual([off.destination_number]);
    const page = await ask('list', { per_page: 1, page: 2 });
    expect(page.body.destinations).toHaveLength(1);
    expect(page.body.total).toBeGreaterThan(2);
  });
});

describe('sync', () => {
  test('makes, changes and, if told to, deletes; a refused row keeps nobody up', async () => {
    await api.post('domains/create', { domain_name: 'synced.example' });
    const tenant_domain = 'synced.example';
    const destination_action = { type: 'hangup' };
    const [kept, changed, missing, fresh] = [freshNumber(), freshNumber(), freshNumber(), freshNumber()];
    for (const destination_number of [kept, changed, missing]) {
      await ask('create', { tenant_domain, destination_number, destination_action });
    }
    const { destination_number: foreign } = await make();
    const sent = {
      tenant_domain,
      delete_missing: true,
      destinations: [
        { destination_number: kept, destination_action },
        { destination_number: changed, destination_action: { type: 'external', target: '+4940123456' } },
        { destination_number: fresh, destination_action, ref: 'new' },
        { destination_number: foreign, destination_action },
      ],
    };
    const counts = { added: 1, updated: 1, unchanged: 1, deleted: 1, conflicts: 1 };
    const dry = await ask('sync', { ...sent, dry_run: true });
    expect(dry.body.plan.conflicts).toEqual([
      { destination_number: foreign, message: expect.stringMatching(/^Conflict: /) },
    ]);
    expect((await ask('get', { destination_number: fresh })).status).toBe(404);
    const done = await ask('sync', sent);
    expect(done.body).toMatchObject({ status: 'success', ...counts });
    expect(Object.keys(done.body.plan)).toEqual(['add', 'update', 'delete', 'conflicts']);
    expect(numbersIn((await ask('list', { tenant_domain })).body).toSorted()).toEqual(
      [kept, changed, fresh].toSorted(),
    );
    const again = await ask('sync', { ...sent, destinations: sent.destinations.slice(0, 3) });
    expect(again.body).toMatchObject({ added: 0, updated: 0, unchanged: 3, deleted: 0, conflicts: 0 });
    expect((await ask('get', { destination_number: foreign })).body.tenant_domain).toBe(acme.domain);
  });
});

describe('scope', () => {
  test('a tenant’s identity sees his own, routes his own numbers and is given none', async () => {
    const theirs = await make();
    const own = await api.identityOf(beta, { access: 'write' });
    for (const action of ['get', 'update', 'delete', 'assign', 'unassign']) {
      const sent = { destination_uuid: theirs.destination_uuid, ref: 'x' };
      expect([action, (await own.post(`destinations/${action}`, sent)).status]).toEqual([action, 404]);
    }
    const listed = await own.post('destinations/list');
    expect(listed.body.destinations.every((one: { tenant_domain: string }) => one.tenant_domain === beta.domain)).toBe(
      true,
    );
    const sent = { destination_number: theirs.destination_number, destination_action: toExtension };
    expect((await own.post('destinations/create', sent)).status).toBe(403);
    expect((await own.post('destinations/create', { ...sent, destination_number: freshNumber() })).status).toBe(403);
    const given = freshNumber();
    await server.request('POST', '/dids', {
      token: server.adminToken,
      body: { phone: given, tenant_id: beta.tenantId },
    });
    const routed = await own.post('destinations/create', { ...sent, destination_number: given });
    expect(routed.body).toMatchObject({ destination_number: given, tenant_domain: beta.domain });
    const reading = await api.identityOf(beta);
    expect((await reading.post('destinations/create', sent)).status).toBe(403);
    expect((await reading.post('destinations/list')).status).toBe(200);
  });
});
