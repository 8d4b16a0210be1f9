import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelServer, startKernelServer } from '../../testing/kernel-server.ts';
import { statistics } from './routes.ts';

const OLD = new Date('2020-01-01T00:00:00Z');
const YOUNG = new Date('2024-01-01T00:00:00Z');

let server: KernelServer;

beforeAll(async () => {
  server = await startKernelServer({ features: [statistics], permissions: ['statistic_read'] });
  await server.platform.db.transaction({ kind: 'all' }, async (trx) => {
    for (const tenant_id of [7, 8]) {
      await trx
        .insertInto('tenants')
        .values({
          tenant_id,
          company: `t${tenant_id}`,
          email: `${tenant_id}@x.example`,
          daily_limit: 50,
          monthly_limit: 500,
        })
        .execute();
      const user = (n: number) => ({
        user_id: tenant_id * 10 + n,
        tenant_id,
        username: `u${tenant_id}${n}`,
        email: `u${tenant_id}${n}@x.example`,
        daily_limit: 5,
        monthly_limit: 20,
        daily_sent: n,
        monthly_sent: 2 * n,
        date_created: n === 1 ? OLD : YOUNG,
        ...(n === 1 ? { dashboard_cards: 'outfax,infax' } : {}),
      });
      await trx
        .insertInto('users')
        .values([user(1), user(2)])
        .execute();
      const account = { tenant_id, domain: '', date_created: OLD };
      await trx
        .insertInto('accounts')
        .values([
          { ...account, type: 'did', phone: `1555000000${tenant_id}` },
          { ...account, type: 'account', phone: '1001', created_by: tenant_id * 10 + 1 },
        ])
        .execute();
      await trx.insertInto('contacts').values({ tenant_id, phone: '123456' }).execute();
      const own = { tenant_id, name: 'Winter', created_by: tenant_id * 10 + 1, date_created: OLD };
      await trx.insertInto('campaigns').values(own).execute();
      const fax = { tenant_id, user_id: tenant_id * 10 + 1, service_flag: 2, date_created: OLD };
      const sent = await trx
        .insertInto('transmissions')
        .values([
          { ...fax, status: 'completed', origin: 'sendfax', direction: 'outbound', campaign_id: 3 },
          { ...fax, status: 'processing', origin: 'sendfax', direction: 'outbound', date_created: YOUNG },
          { ...fax, status: 'completed', origin: 'faxtoemail', direction: 'inbound', user_id: tenant_id * 10 + 2 },
        ])
        .returning('transmission_id')
        .execute();
      const spool = (status: string) => ({
        transmission_id: sent[0]?.transmission_id ?? 0,
        tenant_id,
        status,
        service_flag: 2,
      });
      await trx
        .insertInto('spools')
        .values([spool('completed'), spool('failed'), spool('invalid')])
        .execute();
      await trx
        .insertInto('providers')
        .values({ tenant_id, name: `trunk ${tenant_id}`, host: 'x.example' })
        .execute();
    }
    await trx.insertInto('providers').values({ tenant_id: null, name: 'shared', host: 'x.example' }).execute();
    await trx.insertInto('providers').values({ tenant_id: 7, name: 'mail', host: 'x.example', type: 'smtp' }).execute();
  });
});
afterAll(() => server.close());

/** Loosely typed: tests look into it. */
// biome-ignore lint/suspicious/noExplicitAny: a test states by its expectations what the answer is
type Body = any;

