import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { readCallSetting, writeCallSetting } from './call-settings.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
}, 60_000);
afterAll(() => server.close());

const ask = (method: string, path: string, body?: unknown, token = acme.adminToken) =>
  server.request(method, `/fpbx_extensions${path}`, { token, ...(body === undefined ? {} : { body }) });

async function create(body: object, token = acme.adminToken): Promise<string> {
  const answer = await ask('POST', '', body, token);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.extension_uuid;
}

const accountRow = (uuid: string) =>
  server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('accounts').selectAll().where('extension_uuid', '=', uuid).executeTakeFirst(),
  );

async function makeFaxAccount(tenantId: number, username: string, phone = ''): Promise<number> {
  const row = await server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('accounts')
      .values({ tenant_id: tenantId, type: 'account', username, phone, first_name: 'Fax', last_name: username })
      .returning('account_id')
      .executeTakeFirstOrThrow(),
  );
  return row.account_id;
}

const phoneOf = async (accountId: number) =>
  (
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('accounts').select('phone').where('account_id', '=', accountId).executeTakeFirstOrThrow(),
    )
  ).phone;

describe('the account row (contract 20 §1.6)', () => {
  test('is made with the extension, follows it and goes with it', async () => {
    const uuid = await create({
      extension: '1001',
      display_name: 'Ann',
      fax_email: 'ann@acme.example',
      user_id: acme.userId,
    });
    expect(await accountRow(uuid)).toMatchObject({
      tenant_id: acme.tenantId,
      type: 'extension',
      phone: '1001',
      first_name: 'Ann',
      email: 'ann@acme.example',
      created_by: acme.userId,
      active: true,
    });
    await ask('PUT', `/${uuid}`, {
      extension: '1002',
      display_name: 'Bob',
      user_id: null,
      fax_email: '',
      enabled: false,
    });
    expect(await accountRow(uuid)).toMatchObject({
      phone: '1002',
      first_name: 'Bob',
      email: '',
      created_by: null,
      active: false,
    });
    await ask('DELETE', `/${uuid}`);
    expect(await accountRow(uuid)).toBeUndefined();
  });
});

describe('registrations', () => {
  let uuid: string;
  let number = 1100;
  const dropped = vi.fn();

  beforeEach(async () => {
    uuid = await create({ extension: String(++number), password: 'first-secret' });
    vi.spyOn(server.platform.engine, 'dropRegistrations').mockImplementation(async (of) => dropped(of));
    dropped.mockClear();
  });

  /** Changes are followed in their order: once a later one has shown its effect, the earlier ones have had theirs. */
  async function droppedUntilNow(): Promise<unknown[]> {
    const last = await create({ extension: String(++number) });
    await ask('DELETE', `/${last}`);
    await vi.waitFor(() => expect(dropped).toHaveBeenCalledWith({ extensionUuid: last }));
    return dropped.mock.calls.flat().filter((of) => of.extensionUuid !== last);
  }

  test.each([{ enabled: false }, { extension_type: 'fax' }, { password: 'second-secret' }])(
    'are dropped by %j',
    async (body) => {
      expect((await ask('PUT', `/${uuid}`, body)).status).toBe(200);
      await vi.waitFor(() => expect(dropped.mock.calls).toEqual([[{ extensionUuid: uuid }]]));
    },
  );

  test('are dropped with the extension', async () => {
    await ask('DELETE', `/${uuid}`);
    await vi.waitFor(() => expect(dropped.mock.calls).toEqual([[{ extensionUuid: uuid }]]));
  });

  test.each([{ do_not_disturb: true }, { password: 'first-secret' }, { password: '********' }, { enabled: true }])(
    'stay with %j',
    async (body) => {
      expect((await ask('PUT', `/${uuid}`, body)).status).toBe(200);
      expect(await droppedUntilNow()).toEqual([]);
    },
  );

  test('stay when the write is refused', async () => {
    expect((await ask('PUT', `/${uuid}`, { enabled: false, user_id: globex.userId })).status).toBe(422);
    expect(await droppedUntilNow()).toEqual([]);
  });

  test('are counted per extension, with one question to the engine', async () => {
    const contact = {
      tenantId: acme.tenantId,
      domainName: acme.domain,
      extensionUuid: uuid,
      extension: String(number),
      contact: 'sip:x@192.0.2.1',
      networkIp: '192.0.2.1',
      networkPort: 5060,
      transport: 'udp',
      userAgent: 'phone',
      expiresAt: Date.now() + 60_000,
      behindNat: false,
      pingMs: null,
    };
    const asked = vi.spyOn(server.platform.engine, 'registrations').mockResolvedValue([contact, contact]);
    const rows: { extension_uuid: string; registered: boolean; registration_count: number }[] = (await ask('GET', ''))
      .body;
    expect(asked.mock.calls).toEqual([[acme.tenantId]]);
    const registered = rows.filter((row) => row.registered);
    expect(registered.map((row) => [row.extension_uuid, row.registration_count])).toEqual([[uuid, 2]]);
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject({ registered: true, registration_count: 2 });
    asked.mockRejectedValue(new Error('away'));
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject({ registered: false, registration_count: 0 });
    asked.mockRestore();
  });
});

