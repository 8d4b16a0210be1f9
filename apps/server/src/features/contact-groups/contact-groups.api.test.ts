import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  server = await startTestServer({ env: { STROWGER_WORKER: 'true' } });
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
}, 60_000);
afterAll(() => server.close());

const ask = (method: string, path: string, body?: unknown, token = acme.adminToken): Promise<TestAnswer> =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

async function made(path: string, fields: Record<string, unknown>, token?: string): Promise<number> {
  const { status, body, text } = await ask('POST', path, fields, token);
  if (status !== 200) throw new Error(`${status} ${text}`);
  expect(body).toEqual(expect.any(Number));
  return body;
}

const group = (name = 'Customers', token?: string) => made('/groups', { name }, token);

function upload(id: number, raw: string | Uint8Array<ArrayBuffer>, token = acme.adminToken): Promise<TestAnswer> {
  return server.request('POST', `/groups/${id}/csv`, { token, raw, headers: { 'content-type': 'text/csv' } });
}

const phonesOf = async (id: number, token?: string) =>
  (await ask('GET', `/groups/${id}/contacts`, undefined, token)).body.map((row: { phone: string }) => row.phone);

describe('a group of contacts (contract 30 §10)', () => {
  it('is made, counts its contacts, is changed and deleted; its contacts stay', async () => {
    const id = await group();
    const contact = await made('/contacts', { phone: '15551230001', group_id: id });
    const { body } = await ask('GET', `/groups/${id}`);
    expect(body).toEqual({
      group_id: id,
      tenant_id: acme.tenantId,
      user_id: acme.adminId,
      name: 'Customers',
      description: '',
      contact_total: 1,
      import: null,
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
    const changed = await ask('PUT', `/groups/${id}`, { ...body, name: 'Clients', contact_total: 99 });
    expect(changed.body).toMatchObject({ name: 'Clients', contact_total: 1 });
    expect((await ask('GET', `/groups?group_id=${id}`)).body).toEqual([
      { group_id: id, tenant_id: acme.tenantId, name: 'Clients', contact_total: 1 },
    ]);
    expect((await ask('DELETE', `/groups/${id}`)).body).toBe(true);
    expect((await ask('GET', `/groups/${id}`)).status).toBe(404);
    expect((await ask('GET', `/contacts/${contact}`)).status).toBe(200);
  });

  it('needs a name', async () => {
    expect((await ask('POST', '/groups', {})).status).toBe(400);
    expect((await ask('POST', '/groups', { name: ' ' })).status).toBe(400);
  });

  it('takes a contact once however often it is linked, and lets go of it', async () => {
    const id = await group();
    const contact = await made('/contacts', { phone: '15551230002' });
    for (let time = 0; time < 2; time += 1) {
      expect((await ask('PUT', `/contacts/${contact}/link/${id}`)).body).toMatchObject({ contact_id: contact });
    }
    expect((await ask('GET', `/groups/${id}`)).body.contact_total).toBe(1);
    expect((await ask('GET', `/contacts?group_id=${id}&totalrows`)).body).toBe(1);
    for (let time = 0; time < 2; time += 1) {
      expect((await ask('DELETE', `/contacts/${contact}/link/${id}`)).body).toBe(true);
    }
    expect((await ask('GET', `/groups/${id}`)).body.contact_total).toBe(0);
  });

  it('loses a contact that is deleted', async () => {
    const id = await group();
    const contact = await made('/contacts', { phone: '15551230003', group_id: id });
    await ask('DELETE', `/contacts/${contact}`);
    expect((await ask('GET', `/groups/${id}`)).body.contact_total).toBe(0);
    expect(await phonesOf(id)).toEqual([]);
    expect((await ask('PUT', `/contacts/${contact}/link/${id}`)).status).toBe(404);
  });

  it('is a tenant’s, and of end users their own; links need both sides', async () => {
    const [theirs, mine] = [await group('Theirs', globex.adminToken), await group('Mine', acme.userToken)];
    const contact = await made('/contacts', { phone: '15551230004' });
    for (const [method, path] of [
      ['GET', `/groups/${theirs}`],
      ['PUT', `/groups/${theirs}`],
      ['DELETE', `/groups/${theirs}`],
      ['GET', `/groups/${theirs}/contacts`],
      ['GET', `/groups/${theirs}/csv`],
      ['PUT', `/contacts/${contact}/link/${theirs}`],
      ['DELETE', `/contacts/${contact}/link/${theirs}`],
    ] as const) {
      expect([path, (await ask(method, path, method === 'PUT' ? {} : undefined)).status]).toEqual([path, 404]);
    }
    expect((await upload(theirs, '15551230005\n')).status).toBe(404);
    expect((await ask('POST', '/contacts', { phone: '1', group_id: theirs })).status).toBe(404);
    const asUser = (method: string, path: string) => ask(method, path, undefined, acme.userToken);
    expect((await asUser('GET', '/groups')).body.map((row: { group_id: number }) => row.group_id)).toEqual([mine]);
    expect((await asUser('PUT', `/contacts/${contact}/link/${mine}`)).status).toBe(404);
    expect((await ask('GET', `/groups?tenant_id=${globex.tenantId}`, undefined, server.adminToken)).body).toMatchObject(
      [{ group_id: theirs }],
    );
    for (const path of [
      '/groups',
      '/groups/1/contacts',
      '/groups/1/csv',
      '/contact_dncs',
      '/contact_dncs/contactdncs/csv',
    ]) {
      expect((await server.request('GET', path)).status).toBe(401);
    }
  });

  it('takes no contact of somebody who may not link, whichever way he asks', async () => {
    const mine = await group('Closed', acme.userToken);
    const contact = await made('/contacts', { phone: '15551230008' }, acme.userToken);
    const grants = async (method: 'PUT' | 'DELETE') => {
      for (const name of ['group', 'group_create']) {
        const { status } = await ask(method, `/roles/1/permissions/${name}`, undefined, server.adminToken);
        expect(status).toBe(200);
      }
    };
    await grants('DELETE');
    const token = acme.userToken;
    const answers = [
      await ask('PUT', `/contacts/${contact}/link/${mine}`, undefined, token),
      await ask('PUT', `/contacts/${contact}`, { group_id: mine }, token),
      await ask('POST', '/contacts', { phone: '15551230009', group_id: mine }, token),
    ];
    await grants('PUT');
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await ask('GET', `/groups/${mine}`)).body.contact_total).toBe(0);
    expect((await ask('GET', '/contacts?phone=15551230009&totalrows')).body).toBe(0);
  });

  it('is audited and told', async () => {
    const id = await group('Told');
    const audit = await ask('GET', `/audit?resource=groups&resource_id=${id}`, undefined, server.adminToken);
    expect(audit.body).toMatchObject([{ action: 'create', tenant_id: acme.tenantId }]);
    const activities = await ask('GET', `/users/activity/${acme.adminId}`);
    expect(activities.text).toContain('Create groups Told');
  });
});

