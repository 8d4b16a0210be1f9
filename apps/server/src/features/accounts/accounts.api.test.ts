import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
}, 60_000);
afterAll(() => server.close());

const ask = (method: string, path: string, body?: unknown, token = acme.adminToken): Promise<TestAnswer> =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

let counter = 0;
const fresh = (word: string) => `${word}-${++counter}`;

async function account(fields: Record<string, unknown> = {}, token?: string): Promise<number> {
  const { status, body, text } = await ask('POST', '/accounts', { username: fresh('fax'), ...fields }, token);
  if (status !== 200) throw new Error(`${status} ${text}`);
  expect(body).toEqual(expect.any(Number));
  return body;
}

async function extension(number: string, fields: Record<string, unknown> = {}): Promise<string> {
  const { status, body, text } = await ask('POST', '/fpbx_extensions', { extension: number, ...fields });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body.extension_uuid;
}

async function did(phone: string, tenantId = acme.tenantId): Promise<number> {
  const { status, body, text } = await ask('POST', '/dids', { phone, tenant_id: tenantId }, server.adminToken);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body.account_id;
}

describe('an account (contract 30 §8)', () => {
  it('is made with secrets of its own, read whole, and listed without them', async () => {
    const id = await account({ username: 'reception', first_name: 'Front', email: 'desk@example.com' });
    const { body } = await ask('GET', `/accounts/${id}`);
    expect(body).toEqual({
      account_id: id,
      tenant_id: acme.tenantId,
      type: 'account',
      username: 'reception',
      passwd: expect.stringMatching(/^.{16}$/),
      passwd_pin: expect.stringMatching(/^\d{4}$/),
      first_name: 'Front',
      last_name: '',
      phone: '',
      email: 'desk@example.com',
      address: '',
      caller_id_name: '',
      domain: acme.domain,
      active: 1,
      created_by: acme.adminId,
      user_id: acme.adminId,
      company: 'acme',
      linkdid_id: null,
      settings: {},
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
      pbx_extension_uuid: null,
      pbx_extension: null,
      pbx_password: null,
      pbx_domain: null,
      pbx_caller_id_name: null,
      pbx_do_not_disturb: null,
      pbx_forward_all_enabled: null,
      pbx_forward_all_destination: null,
      pbx_forward_busy_enabled: null,
      pbx_forward_busy_destination: null,
      pbx_forward_no_answer_enabled: null,
      pbx_forward_no_answer_destination: null,
      pbx_extension_type: null,
      pbx_fax_email: null,
      did_phone: null,
    });
    const list = await ask('GET', `/accounts?account_id=${id}`);
    expect(list.body).toMatchObject([{ account_id: id, username: 'reception', company: 'acme' }]);
    expect(Object.keys(list.body[0])).not.toContain('passwd');
    const same = await ask('PUT', `/accounts/${id}`, { ...body, last_name: 'Desk', passwd: '', username: 'other' });
    expect(same.body).toEqual({ ...body, last_name: 'Desk', last_updated: expect.any(Number) });
    expect((await ask('PUT', `/accounts/${id}`, { passwd: 'chosen-secret' })).body.passwd).toBe('chosen-secret');
    const stored = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('accounts').select('passwd').where('account_id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(stored.passwd).not.toContain('chosen-secret');
  });

  it('has a username of its own in its tenant', async () => {
    expect((await ask('POST', '/accounts', { first_name: 'No name' })).status).toBe(400);
    await account({ username: 'Twin' });
    const again = await ask('POST', '/accounts', { username: 'twin' });
    expect([again.status, again.body.message]).toEqual([409, 'A fax account with this username already exists.']);
    const mirror = await ask('POST', '/accounts', { username: 'user@acme.example' });
    expect(mirror.status).toBe(409);
    await account({ username: 'Twin' }, globex.adminToken);
    await account({ username: 'Twin', type: 'child_account' });
    expect((await ask('POST', '/accounts', { username: 'a', type: 'did' })).status).toBe(400);
  });

  it('has an extension of the tenant as its phone, which is no other account’s', async () => {
    await extension('2001', { effective_caller_id_name: 'Two', forward_all_destination: '2002' });
    const id = await account({ phone: '2001' });
    expect((await ask('GET', `/accounts/${id}`)).body).toMatchObject({
      pbx_extension: '2001',
      pbx_password: expect.any(String),
      pbx_domain: acme.domain,
      pbx_caller_id_name: 'Two',
      pbx_do_not_disturb: 'false',
      pbx_forward_all_destination: '2002',
      pbx_extension_type: 'voice',
    });
    const none = await ask('POST', '/accounts', { username: fresh('x'), phone: '2999' });
    expect([none.status, none.body.message]).toEqual([
      409,
      'Selected extension does not exist as a PBX extension. Create a PBX Extension first.',
    ]);
    const taken = await ask('POST', '/accounts', { username: fresh('x'), phone: '2001' });
    expect([taken.status, taken.body.message]).toEqual([
      409,
      'Extension 2001 is already assigned to another fax account.',
    ]);
    expect((await ask('PUT', `/accounts/${id}`, { phone: '2001', first_name: 'Same' })).status).toBe(200);
    expect((await ask('PUT', `/accounts/${id}`, { phone: '' })).body.pbx_extension).toBeNull();
    await account({ phone: '2001' });
  });

  it('that is linked to a DID may have its number as phone', async () => {
    const number = await did('+15558000001');
    const id = await account({ phone: '15558000001', linkdid_id: number, email: 'fax@example.com' });
    expect((await ask('GET', `/accounts/${id}`)).body).toMatchObject({ linkdid_id: number, did_phone: '+15558000001' });
    const linked = await ask('GET', `/accounts/linkdid/${number}`);
    expect(linked.body).toEqual([
      {
        account_id: id,
        tenant_id: acme.tenantId,
        type: 'account',
        username: expect.any(String),
        first_name: '',
        last_name: '',
        phone: '15558000001',
        email: 'fax@example.com',
        created_by: acme.adminId,
        company: 'acme',
      },
    ]);
    expect((await ask('GET', `/accounts/linkdid/${id}`)).body).toEqual([]);
    expect((await ask('DELETE', `/accounts/${number}`, undefined, server.adminToken)).status).toBe(409);
    const foreign = await did('+15558000002', globex.tenantId);
    expect((await ask('PUT', `/accounts/${id}`, { linkdid_id: foreign })).status).toBe(400);
    expect((await ask('PUT', `/accounts/${id}`, { linkdid_id: id })).status).toBe(400);
  });
});

describe('the lists of accounts', () => {
  it('have every type but children, unless they are asked for', async () => {
    const { adminToken: token } = await server.makeTenant('initech');
    const [one, child] = [await account({}, token), await account({ type: 'child_account' }, token)];
    const ids = async (query: string) =>
      (await ask('GET', `/accounts${query}`, undefined, token)).body.map(
        (row: { account_id: number }) => row.account_id,
      );
    expect(await ids('')).toContain(one);
    expect(await ids('')).not.toContain(child);
    expect(await ids('?type=child_account')).toEqual([child]);
    expect((await ask('GET', '/accounts?type=child_account&totalrows', undefined, token)).body).toBe(1);
  });

  it('show extensions under their old path, where one is made, too', async () => {
    const { status, body } = await ask('POST', '/extensions', { username: 'legacy', phone: '2101' });
    expect([status, body]).toEqual([200, expect.any(Number)]);
    const list = (await ask('GET', '/extensions')).body;
    expect(list).toEqual(expect.arrayContaining([expect.objectContaining({ account_id: body, type: 'extension' })]));
    expect(new Set(list.map((row: { type: string }) => row.type))).toEqual(new Set(['extension']));
  });

  it('of one’s own end with the default account, which -1 stands for', async () => {
    await extension('2201', { user_id: acme.userId });
    const [first, second] = [await account({ user_id: acme.userId }), await account({ user_id: acme.userId })];
    const { body } = await ask('GET', '/accounts/my', undefined, acme.userToken);
    expect(body.map((row: { type: string }) => row.type)).toEqual(['account', 'extension', 'account', 'account']);
    expect(body.slice(-2)).toMatchObject([{ account_id: first }, { account_id: second, passwd: expect.any(String) }]);
    expect((await ask('GET', '/accounts/-1', undefined, acme.userToken)).body.account_id).toBe(second);
    expect((await ask('GET', '/accounts/-3')).body).toMatchObject({
      account_id: -3,
      phone: '0000000000',
      settings: {},
    });
    for (const id of ['-2', '-7', '999999']) expect((await ask('GET', `/accounts/${id}`)).status).toBe(404);
  });

  it('hold nothing for whoever has no account', async () => {
    const answer = await ask('GET', '/accounts/-1', undefined, server.adminToken);
    expect([answer.status, answer.body.account_id ?? answer.body.message]).toEqual(
      answer.status === 200 ? [200, expect.any(Number)] : [404, 'Account not found'],
    );
  });
});

describe('settings of an account', () => {
  it('are bare values or wrapped ones; one that is not there is 404', async () => {
    const id = await account();
    const path = (name: string) => `/accounts/${id}/settings/${name}`;
    for (const [name, sent, value] of [
      ['coverpage', 85, 85],
      ['fax_ident', '"+15550001"', '+15550001'],
      ['fax_ecm', { value: false }, false],
      ['fax_header', { data: 'Acme' }, 'Acme'],
    ] as const) {
      const raw = typeof sent === 'string' ? sent : JSON.stringify(sent);
      const put = await server.request('PUT', path(name), {
        token: acme.adminToken,
        raw,
        headers: { 'content-type': 'application/json' },
      });
      expect([name, put.status, put.body]).toEqual([name, 200, true]);
      expect((await ask('GET', path(name))).body).toEqual(value);
    }
    expect((await ask('GET', `/accounts/${id}`)).body.settings).toEqual({
      coverpage: 85,
      fax_ident: '+15550001',
      fax_ecm: false,
      fax_header: 'Acme',
    });
    await ask('PUT', path('emailtofax_coversheet'), { value: 'body' });
    expect((await ask('GET', path('emailtofax_coversheet'))).body).toBe(true);
    expect((await ask('DELETE', path('coverpage'))).body).toBe(true);
    for (const method of ['GET', 'DELETE']) {
      const gone = await ask(method, path('coverpage'));
      expect([gone.status, gone.body.message]).toEqual([404, 'Setting not found']);
    }
    expect((await ask('PUT', path('coverpage'))).status).toBe(412);
    expect((await ask('PUT', path('Not-A-Name!'), { value: 1 })).status).toBe(400);
    expect((await ask('PUT', path('long'), { value: 'x'.repeat(5000) })).status).toBe(400);
  });
});

describe('what an account does and whose it is', () => {
  it('subscribes to programs, one of a name', async () => {
    const id = await account({ phone: '', email: 'sender@example.com' });
    const first = await ask('PUT', `/accounts/${id}/programs/emailtofax`);
    expect([first.status, first.body]).toEqual([200, expect.any(Number)]);
    const second = (await ask('PUT', `/accounts/${id}/programs/emailtofax`)).body;
    expect(second).not.toBe(first.body);
    expect((await ask('GET', `/programs/${first.body}`)).status).toBe(404);
    expect((await ask('PUT', `/accounts/${id}/programs/sendfax`)).status).toBe(404);
    expect((await ask('DELETE', `/accounts/${id}/programs/${second}`)).body).toBe(true);
    expect((await ask('DELETE', `/accounts/${id}/programs/emailtofax`)).status).toBe(404);
    await ask('PUT', `/accounts/${id}/programs/emailtofax`);
    expect((await ask('DELETE', `/accounts/${id}/programs`)).body).toBe(true);
    expect((await ask('GET', '/programs?type=emailtofax')).body).toEqual([]);
  });

  it('is given to a user with his name, and taken from him; its programs end', async () => {
    const id = await account({ email: 'old@example.com' });
    const program = (await ask('PUT', `/accounts/${id}/programs/emailtofax`)).body;
    expect((await ask('PUT', `/accounts/${id}/users/${acme.userId}`)).body).toBe(true);
    expect((await ask('GET', `/accounts/${id}`, undefined, acme.userToken)).body).toMatchObject({
      user_id: acme.userId,
      tenant_id: acme.tenantId,
      first_name: 'user',
      email: '',
    });
    expect((await ask('GET', `/programs/${program}`)).status).toBe(404);
    expect((await ask('DELETE', `/accounts/${id}/users`)).body).toBe(true);
    expect((await ask('GET', `/accounts/${id}`)).body).toMatchObject({ user_id: null, tenant_id: acme.tenantId });
    expect((await ask('PUT', `/accounts/${id}/users/${globex.userId}`)).status).toBe(404);
    expect((await ask('PUT', `/accounts/${id}/users/${acme.userId}`, undefined, acme.userToken)).status).toBe(403);
  });

  it('takes what it still was to send with it when it goes, and its history stays', async () => {
    const id = await account();
    const transmission = await server.db.transaction({ kind: 'all' }, async (trx) => {
      const row = { tenant_id: acme.tenantId, account_id: id, service_flag: 2, account_phone: '15550009' };
      const made = await trx
        .insertInto('transmissions')
        .values(row)
        .returning('transmission_id')
        .executeTakeFirstOrThrow();
      return made.transmission_id;
    });
    expect((await ask('DELETE', `/accounts/${id}`)).body).toBe(true);
    expect((await ask('GET', `/accounts/${id}`)).status).toBe(404);
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('transmissions')
        .select(['status', 'response', 'account_id', 'account_phone'])
        .where('transmission_id', '=', transmission)
        .execute(),
    );
    expect(rows).toEqual([
      { status: 'invalid', response: 'Account removed', account_id: null, account_phone: '15550009' },
    ]);
  });

  it('configures a soft phone', async () => {
    await extension('2301');
    const id = await account({ phone: '2301' });
    const { body } = await ask('GET', `/accounts/${id}/provisioning`);
    expect(body).toMatchObject({
      username: '2301',
      password: expect.any(String),
      host: acme.domain,
      port: expect.any(Number),
      wss: expect.stringMatching(/^wss?:\/\/.*\/ws$/),
      dialplan: { agent_login: '*2301', voicemail: '*78' },
      account: { account_id: id },
    });
  });

  it('of an extension follows the extension', async () => {
    await extension('2401');
    const [row] = (await ask('GET', '/extensions?phone=2401')).body;
    expect((await ask('DELETE', `/accounts/${row.account_id}`)).status).toBe(409);
    expect((await ask('PUT', `/accounts/${row.account_id}`, { phone: '2499' })).status).toBe(409);
    expect((await ask('PUT', `/accounts/${row.account_id}`, { address: 'Hall' })).status).toBe(200);
  });
});