describe('what still points at it: X-Dangling-References', () => {
  test('renumbering names forwards to the old number', async () => {
    const uuid = await create({ extension: '1201', number_alias: '1901' });
    await create({ extension: '1202', forward_busy_destination: '1201 XML x', limit_destination: '1901' });
    await create({ extension: '1203', forward_no_answer_destination: uuid });
    await create({ extension: '1201', forward_busy_destination: '1202' }, globex.adminToken);
    const moved = await ask('PUT', `/${uuid}`, { extension: '1204' });
    expect(moved.headers.get('x-dangling-references')).toBe('Extension(s): 1202 (forward_busy_destination)');
    expect((await ask('PUT', `/${uuid}`, { description: 'x' })).headers.get('x-dangling-references')).toBeNull();
    const deleted = await ask('DELETE', `/${uuid}`);
    expect(deleted.headers.get('x-dangling-references')).toBe(
      'Extension(s): 1202 (limit_destination), 1203 (forward_no_answer_destination)',
    );
  });

  test('a fax account on the number stays and is named', async () => {
    const uuid = await create({ extension: '1210' });
    const accountId = await makeFaxAccount(acme.tenantId, 'on-1210', '1210');
    const deleted = await ask('DELETE', `/${uuid}`);
    expect(deleted.headers.get('x-dangling-references')).toBe(`Fax Account(s): ${accountId}`);
    expect(await phoneOf(accountId)).toBe('1210');
  });
});

