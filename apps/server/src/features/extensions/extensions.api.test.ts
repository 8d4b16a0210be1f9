import { sql } from '@strowger/db';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TestTenant } from '../../testing/test-server.ts';
import { useExtensionBench } from './testing/extension-bench.ts';

const bench = useExtensionBench();
const { ask, create } = bench;

describe('create (contract 20 §0.3, §1.2)', () => {
  test('answers the uuid in an object; every default is filled in', async () => {
    const uuid = await create({ extension: '1001' });
    const { status, body } = await ask('GET', `/${uuid}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      extension_uuid: uuid,
      extension: '1001',
      number_alias: null,
      effective_caller_id_name: '1001',
      effective_caller_id_number: '1001',
      outbound_caller_id_name: null,
      directory_visible: true,
      directory_exten_visible: true,
      call_timeout: 30,
      toll_allow: null,
      accountcode: bench.acme.domain,
      user_context: bench.acme.domain,
      do_not_disturb: false,
      user_record: 'none',
      follow_me_enabled: false,
      forward_all_enabled: false,
      forward_all_destination: null,
      extension_type: 'voice',
      enabled: true,
      limit_max: 5,
      max_registrations: 10,
      call_screen_enabled: false,
      linked_user_id: null,
      follow_me_uuid: null,
      registered: false,
      registration_count: 0,
    });
    expect(body.password).toMatch(/^[A-Za-z0-9]{16}$/);
  });

  test('the portal’s and n8n’s forms: alias, loose types, fields of other modules', async () => {
    const uuid = await create({
      extension: 1002,
      password: 'verysecret',
      display_name: 'Ann Smith',
      call_timeout: '45',
      do_not_disturb: '1',
      enabled: 'true',
      user_id: '',
      outbound_caller_id_number: '',
      device_profile_name: 'x',
      linked_username: 'y',
      unknown_but_empty: [],
    });
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject({
      extension: '1002',
      password: 'verysecret',
      effective_caller_id_name: 'Ann Smith',
      call_timeout: 45,
      do_not_disturb: true,
      outbound_caller_id_number: null,
    });
  });

  test.each([
    [{}, 'extension'],
    [{ extension: '1' }, 'extension'],
    [{ extension: '1003', password: '1003' }, 'password'],
    [{ extension: '100300', password: '100300' }, 'password'],
    [{ extension: '1003', call_timeout: 3 }, 'call_timeout'],
    [{ extension: '1003', forward_all_enabled: true }, 'forward_all_destination'],
    [{ extension: '1003', forward_busy_destination: '1003' }, 'forward_busy_destination'],
    [{ extension: '1003', forward_busy_destination: 'what?' }, 'forward_busy_destination'],
    [{ extension: '1003', absolute_codec_string: 'MP3' }, 'absolute_codec_string'],
    [{ extension: '1003', auth_acl: 'nowhere' }, 'auth_acl'],
    [{ extension: '1003', hold_music: '/etc/passwd' }, 'hold_music'],
    [{ extension: '1003', number_alias: '1003' }, 'number_alias'],
    [{ extension: '1003', shoe_size: 43 }, 'shoe_size'],
  ])('%j is 400 and names %s', async (body, field) => {
    const answer = await ask('POST', '', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.map((detail: { field: string }) => detail.field)).toContain(field);
    expect((await ask('GET', '?search=1003')).body).toEqual([]);
  });

  test('a user of another tenant is 422 like one that does not exist', async () => {
    for (const user_id of [bench.globex.userId, 2_000_000]) {
      expect((await ask('POST', '', { extension: '1003', user_id })).status).toBe(422);
    }
  });

  test('a super admin may name the tenant, a tenant admin only his own', async () => {
    const uuid = await create({ extension: '1001', tenant_id: bench.globex.tenantId }, bench.server.adminToken);
    expect((await ask('GET', `/${uuid}`, undefined, bench.globex.adminToken)).status).toBe(200);
    expect((await ask('POST', '', { extension: '1004', tenant_id: bench.globex.tenantId })).status).toBe(403);
    expect((await ask('POST', '', { extension: '1004', tenant_id: 2_000_000 }, bench.server.adminToken)).status).toBe(
      422,
    );
    await create({ extension: '1004', tenant_id: bench.acme.tenantId });
  });
});

describe('update', () => {
  test('changes what it names, answers the full object', async () => {
    const uuid = await create({ extension: '1100', description: 'Desk' });
    const before = (await ask('GET', `/${uuid}`)).body;
    const answer = await ask('PUT', `/${uuid}`, { forward_busy_enabled: true, forward_busy_destination: '1001 XML x' });
    expect(answer.status).toBe(200);
    const changed = { forward_busy_enabled: true, forward_busy_destination: '1001 XML x' };
    expect(answer.body).toEqual({ ...before, ...changed });
    expect((await ask('GET', `/${uuid}`)).body).toEqual(answer.body);
  });

  test('GET and PUT of the whole object changes nothing', async () => {
    const uuid = await create({
      extension: '1101',
      number_alias: '1901',
      display_name: 'Bob',
      call_group: 'sales,support',
      forward_all_enabled: true,
      forward_all_destination: '+441632960000',
      auth_acl: '192.0.2.0/24',
      absolute_codec_string: 'PCMA,PCMU',
      user_id: bench.acme.userId,
    });
    const before = (await ask('GET', `/${uuid}`)).body;
    const row = (await ask('GET', '?search=1101')).body[0];
    for (const body of [before, row, { ...before, password: '********' }, { ...before, password: '' }]) {
      const answer = await ask('PUT', `/${uuid}`, body);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.body).toEqual(before);
    }
  });

  test('a write that says what is already so is told to nobody', async () => {
    const uuid = await create({ extension: '1102' });
    await ask('PUT', `/${uuid}`, { call_timeout: 30 });
    const events = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select('event_id').where(sql<boolean>`${uuid}::uuid = any(extension_uuids)`).execute(),
    );
    expect(events).toHaveLength(1);
  });

  test('wrong values are 400 and change nothing', async () => {
    const uuid = await create({ extension: '1103', number_alias: '1903' });
    const before = (await ask('GET', `/${uuid}`)).body;
    for (const body of [
      { description: 'x', forward_no_answer_destination: '1903' },
      { description: 'x', forward_no_answer_destination: uuid },
      { forward_all_enabled: true },
      { password: '1103' },
      { extension: '1103x' },
      { call_timeout: 601 },
    ]) {
      expect((await ask('PUT', `/${uuid}`, body)).status).toBe(400);
    }
    expect((await ask('GET', `/${uuid}`)).body).toEqual(before);
  });

  test('a forward to what becomes its own number is 400', async () => {
    const uuid = await create({ extension: '1104', forward_busy_destination: '1105' });
    expect((await ask('PUT', `/${uuid}`, { extension: '1105' })).status).toBe(400);
  });

  test('tenant and domain never change', async () => {
    const uuid = await create({ extension: '1106' });
    const body = {
      tenant_id: bench.globex.tenantId,
      domain_uuid: '4f0d3a52-1d6f-4a37-9a0e-6f4f7b3b0001',
      description: 'x',
    };
    const answer = await ask('PUT', `/${uuid}`, body, bench.server.adminToken);
    expect(answer.body).toMatchObject({
      tenant_id: bench.acme.tenantId,
      domain_name: bench.acme.domain,
      description: 'x',
    });
    expect((await ask('PUT', `/${uuid}`, body)).status).toBe(403);
    expect((await ask('PUT', `/${uuid}`, { ...body, tenant_id: String(bench.acme.tenantId) })).status).toBe(200);
  });
});

describe('secrets (contract 20 §0.5)', () => {
  test('never in a list, the audit log or an event; not for end users', async () => {
    const password = 'Sup3rs3cret-Phrase';
    const uuid = await create({ extension: '1200', password, user_id: bench.acme.userId });
    await ask('PUT', `/${uuid}`, { password: `${password}-2`, description: 'x' });
    for (const path of ['', `?search=1200`, '/available_for_fax']) {
      const answer = await ask('GET', path);
      expect(answer.text).not.toContain(password);
      for (const row of answer.body) expect(row).not.toHaveProperty('password');
    }
    const own = await ask('GET', `/${uuid}`, undefined, bench.acme.userToken);
    expect(own.status).toBe(200);
    expect(own.body).not.toHaveProperty('password');
    const traces = await bench.server.db.transaction({ kind: 'all' }, async (trx) => [
      await trx.selectFrom('audit').selectAll().execute(),
      await trx.selectFrom('events').selectAll().execute(),
      await trx.selectFrom('extensions').selectAll().execute(),
      await trx.selectFrom('activities').selectAll().execute(),
    ]);
    expect(JSON.stringify(traces)).not.toContain(password);
  });

  test('a new one is taken, an empty or masked one keeps it', async () => {
    const uuid = await create({ extension: '1201', password: 'first-secret' });
    for (const keep of ['', null, '********']) {
      expect((await ask('PUT', `/${uuid}`, { password: keep })).body.password).toBe('first-secret');
    }
    expect((await ask('PUT', `/${uuid}`, { password: 'second-secret' })).body.password).toBe('second-secret');
  });
});

describe('delete', () => {
  test('answers true; the number is free again', async () => {
    const uuid = await create({ extension: '1300', number_alias: '1301' });
    const answer = await ask('DELETE', `/${uuid}`);
    expect([answer.status, answer.body]).toEqual([200, true]);
    expect((await ask('GET', `/${uuid}`)).status).toBe(404);
    expect((await ask('DELETE', `/${uuid}`)).status).toBe(404);
    await create({ extension: '1301' });
  });
});

describe('list (contract 20 §1.3)', () => {
  let tenant: TestTenant;
  const list = async (query = '', token = tenant.adminToken) => (await ask('GET', query, undefined, token)).body;
  const numbers = async (query = '') => (await list(query)).map((row: { extension: string }) => row.extension);

  beforeAll(async () => {
    tenant = await bench.server.makeTenant('initech');
    await create({ extension: '1010', display_name: 'Peter', enabled: false }, tenant.adminToken);
    await create({ extension: '200', display_name: 'Milton', description: 'Basement 100%' }, tenant.adminToken);
    await create({ extension: '99', extension_type: 'fax', fax_email: 'fax@initech.example' }, tenant.adminToken);
  });

  test('rows in the order of numbers, with the contract’s columns', async () => {
    const rows = await list();
    expect(rows.map((row: { extension: string }) => row.extension)).toEqual(['99', '200', '1010']);
    const columns = [
      ...['domain_uuid', 'extension_uuid', 'extension', 'number_alias', 'effective_caller_id_name'],
      ...['effective_caller_id_number', 'outbound_caller_id_name', 'outbound_caller_id_number', 'call_timeout'],
      ...['call_group', 'do_not_disturb', 'user_record', 'forward_all_enabled', 'forward_all_destination'],
      ...['follow_me_enabled', 'enabled', 'description', 'assigned_account_id', 'assigned_to', 'fax_email'],
      ...['extension_type', 'linked_user_id', 'linked_username'],
    ];
    for (const column of columns) expect(rows[0]).toHaveProperty(column);
    expect(rows[0]).not.toHaveProperty('tenant_name');
    expect(rows[0]).toMatchObject({ enabled: true, call_timeout: 30, extension_type: 'fax' });
  });

  test('filters and search', async () => {
    expect(await numbers('?enabled=false')).toEqual(['1010']);
    expect(await numbers('?enabled=1')).toEqual(['99', '200']);
    expect(await numbers('?enabled=&extension_type=')).toEqual(['99', '200', '1010']);
    expect(await numbers('?extension_type=fax')).toEqual(['99']);
    expect(await numbers('?search=MILT')).toEqual(['200']);
    expect(await numbers('?search=100%25')).toEqual(['200']);
    expect(await numbers('?search=10')).toEqual(['200', '1010']);
    expect(await numbers('?search=nobody')).toEqual([]);
  });

  test('both styles of paging, the count, and another order', async () => {
    expect(await numbers('?page=2&per_page=2')).toEqual(['1010']);
    expect(await numbers('?limit=1&offset=1')).toEqual(['200']);
    expect(await numbers('?pageSize=1&pageIndex=2')).toEqual(['200', '1010']);
    expect(await numbers('?sort=extension&order=desc')).toEqual(['1010', '200', '99']);
    expect(await numbers('?sort=effective_caller_id_name')).toEqual(['99', '200', '1010']);
    expect(await list('?totalrows')).toBe(3);
    const answer = await ask('GET', '?limit=1', undefined, tenant.adminToken);
    expect(answer.headers.get('x-total-count')).toBe('3');
  });

  test('a super admin sees all with the company, or one tenant', async () => {
    const all = await list('', bench.server.adminToken);
    expect(new Set(all.map((row: { tenant_name: string }) => row.tenant_name))).toContain('acme');
    const one = await list(`?tenant_id=${tenant.tenantId}`, bench.server.adminToken);
    expect(one.map((row: { tenant_name: string }) => row.tenant_name)).toEqual(['initech', 'initech', 'initech']);
  });
});

describe('isolation (contract 20 §0.2)', () => {
  test('another tenant’s extension is 404 on every verb and in no list', async () => {
    const uuid = await create({ extension: '1400', description: 'secret plans' });
    const token = bench.globex.adminToken;
    for (const [method, path, body] of [
      ['GET', `/${uuid}`],
      ['PUT', `/${uuid}`, { description: 'x' }],
      ['DELETE', `/${uuid}`],
      ['POST', `/${uuid}/assign`, { user_id: bench.globex.userId }],
    ] as const) {
      const answer = await ask(method, path, body, token);
      expect([answer.status, answer.body.message]).toEqual([404, 'Extension not found']);
    }
    expect((await ask('GET', '', undefined, token)).text).not.toContain('secret plans');
    expect((await ask('GET', `?tenant_id=${bench.acme.tenantId}`, undefined, token)).body).toEqual([]);
    const hidden = await ask('GET', `/available_for_fax?tenant_id=${bench.acme.tenantId}`, undefined, token);
    expect(hidden.body).toEqual([]);
    expect((await ask('GET', `/${uuid}`)).body.description).toBe('secret plans');
  });

  test('a path that is no uuid is 404', async () => {
    for (const path of ['/1001', '/-1', '/4f0d3a52-1d6f-4a37-9a0e-6f4f7b3b0001']) {
      expect((await ask('GET', path)).status).toBe(404);
    }
  });
});

describe('traces of a write', () => {
  test('audit row with before and after, event for the directory', async () => {
    const uuid = await create({ extension: '1500', user_id: bench.acme.userId });
    await ask('PUT', `/${uuid}`, { do_not_disturb: true, password: 'another-secret' });
    await ask('DELETE', `/${uuid}`);
    const [audits, events] = await bench.server.db.transaction({ kind: 'all' }, async (trx) => [
      await trx.selectFrom('audit').selectAll().where('resource_id', '=', uuid).orderBy('audit_id').execute(),
      await trx
        .selectFrom('events')
        .selectAll()
        .where(sql<boolean>`${uuid}::uuid = any(extension_uuids)`)
        .orderBy('event_id')
        .execute(),
    ]);
    expect(audits.map((row) => [row.resource, row.action, row.tenant_id, row.username])).toEqual(
      ['create', 'update', 'delete'].map((action) => [
        'fpbx_extensions',
        action,
        bench.acme.tenantId,
        'admin@acme.example',
      ]),
    );
    expect(audits[1]).toMatchObject({ before: { do_not_disturb: false }, after: { do_not_disturb: true } });
    expect(events.map((event) => event.data)).toEqual([
      expect.objectContaining({
        resource: 'fpbx_extensions',
        id: uuid,
        action: 'created',
        user_id: bench.acme.adminId,
      }),
      expect.objectContaining({ action: 'updated', changed: ['do_not_disturb', 'password'] }),
      expect.objectContaining({ action: 'deleted' }),
    ]);
    expect(events[1]).toMatchObject({
      type: 'config.changed',
      tenant_id: bench.acme.tenantId,
      user_ids: [bench.acme.userId],
    });
  });
});
