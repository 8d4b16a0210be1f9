import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let next = 5000;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
}, 60_000);
afterAll(() => server?.close());

const ask = (method: string, path: string, body?: object, token = acme.adminToken) =>
  server.request(method, `/call_flows${path}`, { token, ...(body ? { body } : {}) });

const flow = (fields: object = {}) => {
  const number = String(next++);
  return { call_flow_name: `Flow ${number}`, call_flow_extension: number, ...fields };
};

async function make(fields: object = {}): Promise<string> {
  const made = await ask('POST', '', flow(fields));
  expect(made.status, made.text).toBe(200);
  return made.body;
}

describe('a call flow (contract 20 §9.2)', () => {
  it('is made open, with its labels and a row among the dial plans', async () => {
    const id = await make({ call_flow_feature_code: '*5000', call_flow_data: '1001' });
    const { body } = await ask('GET', `/${id}`);
    expect(body).toMatchObject({
      call_flow_uuid: id,
      call_flow_feature_code: '*5000',
      call_flow_status: 'true',
      call_flow_label: 'Open',
      call_flow_alternate_label: 'Closed',
      call_flow_app: 'transfer',
      call_flow_alternate_app: 'transfer',
      call_flow_pin_number: null,
      call_flow_context: acme.domain,
      call_flow_enabled: true,
    });
    expect(body.dialplan_uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(Object.keys((await ask('GET', '')).body[0]).sort()).toEqual(
      [
        'domain_uuid',
        'call_flow_uuid',
        'call_flow_name',
        'call_flow_extension',
        'call_flow_feature_code',
        'call_flow_status',
        'call_flow_enabled',
        'call_flow_label',
        'call_flow_alternate_label',
      ].sort(),
    );
  });

  it('is switched by a PUT of nothing but its status', async () => {
    const id = await make({ call_flow_pin_number: '4711' });
    for (const [sent, shown] of [
      ['false', 'false'],
      ['true', 'true'],
      [false, 'false'],
      [1, 'true'],
    ]) {
      const { body } = await ask('PUT', `/${id}`, { call_flow_status: sent });
      expect([body.call_flow_status, body.call_flow_pin_number]).toEqual([shown, '4711']);
    }
  });

  it('keeps its PIN where that is empty, and loses it where that is said', async () => {
    const id = await make({ call_flow_pin_number: '4711' });
    for (const [sent, shown] of [
      ['', '4711'],
      [null, '4711'],
      ['none', null],
    ]) {
      expect((await ask('PUT', `/${id}`, { call_flow_pin_number: sent })).body.call_flow_pin_number).toBe(shown);
    }
  });

  it('takes back what it has given; labels and apps that are cleared are as in a new one', async () => {
    const id = await make({ call_flow_app: 'hangup', call_flow_label: 'Day' });
    const { body: shown } = await ask('GET', `/${id}`);
    expect((await ask('PUT', `/${id}`, shown)).body).toEqual(shown);
    const cleared = await ask('PUT', `/${id}`, { call_flow_app: '', call_flow_label: '' });
    expect(cleared.body).toMatchObject({ call_flow_app: 'transfer', call_flow_label: 'Open' });
  });

  it.each([
    ['a feature code that is none', { call_flow_feature_code: '5000' }, 'call_flow_feature_code'],
    ['an app that is none', { call_flow_app: 'bridge' }, 'call_flow_app'],
    ['a mailbox that is none', { call_flow_app: 'voicemail', call_flow_data: 'x' }, 'call_flow_data'],
    ['a path of the server', { call_flow_sound: '/etc/passwd' }, 'call_flow_sound'],
    ['a PIN of 11 digits', { call_flow_pin_number: '12345678901' }, 'call_flow_pin_number'],
  ])('refuses %s', async (_what, fields, field) => {
    const { status, body } = await ask('POST', '', flow(fields));
    expect(status).toBe(400);
    expect(body.error.details.map((detail: { field: string }) => detail.field).join()).toBe(field);
  });

  it('has a feature code of its own, and none that is built in', async () => {
    await make({ call_flow_feature_code: '*5050' });
    const again = await ask('POST', '', flow({ call_flow_feature_code: '*5050' }));
    expect([again.status, again.body.message]).toEqual([409, 'Feature code *5050 is already in use in this domain.']);
    for (const code of ['*97', '*971001', '*724']) {
      expect((await ask('POST', '', flow({ call_flow_feature_code: code }))).status).toBe(409);
    }
    const elsewhere = await ask('POST', '', flow({ call_flow_feature_code: '*5050' }), globex.adminToken);
    expect(elsewhere.status).toBe(200);
  });

  it('is not deleted while something leads to it; its code goes with it', async () => {
    const id = await make({ call_flow_name: 'Guarded', call_flow_extension: '6100', call_flow_feature_code: '*6100' });
    const other = await make({ call_flow_name: 'Leads', call_flow_alternate_data: id });
    const refused = await ask('DELETE', `/${id}`);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      "Cannot delete 'Guarded': referenced by Call Flow(s): Leads. Remove those references first.",
    ]);
    await ask('DELETE', `/${other}`);
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    await make({ call_flow_feature_code: '*6100' });
  });

  it('belongs to its tenant, and is written by admins alone', async () => {
    const id = await make();
    expect((await ask('GET', `/${id}`, undefined, globex.adminToken)).status).toBe(404);
    expect((await ask('PUT', `/${id}`, {}, acme.userToken)).status).toBe(403);
    expect((await server.request('GET', `/call_flows/${id}`)).status).toBe(401);
    expect((await ask('GET', `/${id}`, undefined, server.adminToken)).body.tenant_name).toBeTypeOf('string');
  });
});
