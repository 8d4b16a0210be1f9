import { unzipSync } from 'fflate';
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

async function made(path: string, fields: Record<string, unknown>, token?: string): Promise<number> {
  const { status, body, text } = await ask('POST', path, fields, token);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body;
}

interface Sent {
  readonly type?: string;
  readonly name?: string;
  readonly token?: string;
  readonly method?: string;
}

function attach(id: number, content: string | Uint8Array<ArrayBuffer>, sent: Sent = {}): Promise<TestAnswer> {
  const { type = 'text/plain', name = '', token = acme.adminToken, method = 'POST' } = sent;
  const headers = { 'content-type': type, ...(name === '' ? {} : { 'x-filename': name }) };
  return server.request(method, `/templates/${id}/media`, { token, raw: content, headers });
}

const media = (id: number, token = acme.adminToken) =>
  fetch(`${server.url}/api/templates/${id}/media`, { headers: { authorization: `Bearer ${token}` } });

describe('a template (contract 30 §15)', () => {
  it('is made, shows everything, and its text follows its body until somebody writes one', async () => {
    const body = '<p>Dear <b>Ann</b>,</p><p onclick="x()">good&nbsp;day<script>alert(1)</script></p>';
    const id = await made('/templates', { name: 'Offer', subject: 'Our offer', body });
    const { body: object } = await ask('GET', `/messages/templates/${id}`);
    const clean = '<p>Dear <b>Ann</b>,</p><p>good\u00a0day</p>';
    expect(object).toEqual({
      template_id: id,
      tenant_id: acme.tenantId,
      user_id: acme.adminId,
      name: 'Offer',
      type: '',
      description: '',
      subject: 'Our offer',
      body: clean,
      body_alt: 'Dear Ann,\ngood day',
      attachment: [],
      length: clean.length,
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
    const next = await ask('PUT', `/templates/${id}`, { ...object, body: '<h1>New</h1>' });
    expect(next.body).toMatchObject({ body: '<h1>New</h1>', body_alt: 'New' });
    await ask('PUT', `/templates/${id}`, { body_alt: 'By hand' });
    expect((await ask('PUT', `/templates/${id}`, { body: '<p>Newer</p>' })).body.body_alt).toBe('By hand');
    expect((await ask('GET', `/templates?template_id=${id}`)).body).toEqual([
      {
        template_id: id,
        tenant_id: acme.tenantId,
        name: 'Offer',
        subject: 'Our offer',
        type: '',
        length: 12,
        description: '',
      },
    ]);
    expect((await ask('DELETE', `/templates/${id}`)).body).toBe(true);
    expect((await ask('GET', `/templates/${id}`)).status).toBe(404);
  });

  it('has attachments: one as it is, several as a ZIP', async () => {
    const id = await made('/templates', { name: 'Files' });
    expect((await media(id)).status).toBe(404);
    expect((await attach(id, 'first', { name: 'a.txt' })).body).toBe(id);
    const one = await media(id);
    expect([await one.text(), one.headers.get('content-disposition'), one.headers.get('content-type')]).toEqual([
      'first',
      'attachment; filename="a.txt"',
      'text/plain',
    ]);
    await attach(id, 'second', { name: '../../etc/a.txt' });
    expect((await ask('GET', `/templates/${id}`)).body.attachment).toEqual(['a.txt', 'a.txt']);
    const several = await media(id);
    expect(several.headers.get('content-disposition')).toBe('attachment; filename="Files.zip"');
    const entries = Object.entries(unzipSync(new Uint8Array(await several.arrayBuffer())));
    expect(entries.map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual([
      ['a.txt', 'first'],
      ['a (2).txt', 'second'],
    ]);
    expect((await attach(id, 'third', { name: 'only.txt', method: 'PUT' })).body).toBe(id);
    expect((await ask('GET', `/templates/${id}`)).body.attachment).toEqual(['only.txt']);
  });

  it.each([
    ['by its type', 'application/x-msdownload', 'setup', 'text'],
    ['by its name', 'application/octet-stream', 'invoice.pdf.exe', 'text'],
    ['by its content', 'application/pdf', 'invoice.pdf', 'MZ\u0090\u0000'],
    ['that is a script', 'text/plain', 'readme', '#!/bin/sh\n'],
  ])('takes no program, known %s', async (_how, type, name, content) => {
    const id = await made('/templates', { name: 'No programs' });
    expect((await attach(id, content, { type, name })).status).toBe(415);
    expect((await ask('GET', `/templates/${id}`)).body.attachment).toEqual([]);
  });

  it('has at most ten attachments of 25 MB together', async () => {
    const id = await made('/templates', { name: 'Limits' });
    expect((await attach(id, '')).status).toBe(411);
    expect((await attach(id, new Uint8Array(26 * 1024 * 1024).fill(65))).status).toBe(413);
    for (let nth = 0; nth < 10; nth += 1) expect((await attach(id, 'x')).status).toBe(200);
    expect((await attach(id, 'x')).status).toBe(409);
  });

  it('is the tenant’s, of end users their own', async () => {
    const theirs = await made('/templates', { name: 'Theirs' }, globex.adminToken);
    const admins = await made('/templates', { name: 'Admins' });
    for (const [id, token] of [
      [theirs, acme.adminToken],
      [admins, acme.userToken],
    ] as const) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        expect((await ask(method, `/templates/${id}`, method === 'PUT' ? {} : undefined, token)).status).toBe(404);
      }
      expect((await attach(id, 'x', { token })).status).toBe(404);
      expect((await media(id, token)).status).toBe(404);
    }
    expect((await server.request('GET', '/templates')).status).toBe(401);
  });
});

describe('a text (contract 30 §16)', () => {
  it('is made with its defaults, under both paths', async () => {
    const id = await made('/messages/texts', { name: 'Reminder', data: 'See you “tomorrow”' });
    const { body } = await ask('GET', `/texts/${id}`);
    expect(body).toEqual({
      text_id: id,
      tenant_id: acme.tenantId,
      user_id: acme.adminId,
      name: 'Reminder',
      data: 'See you “tomorrow”',
      type: 'UTF-8',
      description: '',
      length: 18,
      class: '1',
      encoding: '0',
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
    expect((await ask('PUT', `/texts/${id}`, { ...body, data: 'Soon' })).body).toMatchObject({
      data: 'Soon',
      length: 4,
    });
    expect((await ask('GET', '/messages/texts?name=remind')).body).toMatchObject([{ text_id: id }]);
    expect((await ask('DELETE', `/texts/${id}`)).body).toBe(true);
  });

  it('is the tenant’s, of end users their own; nobody’s is 401', async () => {
    const [theirs, admins] = [
      await made('/texts', { name: 'a' }, globex.adminToken),
      await made('/texts', { name: 'b' }),
    ];
    for (const [id, token] of [
      [theirs, acme.adminToken],
      [admins, acme.userToken],
    ] as const) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        expect((await ask(method, `/texts/${id}`, method === 'PUT' ? {} : undefined, token)).status).toBe(404);
      }
    }
    expect((await ask('POST', '/texts', {})).status).toBe(400);
    expect((await server.request('GET', '/texts')).status).toBe(401);
  });
});