describe('a file of contacts for a group', () => {
  it('is stored before the answer; the same digits are one contact, who takes over what is new', async () => {
    const id = await group();
    const first = await upload(id, '+1 555 200-0001,Ann\n15552000002,Bob,Roe\nnobody\n,Mail,,m@example.com\n');
    expect([first.status, first.body, first.headers.get('x-import-rejected')]).toEqual([200, id, '1']);
    expect((await ask('GET', `/groups/${id}`)).body.contact_total).toBe(3);
    const again = 'phone,email,last_name\n0015552000001,ann@example.com,Doe\n15552000003,,New\n,M@EXAMPLE.com,Only\n';
    expect((await upload(id, again)).headers.get('x-import-rejected')).toBe('0');
    const { body } = await ask('GET', `/groups/${id}/contacts?sort=contact_id&order=asc`);
    expect(body).toMatchObject([
      { phone: '0015552000001', first_name: 'Ann', last_name: 'Doe', email: 'ann@example.com' },
      { phone: '15552000002', first_name: 'Bob', last_name: 'Roe' },
      { phone: '', first_name: 'Mail', last_name: 'Only', email: 'M@EXAMPLE.com' },
      { phone: '15552000003', last_name: 'New' },
    ]);
    expect(body).toHaveLength(4);
  });

  it('comes out as it goes in, every cell quoted', async () => {
    const id = await group();
    await upload(id, '+15552100001,"Ann ""A""",Doe,a@example.com,"1, Main",x,y,z,=note\n');
    const file = await ask('GET', `/groups/${id}/csv`);
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="group_${id}.csv"`);
    expect(file.text).toBe(`"+15552100001","Ann ""A""","Doe","a@example.com","1, Main","x","y","z","'=note"\n`);
    const copy = await group('Copy');
    await upload(copy, file.text);
    expect((await ask('GET', `/groups/${copy}/csv`)).text).toBe(file.text);
  });

  it('may be UTF-16 with a byte order mark; in Latin-1 it is refused', async () => {
    const id = await group();
    expect((await upload(id, new Uint8Array(Buffer.from('\uFEFF15552200001\tJürgen\n', 'utf16le')))).status).toBe(200);
    expect((await ask('GET', `/groups/${id}/contacts`)).body).toMatchObject([{ first_name: 'Jürgen' }]);
    const refused = await upload(id, new Uint8Array(Buffer.from('15552200002,Jürgen\n', 'latin1')));
    expect([refused.status, refused.body.message]).toEqual([422, 'The file is not UTF-8: save it as CSV UTF-8']);
    expect((await upload(id, '')).status).toBe(411);
    expect((await upload(id, '15552200003,"open\n')).status).toBe(422);
  });

  it('that is long goes on after the answer, and tells how far it is', { timeout: 60_000 }, async () => {
    const id = await group('Long');
    const lines = Array.from({ length: 2500 }, (_, n) => `1555${String(3_000_000 + n)},Name ${n}`);
    const answer = await upload(id, `${lines.join('\n')}\nnobody\n`);
    expect([answer.status, answer.body, answer.headers.get('x-import-rejected')]).toEqual([200, id, '1']);
    await expect
      .poll(async () => (await ask('GET', `/groups/${id}`)).body, { timeout: 30_000 })
      .toMatchObject({ contact_total: 2500, import: { state: 'done', lines: 2500, lines_done: 2500, rejected: 1 } });
  });

  it('has a sample of two lines', async () => {
    for (const path of ['/groups/sample/csv', `/groups/${await group()}/sample/csv`]) {
      const { text, headers } = await ask('GET', path);
      expect(headers.get('content-disposition')).toBe('attachment; filename="contact_sample.csv"');
      expect(text.trim().split('\n')).toHaveLength(2);
    }
    const id = await group('From sample');
    await upload(id, (await ask('GET', '/groups/sample/csv')).text);
    expect((await ask('GET', `/groups/${id}`)).body.contact_total).toBe(2);
  });

  it('of an end user changes no contact of somebody else', async () => {
    const id = await group('Shared', acme.userToken);
    const theirs = await made('/contacts', { phone: '15552400001', first_name: 'Admin' });
    expect((await ask('PUT', `/contacts/${theirs}/link/${id}`)).status).toBe(200);
    await upload(id, '15552400001,User\n', acme.userToken);
    expect((await ask('GET', `/contacts/${theirs}`)).body.first_name).toBe('Admin');
    expect(await phonesOf(id, acme.userToken)).toEqual(['15552400001']);
  });
});

describe('the do-not-contact list (contract 30 §11)', () => {
  const dnc = (fields: Record<string, unknown>, token?: string) => made('/contact_dncs', fields, token);

  it('is the tenant’s: end users see it all and change their own', async () => {
    const [mine, theirs] = [
      await dnc({ phone: '15554000001' }, acme.userToken),
      await dnc({ email: 'No@example.com' }),
    ];
    const { body } = await ask('GET', '/contact_dncs', undefined, acme.userToken);
    expect(body).toEqual([
      {
        contact_dnc_id: theirs,
        tenant_id: acme.tenantId,
        first_name: '',
        last_name: '',
        phone: '',
        email: 'No@example.com',
      },
      {
        contact_dnc_id: mine,
        tenant_id: acme.tenantId,
        first_name: '',
        last_name: '',
        phone: '15554000001',
        email: '',
      },
    ]);
    expect((await ask('DELETE', `/contact_dncs/${theirs}`, undefined, acme.userToken)).status).toBe(403);
    expect((await ask('PUT', `/contact_dncs/${mine}`, { first_name: 'Ann' }, acme.userToken)).body).toMatchObject({
      first_name: 'Ann',
    });
    expect((await ask('DELETE', `/contact_dncs/${mine}`, undefined, acme.userToken)).body).toBe(true);
    expect((await ask('GET', `/contact_dncs/${mine}`)).status).toBe(404);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await ask(method, `/contact_dncs/${theirs}`, method === 'PUT' ? {} : undefined, globex.adminToken);
      expect(answer.status).toBe(404);
    }
    expect((await ask('POST', '/contact_dncs', { first_name: 'Nobody' })).status).toBe(400);
  });

  it('has a number once in a tenant, however it is written', async () => {
    await dnc({ phone: '+1 555 400-0002' });
    const again = await ask('POST', '/contact_dncs', { phone: '0015554000002' });
    expect([again.status, again.body.message]).toEqual([409, '0015554000002 is on the do-not-contact list already']);
    await dnc({ phone: '15554000002' }, globex.adminToken);
  });

  it('of all tenants is the super admin’s', async () => {
    const id = await dnc({ phone: '15554000003', tenant_id: 0 }, server.adminToken);
    expect((await ask('GET', `/contact_dncs/${id}`, undefined, server.adminToken)).body.tenant_id).toBe(0);
    expect((await ask('GET', `/contact_dncs/${id}`)).status).toBe(404);
    expect((await ask('GET', '/contact_dncs')).text).not.toContain('15554000003');
    const own = await dnc({ phone: '15554000003', tenant_id: 0 });
    expect((await ask('GET', `/contact_dncs/${own}`)).body.tenant_id).toBe(acme.tenantId);
    expect((await ask('POST', '/contact_dncs', { phone: '1', tenant_id: globex.tenantId })).status).toBe(403);
  });

  const importFile = (raw: string | Uint8Array<ArrayBuffer>, token = acme.adminToken) =>
    server.request('POST', '/contact_dncs/import/csv', { token, raw, headers: { 'content-type': 'text/csv' } });

  it('is imported, all of a file or nothing, and exported', async () => {
    const { tenantId, adminToken: token } = await server.makeTenant('umbrella');
    expect((await importFile('first_name,last_name,phone\nAnn,Doe,+15554100001\nBob,,15554100002\n', token)).body).toBe(
      2,
    );
    expect((await importFile('0015554100001\n15554100003\n15554100003\n', token)).body).toBe(1);
    const bad = await importFile('15554100004\nAnn,Doe,none\n', token);
    expect([bad.status, bad.body.error.details]).toEqual([
      422,
      [{ field: 'line 2', message: 'has no telephone number' }],
    ]);
    const file = await ask('GET', '/contact_dncs/contactdncs/csv', undefined, token);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="export_dnc.csv"');
    expect(file.text).toBe('"Ann","Doe","+15554100001"\n"Bob","","15554100002"\n"","","15554100003"\n');
    expect((await ask('GET', `/contact_dncs?tenant_id=${tenantId}&totalrows`, undefined, server.adminToken)).body).toBe(
      3,
    );
    expect((await importFile('', token)).status).toBe(411);
    const latin1 = Buffer.from('J\xfcrgen,Doe,15554100005\n', 'latin1');
    const wrong = await importFile(latin1, token);
    expect([wrong.status, wrong.body.error.message]).toEqual([422, 'The file is not UTF-8: save it as CSV UTF-8']);
  });

  it('comes out as it goes in, also beside people who are known by their addresses alone', async () => {
    const { adminToken: token } = await server.makeTenant('tyrell');
    await made('/contact_dncs', { email: 'roy@example.com', first_name: 'Roy' }, token);
    await made('/contact_dncs', { phone: '15554100006', first_name: 'Pris' }, token);
    const { text } = await ask('GET', '/contact_dncs/contactdncs/csv', undefined, token);
    expect(text).toBe('"Pris","","15554100006"\n');
    expect((await importFile(text, (await server.makeTenant('wallace')).adminToken)).body).toBe(1);
  });
});
