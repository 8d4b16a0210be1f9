import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
  for (const extension of ['1001', '1002']) await make('/fpbx_extensions', { extension });
  const hours = { tc_time_start: '08:00', tc_time_stop: '17:00', tc_wday_start: 'mon', tc_wday_stop: 'fri' };
  const ways = { tc_open_destination: '1002', tc_closed_destination: 'hangup:USER_BUSY' };
  await make('/time_conditions', { tc_name: 'Hours', tc_extension: '5001', ...hours, ...ways });
}, 60_000);
afterAll(() => server.close());

async function make(path: string, body: object): Promise<void> {
  const { status, text } = await server.request('POST', path, { token: acme.adminToken, body });
  if (status !== 200) throw new Error(text);
}

const simulate = (body: object, token = acme.adminToken) => server.request('POST', '/calls/simulate', { token, body });

describe('POST /calls/simulate', () => {
  it('decides by the time that is asked for', async () => {
    const open = await simulate({ from: '1001', to: '5001', at: '2026-03-02T12:00:00Z' });
    expect(open.body).toMatchObject({
      tenant_id: acme.tenantId,
      domain: acme.domain,
      at: '2026-03-02T12:00:00.000Z',
      cut: false,
      plans: [
        {
          number: 1,
          because: null,
          handled_by: { kind: 'time_condition' },
          steps: [{ step: 'transfer', destination: '1002' }],
        },
        { number: 2, because: { plan: 1, when: 'transfer' }, dialled: '1002', handled_by: { kind: 'extension' } },
      ],
    });
    expect(open.body.plans[0].decisions.join()).toContain('is open and');
    const closed = await simulate({ from: '1001', to: '5001', at: '2026-03-01T12:00:00Z' });
    expect(closed.body.plans).toMatchObject([{ steps: [{ step: 'hangup', cause: 'USER_BUSY' }] }]);
  });

  it('knows other tenants’ DIDs, and says no more of them than a call would (contract 20 §0.10 step 14)', async () => {
    const body = { tenant_id: globex.tenantId, destination_number: '+441632960888', destination_data: '1001' };
    const made = await server.request('POST', '/inbound_routes', { token: server.adminToken, body });
    expect(made.status).toBe(200);
    const answer = await simulate({ from: '1001', to: '00441632960888' });
    expect(answer.body.plans).toMatchObject([
      { direction: 'outbound', handled_by: { kind: 'did', id: null }, steps: [{ step: 'call_did' }] },
    ]);
    expect(answer.text).not.toContain(globex.domain);
  });

  it('shows by which route a call leaves, which others there are, and why not (contract 30 §5.3)', async () => {
    const asAdmin = async (path: string, body: object) => {
      const { status, body: id, text } = await server.request('POST', path, { token: server.adminToken, body });
      if (status !== 200) throw new Error(text);
      return id;
    };
    const provider = { type: 'sip', host: '192.0.2.1', password: 'top secret', username: 'acme', prefix: '|00' };
    const providerId = await asAdmin('/providers', { ...provider, name: 'Carrier' });
    const route = { destination_id: '44', provider_id: providerId };
    await asAdmin('/routes', { ...route, name: 'all' });
    await asAdmin('/routes', { ...route, name: 'own', tenant_id: acme.tenantId });
    const answer = await simulate({ from: '1001', to: '+441632960999' });
    expect(answer.body.plans).toMatchObject([
      {
        direction: 'outbound',
        handled_by: { kind: 'outside', id: null },
        steps: [{ step: 'dial', destination: '00441632960999' }],
        decisions: [
          '441632960999 leaves by destination 44, its routes in the order of priority and weight',
          'route own over Carrier (of the tenant, priority 100, weight 0) is tried first',
          'route all over Carrier (shared, priority 100, weight 0) is tried when those before it fail',
        ],
      },
    ]);
    expect(answer.body.plans[0].rules).toMatchObject([
      { code: 'destination_taken', values: { number: '441632960999', order: { code: 'order_weight', values: {} } } },
      { code: 'route_tried', values: { route: 'own', priority: 100, whose: { code: 'whose_tenant' } } },
      { code: 'route_tried', values: { route: 'all', weight: 0, when: { code: 'when_later' } } },
    ]);
    expect(answer.text).not.toContain('top secret');
    const none = await simulate({ from: '1001', to: '+33123456789' });
    expect(none.body.plans).toMatchObject([{ steps: [{ cause: 'NO_ROUTE_DESTINATION' }] }]);
    const emergency = await simulate({ from: '1001', to: '112' });
    expect(emergency.body.plans[0].decisions[0]).toBe('112 is an emergency number');
  });

  it('asks for what it needs', async () => {
    for (const body of [
      { to: '1002' },
      { from: '1001' },
      { from: '1001', to: '1002', at: 'soon' },
      { from: '1001', to: '1002', x: 1 },
    ]) {
      expect((await simulate(body)).status).toBe(400);
    }
  });

  it('knows the own domain alone, but for super admins', async () => {
    const ask = { from: '1001', to: '1002', domain: acme.domain };
    expect((await simulate(ask, globex.adminToken)).status).toBe(404);
    expect((await simulate({ ...ask, domain: 'nowhere.example' }, server.adminToken)).status).toBe(404);
    expect((await simulate(ask, server.adminToken)).body).toMatchObject({ tenant_id: acme.tenantId });
    const { body } = await simulate({ from: '1001', to: '1002' }, globex.adminToken);
    expect(body).toMatchObject({ tenant_id: globex.tenantId, plans: [{ steps: [{ cause: 'UNALLOCATED_NUMBER' }] }] });
  });

  it('is for those who hold realtime, and is no write', async () => {
    expect((await server.request('POST', '/calls/simulate', { body: {} })).status).toBe(401);
    expect((await simulate({ from: '1001', to: '1002' }, acme.userToken)).status).toBe(403);
    const count = () =>
      server.db.transaction({ kind: 'all' }, (trx) =>
        trx.selectFrom('audit').select(trx.fn.countAll<number>().as('rows')).executeTakeFirstOrThrow(),
      );
    const before = await count();
    await simulate({ from: '1001', to: '1002' });
    expect(await count()).toEqual(before);
  });
});
