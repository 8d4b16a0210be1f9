import { sql } from '@strowger/db';
import type { Channel } from '@strowger/switch';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let serial = 0;

beforeAll(async () => {
  server = await startTestServer();
  alpha = await server.makeTenant('alpha');
}, 60_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });
const made = async (): Promise<number> => {
  serial += 1;
  return (await asAdmin('POST', '/tenants', { company: `Company ${serial}`, email: `c${serial}@x.example` })).body;
};
const read = async (tenantId: number) => (await asAdmin('GET', `/tenants/${tenantId}`)).body;

const ANY_CHANNEL: Channel = {
  uuid: '',
  leg: 'a',
  tenantId: 1,
  domainName: '',
  direction: 'local',
  createdAt: 0,
  answeredAt: 0,
  name: '',
  state: '',
  callState: 'ACTIVE',
  callerName: '',
  callerNumber: '',
  destination: '',
  application: '',
  readCodec: '',
  writeCodec: '',
  secure: '',
  address: '',
  bridgeUuid: null,
  extensionUuid: null,
  extension: '',
};

/** Tables in which a row names the tenant. */
async function tablesNaming(tenantId: number): Promise<string[]> {
  return server.db.transaction({ kind: 'all' }, async (trx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select relname::text as name from pg_class join pg_attribute on attrelid = pg_class.oid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and attname = 'tenant_id' and not attisdropped
      order by relname`.execute(trx);
    const naming: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select from ${sql.table(name)} where tenant_id = ${tenantId} limit 1`.execute(trx);
      if (rows.length > 0) naming.push(name);
    }
    return naming;
  });
}