async function get(path: string, token: string) {
  const answer = await fetch(`${server.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } });
  const body: Body = await answer.json();
  return { status: answer.status, body };
}

describe('GET /statistics (contract 40 A11)', () => {
  it('counts what is the tenant’s for its admin', async () => {
    const { body } = await get('/statistics', 'T.71.7');
    expect(body).toEqual({
      user_total: 2,
      account_total: 2,
      did_total: 1,
      campaign_total: 1,
      campaign_active: 0,
      group_total: 0,
      contact_total: 1,
      transmission_total: 3,
      transmission_active: 1,
      transmission_inbound: 1,
      transmission_outbound: 2,
      spool_total: 3,
      spool_success: 1,
      spool_failed: 2,
      daily_limit: 50,
      monthly_limit: 500,
      daily_sent: 3,
      monthly_sent: 6,
      dashboard_cards: 'outfax,infax',
    });
  });

  it('counts everything for the super admin, tenants among it, and one tenant when asked', async () => {
    const all = await get('/statistics', 'A.71.7');
    expect(all.body).toMatchObject({
      transmission_total: 6,
      spool_total: 6,
      did_total: 2,
      contact_total: 2,
      daily_limit: 20,
    });
    expect(all.body.tenant_total).toBeGreaterThanOrEqual(2);
    const one = await get('/statistics?tenant_id=8', 'A.71.7');
    expect(one.body).toMatchObject({
      user_total: 2,
      transmission_total: 3,
      did_total: 1,
      daily_limit: 50,
      daily_sent: 3,
    });
    expect(one.body).not.toHaveProperty('tenant_total');
  });

  it('ANDs what a tenant admin asks with his tenant', async () => {
    const { body } = await get('/statistics?tenant_id=8', 'T.71.7');
    expect(body).toMatchObject({ user_total: 0, did_total: 0, contact_total: 0, transmission_total: 0, daily_sent: 0 });
  });

  it.each([
    ['since=1600000000', { user_total: 1, did_total: 0, transmission_total: 1, contact_total: 1 }],
    ['date_created=1600000000', { transmission_total: 1 }],
    ['from=1600000000', { transmission_total: 1 }],
    ['user_id=72', { user_total: 1, transmission_total: 1, transmission_inbound: 1 }],
    ['created_by=71', { account_total: 1, transmission_total: 2 }],
    ['service_flag=1', { transmission_total: 0, spool_total: 0, user_total: 2 }],
    ['account_type=did', { account_total: 1, did_total: 1 }],
    ['direction=inbound', { transmission_total: 1 }],
    ['status=processing', { transmission_total: 1, transmission_active: 1 }],
  ])('is narrowed by %s', async (query, counts) => {
    expect((await get(`/statistics?${query}`, 'T.71.7')).body).toMatchObject(counts);
  });

  it('shows an end user his own pages and faxes, and nothing else', async () => {
    expect((await get('/statistics', 'U.71.7')).body).toEqual({
      daily_limit: 5,
      daily_sent: 1,
      monthly_limit: 20,
      monthly_sent: 2,
      transmission_inbound: 0,
      transmission_outbound: 2,
    });
    expect((await get('/statistics?user_id=72', 'U.71.7')).body).toMatchObject({
      daily_sent: 1,
      transmission_outbound: 2,
    });
  });
});

describe('GET /pbx_statistics (contract 40 A12)', () => {
  const NOTHING = {
    extensions: 0,
    devices: 0,
    ring_groups: 0,
    call_queues: 0,
    ivr_menus: 0,
    voicemails: 0,
    conferences: 0,
  };

  it('counts the trunks of the tenant and the shared ones', async () => {
    expect((await get('/pbx_statistics', 'T.71.7')).body).toEqual({ ...NOTHING, gateways: 2 });
    expect((await get('/pbx_statistics', 'A.71.7')).body).toEqual({ ...NOTHING, gateways: 3 });
  });

  it('is an end user’s by any of the keys of its cards', async () => {
    expect((await get('/pbx_statistics', 'U.71.7')).status).toBe(403);
    for (const key of ['ring_groups', 'gateways', 'devices']) {
      expect((await get('/pbx_statistics', `U.71.7.${key}`)).body).toMatchObject({ gateways: 2 });
    }
    expect((await get('/pbx_statistics', 'U.71.7.realtime')).status).toBe(403);
  });
});