describe('assign (contract 20 §1.5)', () => {
  const assign = (uuid: string, body: unknown, token?: string) => ask('POST', `/${uuid}/assign`, body, token);

  test('to a user and away from him', async () => {
    const uuid = await create({ extension: '1301' });
    const answer = await assign(uuid, { user_id: acme.userId });
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    const linked = { linked_user_id: acme.userId, linked_username: 'user@acme.example' };
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject(linked);
    await assign(uuid, { user_id: null });
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject({ linked_user_id: null, linked_username: null });
  });

  test('to a fax account and away from it', async () => {
    const uuid = await create({ extension: '1302' });
    const accountId = await makeFaxAccount(acme.tenantId, 'office');
    expect((await assign(uuid, { account_id: accountId })).status).toBe(200);
    const assigned = { assigned_account_id: accountId, assigned_to: 'Fax office' };
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject(assigned);
    expect(await phoneOf(accountId)).toBe('1302');
    await ask('PUT', `/${uuid}`, { extension: '1303' });
    expect(await phoneOf(accountId)).toBe('1303');
    await assign(uuid, { account_id: null });
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject({ assigned_account_id: null, assigned_to: null });
    expect(await phoneOf(accountId)).toBe('');
  });

  test('an extension is one account’s line: 409; an account’s line may change', async () => {
    const [first, second] = [await create({ extension: '1311' }), await create({ extension: '1312' })];
    const [a, b] = [await makeFaxAccount(acme.tenantId, 'a'), await makeFaxAccount(acme.tenantId, 'b')];
    await assign(first, { account_id: a });
    const taken = await assign(first, { account_id: b });
    expect([taken.status, taken.body.message]).toEqual([
      409,
      'Extension 1311 is already assigned to another fax account.',
    ]);
    expect((await assign(first, { account_id: a })).status).toBe(200);
    expect((await assign(second, { account_id: a })).status).toBe(200);
    expect((await ask('GET', `/${first}`)).body.assigned_account_id).toBeNull();
    expect((await ask('GET', `/${second}`)).body.assigned_account_id).toBe(a);
  });

  test('a fax account that has the number as its phone counts as well', async () => {
    const uuid = await create({ extension: '1321' });
    await makeFaxAccount(acme.tenantId, 'by-phone', '1321');
    const other = await makeFaxAccount(acme.tenantId, 'other');
    expect((await assign(uuid, { account_id: other })).status).toBe(409);
  });

  test('exactly one key: else 400', async () => {
    const uuid = await create({ extension: '1331' });
    for (const body of [{}, { user_id: acme.userId, account_id: 1 }, { user_id: null, colour: 'red' }]) {
      expect((await assign(uuid, body)).status).toBe(400);
    }
    expect((await ask('GET', `/${uuid}`)).body.linked_user_id).toBeNull();
  });

  test('what is not of the tenant is not found', async () => {
    const uuid = await create({ extension: '1341' });
    const foreign = await makeFaxAccount(globex.tenantId, 'foreign');
    const user = await assign(uuid, { user_id: globex.userId });
    expect([user.status, user.body.message]).toEqual([404, 'User not found']);
    const account = await assign(uuid, { account_id: foreign });
    expect([account.status, account.body.message]).toEqual([404, 'Fax account not found']);
    expect((await assign(uuid, { account_id: foreign }, server.adminToken)).status).toBe(404);
    expect((await assign(uuid, { user_id: acme.userId }, acme.userToken)).status).toBe(403);
  });

  test('extensions that are no line: numeric order, plus the line of the excluded account', async () => {
    const tenant = await server.makeTenant('initech');
    const [first, second] = [
      await create({ extension: '1000' }, tenant.adminToken),
      await create({ extension: '200' }, tenant.adminToken),
    ];
    const accountId = await makeFaxAccount(tenant.tenantId, 'initech');
    await assign(first, { account_id: accountId }, tenant.adminToken);
    const free = async (query = '') =>
      (await ask('GET', `/available_for_fax${query}`, undefined, tenant.adminToken)).body;
    expect(await free()).toEqual([{ extension_uuid: second, extension: '200' }]);
    expect(await free(`?exclude_account_id=${accountId}`)).toEqual([
      { extension_uuid: second, extension: '200' },
      { extension_uuid: first, extension: '1000' },
    ]);
  });
});

describe('end users (contract 20 §0.1, §1.7)', () => {
  let own: string;
  let foreign: string;
  const asUser = (method: string, path: string, body?: unknown) => ask(method, path, body, acme.userToken);

  const grant = (keys: string) =>
    server.request('PUT', `/users/${acme.userId}`, { token: server.adminToken, body: { user_permission: keys } });

  beforeAll(async () => {
    own = await create({ extension: '1401', user_id: acme.userId });
    foreign = await create({ extension: '1402' });
  });

  test('write the call settings of their own extension', async () => {
    const body = {
      effective_caller_id_name: 'Me',
      do_not_disturb: true,
      follow_me_enabled: false,
      forward_all_enabled: true,
      forward_all_destination: '1402',
      forward_busy_enabled: true,
      forward_no_answer_destination: '1402',
      forward_user_not_registered_enabled: false,
      extension_uuid: own,
    };
    const answer = await asUser('PUT', `/${own}`, body);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({ ...body, extension: '1401' });
    expect(answer.body).not.toHaveProperty('password');
  });

  test.each([
    { password: 'my-own-secret' },
    { extension: '1499' },
    { outbound_caller_id_number: '+441632960000' },
    { do_not_disturb: false, user_id: 1 },
    { toll_allow: 'international' },
    { enabled: false },
  ])('%j is 403', async (body) => {
    const before = (await ask('GET', `/${own}`)).body;
    expect((await asUser('PUT', `/${own}`, body)).status).toBe(403);
    expect((await ask('GET', `/${own}`)).body).toEqual(before);
  });

  test('write no other extension, make and delete none', async () => {
    for (const [method, path, body] of [
      ['PUT', `/${foreign}`, { do_not_disturb: true }],
      ['POST', '', { extension: '1499' }],
      ['DELETE', `/${own}`],
      ['POST', `/${own}/assign`, { user_id: null }],
    ] as const) {
      const answer = await asUser(method, path, body);
      expect([answer.status, answer.body.message]).toEqual([
        403,
        'User not permitted (fpbx_extension) to perform required action',
      ]);
    }
  });

  test('without the feature key see their own extension alone', async () => {
    expect((await grant('contacts')).status).toBe(200);
    expect((await asUser('GET', `/${own}`)).status).toBe(200);
    expect((await asUser('GET', `/${foreign}`)).status).toBe(403);
    expect((await asUser('GET', '')).status).toBe(403);
    expect((await asUser('GET', '/next_available')).status).toBe(403);
  });

  test('with it list what is linked to them', async () => {
    expect((await grant('fpbx_extension')).status).toBe(200);
    const rows: { extension_uuid: string }[] = (await asUser('GET', '')).body;
    expect(rows.map((row) => row.extension_uuid)).toEqual([own]);
    expect((await asUser('GET', `/${foreign}`)).status).toBe(404);
    const free: { extension_uuid: string }[] = (await asUser('GET', '/available_for_fax')).body;
    expect(free.map((row) => row.extension_uuid)).toEqual([own]);
  });
});