describe('DELETE /tenants/$tenant_id', () => {
  it('tells in the API’s document how to ask for a preview', async () => {
    const { body } = await server.request('GET', '/openapi.json');
    for (const [path, answer] of [
      ['/tenants/{tenant_id}', 'live_calls'],
      ['/users/{user_id}', 'unlinks'],
    ] as const) {
      const operation = Object.entries(body.paths).find(([name]) => name.endsWith(path))?.[1];
      const text = JSON.stringify(Reflect.get(Object(operation), 'delete'));
      expect(text).toContain('"dry_run"');
      expect(text).toContain(`"${answer}"`);
    }
  });

  it('previews what is alive in the call engine', async () => {
    const { engine } = server.platform;
    vi.spyOn(engine, 'channels').mockResolvedValue([
      { ...ANY_CHANNEL, uuid: 'one', leg: 'a', bridgeUuid: 'other' },
      { ...ANY_CHANNEL, uuid: 'other', leg: 'b', bridgeUuid: 'one' },
    ]);
    const dry = await asAdmin('DELETE', `/tenants/${alpha.tenantId}?dry_run=1`);
    expect(dry.body).toMatchObject({ live_calls: 1, registrations: 0 });
    expect(engine.channels).toHaveBeenCalledWith(alpha.tenantId);
    vi.restoreAllMocks();
    expect((await read(alpha.tenantId)).company).toBe('alpha');
  });

  it('happens once, however many ask for it side by side', async () => {
    const tenantId = await made();
    const answers = await Promise.all([1, 2, 3].map(() => asAdmin('DELETE', `/tenants/${tenantId}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('activities')
        .select('activities')
        .where('tenant_id', '=', tenantId)
        .where('activities', 'like', 'Delete Tenant Company %')
        .execute(),
    );
    expect(rows).toHaveLength(1);
  });

  it('tells beforehand what would go, then takes it along and keeps the books', async () => {
    const gone = await server.makeTenant('gone');
    await asAdmin('PUT', `/users/${gone.userId}/credit`, { credit: 3 });
    const did = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .insertInto('accounts')
        .values({ tenant_id: gone.tenantId, type: 'did', phone: '15550001' })
        .returning('account_id')
        .executeTakeFirstOrThrow(),
    );
    for (const query of ['dry_run=1', 'dry_run=true', 'dry_run', 'dry_run=yes']) {
      const dry = await asAdmin('DELETE', `/tenants/${gone.tenantId}?${query}`);
      expect(dry.body).toMatchObject({
        tenant_id: gone.tenantId,
        company: 'gone',
        deletes: { users: 2, domains: 1, accounts: 2 },
        returns: { dids: 1 },
        keeps: { ledger: 1 },
        live_calls: 0,
        registrations: 0,
      });
    }
    expect((await read(gone.tenantId)).company).toBe('gone');

    expect((await asAdmin('DELETE', `/tenants/${gone.tenantId}`)).text).toBe('true');
    expect((await asAdmin('GET', `/tenants/${gone.tenantId}`)).status).toBe(404);
    expect((await asAdmin('GET', `/users/${gone.userId}`)).status).toBe(404);
    expect((await server.request('GET', '/get_user', { token: gone.adminToken })).status).toBe(401);
    const kept = await server.db.transaction({ kind: 'all' }, async (trx) => ({
      ledger: await trx.selectFrom('ledger').selectAll().where('tenant_id', '=', gone.tenantId).execute(),
      did: await trx.selectFrom('accounts').selectAll().where('account_id', '=', did.account_id).executeTakeFirst(),
      audit: await trx
        .selectFrom('audit')
        .select('after')
        .where('resource_id', '=', String(gone.tenantId))
        .where('action', '=', 'delete')
        .executeTakeFirst(),
    }));
    expect(kept.ledger).toMatchObject([{ amount: 3_000_000, company: 'gone' }]);
    expect(kept.did).toMatchObject({ tenant_id: 1, created_by: null });
    expect(kept.audit?.after).toMatchObject({ deleted: { users: 2, accounts: 2 }, returned: { dids: 1 } });
    expect(await tablesNaming(gone.tenantId)).toEqual([
      'activities',
      'audit',
      'deleted_tenants',
      'events',
      'ledger',
      'ledger_entries',
    ]);
    expect((await server.makeTenant('gone')).domain).not.toBe(gone.domain);
  });

  it('protects the platform’s own tenant and is not for a tenant admin', async () => {
    expect((await asAdmin('DELETE', '/tenants/1')).status).toBe(403);
    expect((await asAdmin('DELETE', '/tenants/1?dry_run=1')).status).toBe(403);
    const own = await server.request('DELETE', `/tenants/${alpha.tenantId}`, { token: alpha.adminToken });
    expect(own.status).toBe(403);
  });
});

describe('what the call engine hears', () => {
  it('is that calls of a tenant who is deleted are hung up while he is still there', async () => {
    const gone = await server.makeTenant('hungup');
    const there: boolean[] = [];
    vi.spyOn(server.platform.engine, 'endCalls').mockImplementation(async (tenantId, withinMs) => {
      expect([tenantId, withinMs]).toEqual([gone.tenantId, 0]);
      there.push((await asAdmin('GET', `/tenants/${gone.tenantId}`)).status === 200);
    });
    await asAdmin('DELETE', `/tenants/${gone.tenantId}`);
    expect(there[0]).toBe(true);
    vi.restoreAllMocks();
  });
});

describe('switching a tenant off (contract 10 §9.9)', () => {
  it('ends the sessions of his users and lets nobody in; switched on again they log in anew', async () => {
    const off = await server.makeTenant('off');
    const basic = ['user@off.example', PASSWORD] as const;
    const logIn = () => server.request('POST', '/authenticate', { body: { username: basic[0], password: basic[1] } });
    const made = await server.request('POST', '/api_keys', { token: off.adminToken, body: { name: 'robot' } });
    const byKey = () => server.request('GET', '/tenants', { headers: { 'x-api-key': made.body.api_key } });
    expect((await server.request('GET', '/get_user', { basic })).status).toBe(200);
    expect((await byKey()).status).toBe(200);
    await asAdmin('PUT', `/tenants/${off.tenantId}`, { active: 0 });
    expect((await server.request('GET', '/get_user', { token: off.userToken })).status).toBe(401);
    expect((await server.request('GET', '/get_user', { basic })).status).toBe(401);
    expect((await byKey()).status).toBe(401);
    expect((await logIn()).status).toBe(403);
    await asAdmin('PUT', `/tenants/${off.tenantId}`, { active: 1 });
    expect((await server.request('GET', '/get_user', { token: off.userToken })).status).toBe(401);
    expect((await server.request('GET', '/get_user', { basic })).status).toBe(200);
    expect((await byKey()).status).toBe(200);
    expect((await logIn()).status).toBe(200);
  });

  it('drops his phones at once; saying it again changes nothing', async () => {
    const tenantId = await made();
    const ended = vi.spyOn(server.platform.engine, 'endCalls').mockResolvedValue();
    const dropped = vi.spyOn(server.platform.engine, 'dropRegistrations').mockResolvedValue();
    await asAdmin('PUT', `/tenants/${tenantId}`, { active: 0 });
    await vi.waitFor(() => expect(dropped).toHaveBeenCalledWith({ tenantId }), 15_000);
    expect(ended).not.toHaveBeenCalled();
    const events = () =>
      server.db.transaction({ kind: 'all' }, (trx) =>
        trx.selectFrom('events').select('data').where('tenant_id', '=', tenantId).execute(),
      );
    const before = await events();
    expect((await asAdmin('PUT', `/tenants/${tenantId}`, { active: '0' })).body.active).toBe('0');
    expect(await events()).toEqual(before);
    expect(dropped).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });
});