describe('who reaches an account', () => {
  it('an end user his own, a tenant its own; what admins decide stays as it is', async () => {
    const [theirs, admins] = [await account({}, globex.adminToken), await account()];
    for (const [id, token] of [
      [theirs, acme.adminToken],
      [admins, acme.userToken],
    ] as const) {
      for (const [method, path] of [
        ['GET', ''],
        ['PUT', ''],
        ['GET', '/provisioning'],
        ['GET', '/settings/a'],
        ['PUT', '/settings/a'],
        ['DELETE', '/settings/a'],
        ['PUT', '/programs/emailtofax'],
        ['DELETE', '/programs'],
      ] as const) {
        const body = method === 'PUT' ? { value: 1 } : undefined;
        expect([
          path,
          (
            await ask(
              method,
              `/accounts/${id}${path}`,
              path === '/programs/emailtofax' ? {} : body && path === '' ? {} : body,
              token,
            )
          ).status,
        ]).toEqual([path, 404]);
      }
    }
    expect((await ask('DELETE', `/accounts/${theirs}`)).status).toBe(404);
    expect((await ask('PUT', `/accounts/${theirs}/users/${acme.userId}`)).status).toBe(404);
    const mine = await account({ user_id: acme.userId });
    const asUser = (fields: object) => ask('PUT', `/accounts/${mine}`, fields, acme.userToken);
    expect((await asUser({ first_name: 'Me' })).status).toBe(200);
    await extension('2501');
    for (const fields of [{ active: 0 }, { user_id: acme.adminId }]) expect((await asUser(fields)).status).toBe(403);
    expect((await asUser({ phone: '2501' })).status).toBe(409);
    expect((await ask('POST', '/accounts', { username: 'u' }, acme.userToken)).status).toBe(403);
    expect((await ask('DELETE', `/accounts/${mine}`, undefined, acme.userToken)).status).toBe(403);
    for (const path of ['/accounts', '/accounts/my', '/extensions', `/accounts/${mine}`]) {
      expect((await server.request('GET', path)).status).toBe(401);
    }
  });

  it('an end user reads the SIP password of his own extension alone', async () => {
    await extension('2601');
    await extension('2602', { user_id: acme.userId });
    const mine = await account({ user_id: acme.userId, phone: '2601' });
    const asUser = () => ask('GET', `/accounts/${mine}`, undefined, acme.userToken);
    expect((await asUser()).body).toMatchObject({ pbx_extension: '2601', pbx_password: null });
    await ask('PUT', `/accounts/${mine}`, { phone: '2602' });
    expect((await asUser()).body).toMatchObject({ pbx_extension: '2602', pbx_password: expect.any(String) });
  });

  it('a write is audited, its secrets masked', async () => {
    const id = await account({ passwd: 'audited-secret' });
    const audit = await ask('GET', `/audit?resource=accounts&resource_id=${id}`, undefined, server.adminToken);
    expect(audit.body).toMatchObject([{ action: 'create', tenant_id: acme.tenantId }]);
    expect(audit.text).not.toContain('audited-secret');
  });
});