describe('call settings of a user (contract 10 §5.6)', () => {
  const writer = (trx: Parameters<Parameters<TestServer['db']['transaction']>[1]>[0]) => ({
    trx,
    caller: { ...CALLER, userId: globex.userId, tenantId: globex.tenantId },
    audit: async () => undefined,
    emit: async () => undefined,
  });
  const CALLER = {
    kind: 'U',
    userId: 0,
    tenantId: 0,
    username: 'x',
    email: 'x@example.com',
    permissions: new Set<string>(),
    featureKeys: new Set<string>(),
    credential: 'bearer',
    jti: null,
    impersonatorId: null,
    mfaPending: false,
    timeZone: { offsetSeconds: 0 },
  } as const;
  const write = (setting: Parameters<typeof writeCallSetting>[3], value: unknown) =>
    server.db.transaction({ kind: 'tenant', tenantId: globex.tenantId }, (trx) =>
      writeCallSetting(writer(trx), server.platform, globex.userId, setting, value),
    );
  const read = (setting: Parameters<typeof readCallSetting>[2]) =>
    server.db.transaction({ kind: 'tenant', tenantId: globex.tenantId }, (trx) =>
      readCallSetting(trx, globex.userId, setting),
    );

  test('need an extension linked to him', async () => {
    await expect(read('dnd')).rejects.toMatchObject({ status: 409 });
    await expect(write('dnd', true)).rejects.toMatchObject({ status: 409 });
  });

  test('go to every linked extension and are read from the first', async () => {
    const uuids = [
      await create({ extension: '1501', user_id: globex.userId }, globex.adminToken),
      await create({ extension: '1502', user_id: globex.userId }, globex.adminToken),
    ];
    await write('dnd', true);
    await write('forward_busy', '1503');
    expect(await read('dnd')).toBe(true);
    expect(await read('forward_busy')).toBe('1503');
    for (const uuid of uuids) {
      expect((await ask('GET', `/${uuid}`, undefined, globex.adminToken)).body).toMatchObject({
        do_not_disturb: true,
        forward_busy_enabled: true,
        forward_busy_destination: '1503',
        forward_all_enabled: false,
      });
    }
    await write('forward_busy', '');
    expect(await read('forward_busy')).toBe('');
  });

  test('a destination that is one of his own numbers or cannot be read is 400, for all of them', async () => {
    for (const value of ['1502', 'what?', { to: '1503' }, 'x'.repeat(300)]) {
      await expect(write('forward_all', value)).rejects.toMatchObject({ status: 400 });
    }
    expect(await read('forward_all')).toBe('');
    await expect(write('dnd', 'perhaps')).rejects.toMatchObject({ status: 400 });
  });
});
