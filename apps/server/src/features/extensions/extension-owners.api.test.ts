import { beforeAll, describe, expect, test } from 'vitest';
import type { TestServer } from '../../testing/test-server.ts';
import { readCallSetting, writeCallSetting } from './call-settings.ts';
import { useExtensionBench } from './testing/extension-bench.ts';

const bench = useExtensionBench();
const { ask, create } = bench;

describe('end users (contract 20 §0.1, §1.7)', () => {
  let own: string;
  let foreign: string;
  const asUser = (method: string, path: string, body?: unknown) => ask(method, path, body, bench.acme.userToken);

  const grant = (keys: string) =>
    bench.server.request('PUT', `/users/${bench.acme.userId}`, {
      token: bench.server.adminToken,
      body: { user_permission: keys },
    });

  beforeAll(async () => {
    own = await create({ extension: '1401', user_id: bench.acme.userId });
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
    caller: { ...CALLER, userId: bench.globex.userId, tenantId: bench.globex.tenantId },
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
    bench.server.db.transaction({ kind: 'tenant', tenantId: bench.globex.tenantId }, (trx) =>
      writeCallSetting(writer(trx), bench.server.platform, bench.globex.userId, setting, value),
    );
  const read = (setting: Parameters<typeof readCallSetting>[2]) =>
    bench.server.db.transaction({ kind: 'tenant', tenantId: bench.globex.tenantId }, (trx) =>
      readCallSetting(trx, bench.globex.userId, setting),
    );

  test('need an extension linked to him', async () => {
    await expect(read('dnd')).rejects.toMatchObject({ status: 409 });
    await expect(write('dnd', true)).rejects.toMatchObject({ status: 409 });
  });

  test('go to every linked extension and are read from the first', async () => {
    const uuids = [
      await create({ extension: '1501', user_id: bench.globex.userId }, bench.globex.adminToken),
      await create({ extension: '1502', user_id: bench.globex.userId }, bench.globex.adminToken),
    ];
    await write('dnd', true);
    await write('forward_busy', '1503');
    expect(await read('dnd')).toBe(true);
    expect(await read('forward_busy')).toBe('1503');
    for (const uuid of uuids) {
      expect((await ask('GET', `/${uuid}`, undefined, bench.globex.adminToken)).body).toMatchObject({
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
