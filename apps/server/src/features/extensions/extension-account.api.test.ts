import { describe, expect, test } from 'vitest';
import { useExtensionBench } from './testing/extension-bench.ts';

const bench = useExtensionBench();
const { ask, create } = bench;

const accountRow = (uuid: string) =>
  bench.server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('accounts').selectAll().where('extension_uuid', '=', uuid).executeTakeFirst(),
  );

async function makeFaxAccount(tenantId: number, username: string, phone = ''): Promise<number> {
  const row = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
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
    await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('accounts').select('phone').where('account_id', '=', accountId).executeTakeFirstOrThrow(),
    )
  ).phone;

describe('the account row (contract 20 §1.6)', () => {
  test('is made with the extension, follows it and goes with it', async () => {
    const uuid = await create({
      extension: '1001',
      display_name: 'Ann',
      fax_email: 'ann@acme.example',
      user_id: bench.acme.userId,
    });
    expect(await accountRow(uuid)).toMatchObject({
      tenant_id: bench.acme.tenantId,
      type: 'extension',
      phone: '1001',
      first_name: 'Ann',
      email: 'ann@acme.example',
      created_by: bench.acme.userId,
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

describe('what still points at it: X-Dangling-References', () => {
  test('renumbering names forwards to the old number', async () => {
    const uuid = await create({ extension: '1201', number_alias: '1901' });
    await create({ extension: '1202', forward_busy_destination: '1201 XML x', limit_destination: '1901' });
    await create({ extension: '1203', forward_no_answer_destination: uuid });
    await create({ extension: '1201', forward_busy_destination: '1202' }, bench.globex.adminToken);
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
    const accountId = await makeFaxAccount(bench.acme.tenantId, 'on-1210', '1210');
    const deleted = await ask('DELETE', `/${uuid}`);
    expect(deleted.headers.get('x-dangling-references')).toBe(`Fax Account(s): ${accountId}`);
    expect(await phoneOf(accountId)).toBe('1210');
  });
});

describe('assign (contract 20 §1.5)', () => {
  const assign = (uuid: string, body: unknown, token?: string) => ask('POST', `/${uuid}/assign`, body, token);

  test('to a user and away from him', async () => {
    const uuid = await create({ extension: '1301' });
    const answer = await assign(uuid, { user_id: bench.acme.userId });
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    const linked = { linked_user_id: bench.acme.userId, linked_username: 'user@acme.example' };
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject(linked);
    const ofUser = async () => (await ask('GET', `?user_id=${bench.acme.userId}`)).body;
    expect(await ofUser()).toMatchObject([{ extension_uuid: uuid }]);
    await assign(uuid, { user_id: null });
    expect(await ofUser()).toEqual([]);
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject({ linked_user_id: null, linked_username: null });
  });

  test('to a fax account and away from it', async () => {
    const uuid = await create({ extension: '1302' });
    const accountId = await makeFaxAccount(bench.acme.tenantId, 'office');
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
    const [a, b] = [await makeFaxAccount(bench.acme.tenantId, 'a'), await makeFaxAccount(bench.acme.tenantId, 'b')];
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
    await makeFaxAccount(bench.acme.tenantId, 'by-phone', '1321');
    const other = await makeFaxAccount(bench.acme.tenantId, 'other');
    expect((await assign(uuid, { account_id: other })).status).toBe(409);
  });

  test('exactly one key: else 400', async () => {
    const uuid = await create({ extension: '1331' });
    for (const body of [{}, { user_id: bench.acme.userId, account_id: 1 }, { user_id: null, colour: 'red' }]) {
      expect((await assign(uuid, body)).status).toBe(400);
    }
    expect((await ask('GET', `/${uuid}`)).body.linked_user_id).toBeNull();
  });

  test('what is not of the tenant is not found', async () => {
    const uuid = await create({ extension: '1341' });
    const foreign = await makeFaxAccount(bench.globex.tenantId, 'foreign');
    const user = await assign(uuid, { user_id: bench.globex.userId });
    expect([user.status, user.body.message]).toEqual([404, 'User not found']);
    const account = await assign(uuid, { account_id: foreign });
    expect([account.status, account.body.message]).toEqual([404, 'Fax account not found']);
    expect((await assign(uuid, { account_id: foreign }, bench.server.adminToken)).status).toBe(404);
    expect((await assign(uuid, { user_id: bench.acme.userId }, bench.acme.userToken)).status).toBe(403);
  });

  test('extensions that are no line: numeric order, plus the line of the excluded account', async () => {
    const tenant = await bench.server.makeTenant('initech');
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
