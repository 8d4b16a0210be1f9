import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  [alpha, beta] = [await server.makeTenant('alpha'), await server.makeTenant('beta')];
}, 60_000);
afterAll(() => server.close());

const ask = (token: string, method: string, path: string, body?: object) =>
  server.request(method, path, { token, ...(body ? { body } : {}) });
const made = async (token: string, title = 'Cover') =>
  (await ask(token, 'POST', '/coverpages', { title, description: '<p>x</p>' })).body.coverpage_id;

describe('/coverpages (contract 30 §13)', () => {
  it('is made and answered as an object, under both names', async () => {
    for (const path of ['/coverpages', '/coverpage']) {
      const answer = await ask(alpha.adminToken, 'POST', path, { title: ' Cover ', description: '', defaultcover: 1 });
      expect([answer.status, answer.body]).toEqual([
        200,
        {
          coverpage_id: expect.any(Number),
          title: 'Cover',
          description: '',
          tenant_id: alpha.tenantId,
          created_by: alpha.adminId,
          date_created: expect.any(Number),
          last_updated: expect.any(Number),
        },
      ]);
      const { coverpage_id: id } = answer.body;
      const whole = (await ask(alpha.adminToken, 'GET', `${path}/${id}`)).body;
      expect((await ask(alpha.adminToken, 'PUT', `${path}/${id}`, { ...whole, title: 'Other' })).body).toBe(true);
      expect((await ask(alpha.adminToken, 'GET', `/coverpage/${id}`)).body.title).toBe('Other');
      expect((await ask(alpha.adminToken, 'DELETE', `${path}/${id}`)).body).toBe(true);
      expect((await ask(alpha.adminToken, 'GET', `${path}/${id}`)).status).toBe(404);
    }
  });

  it.each([
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(251) }, 'title'],
    [{ description: 'x' }, 'title'],
    [{ title: 'x', description: 'x'.repeat(65_537) }, 'description'],
    [{ title: 'x', colour: 'red' }, 'colour'],
  ])('refuses %j', async (body, field) => {
    const answer = await ask(alpha.adminToken, 'POST', '/coverpages', body);
    expect([answer.status, answer.body.error.details[0].field]).toEqual([400, field]);
  });

  it('takes null for what is not there', async () => {
    const answer = await ask(alpha.adminToken, 'POST', '/coverpages', {
      title: 'x',
      description: null,
      tenant_id: null,
    });
    expect([answer.status, answer.body.description]).toEqual([200, '']);
  });

  it('keeps of its HTML what is harmless: nothing runs, nothing is loaded', async () => {
    const description = [
      '<h1 style="text-align:center;position:fixed">Hi</h1><script>alert(1)</script>',
      '<img src="http://evil.example/x.png"><img src="data:image/png;base64,AAAA" onerror="x()">',
      '<a href="javascript:x()">a</a><iframe src="//evil.example"></iframe><b>[user:email]</b>',
    ].join('');
    const answer = await ask(alpha.adminToken, 'POST', '/coverpages', { title: 'x', description });
    expect(answer.body.description).toBe(
      '<h1 style="text-align:center">Hi</h1><img src="data:image/png;base64,AAAA" /><a>a</a><b>[user:email]</b>',
    );
  });

  it('is seen by end users when it is theirs or an admin’s, and changed by its owner and admins', async () => {
    const [admins, own] = [await made(alpha.adminToken, 'Admin'), await made(alpha.userToken, 'Own')];
    const theirs = await made(beta.adminToken, 'Theirs');
    const ids = async (token: string, query = '') =>
      (await ask(token, 'GET', `/coverpages${query}`)).body.map((row: { coverpage_id: number }) => row.coverpage_id);
    expect(await ids(alpha.userToken)).toEqual(expect.arrayContaining([own, admins]));
    expect(await ids(alpha.userToken, `?created_by=${alpha.userId}`)).toEqual([own]);
    expect(await ids(alpha.adminToken)).not.toContain(theirs);
    expect((await ask(alpha.userToken, 'PUT', `/coverpages/${admins}`, { title: 'Mine' })).status).toBe(403);
    expect((await ask(alpha.userToken, 'PUT', `/coverpages/${own}`, { title: 'Mine' })).body).toBe(true);
    expect((await ask(alpha.adminToken, 'PUT', `/coverpages/${own}`, { title: 'Ours' })).body).toBe(true);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const body = method === 'PUT' ? { title: 'Mine' } : undefined;
      expect((await ask(alpha.adminToken, method, `/coverpages/${theirs}`, body)).status).toBe(404);
    }
    expect((await server.request('GET', '/coverpages')).status).toBe(401);
    expect((await ask(server.adminToken, 'GET', `/coverpages/${theirs}`)).status).toBe(200);
    expect(await ids(server.adminToken, `?tenant_id=${beta.tenantId}`)).toEqual([theirs]);
  });
});
