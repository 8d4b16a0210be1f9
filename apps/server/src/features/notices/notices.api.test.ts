import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { concerns, type Notice } from './notice.ts';

let server: TestServer;
let tenant: TestTenant;
let other: TestTenant;
const open: Client[] = [];

beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.makeTenant('alpha');
  other = await server.makeTenant('beta');
}, 60_000);
afterEach(() => {
  for (const client of open.splice(0)) client.socket.terminate();
});
afterAll(() => server.close());

type Message = { module: string; 0: Record<string, unknown> };

class Client {
  readonly messages: Message[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;

  constructor(query: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/ws${query}`, { headers });
    this.socket.on('message', (data) => this.messages.push(JSON.parse(String(data))));
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    open.push(this);
  }

  about(userId: number): Message | undefined {
    return this.messages.findLast(({ module, 0: row }) => module === 'user' && row['user_id'] === userId);
  }
}

const as = (token: string, method: string, path: string, body?: unknown) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
const rename = (userId: number, name: string) => as(server.adminToken, 'PUT', `/users/${userId}`, { first_name: name });

let names = 0;

/** A socket that is open and has heard all that happened before. */
async function connect(token: string, ownId: number): Promise<Client> {
  const client = new Client(`?token=${token}`);
  const hears = async (timeout: number) => {
    names += 1;
    const name = `Name ${names}`;
    await rename(ownId, name);
    await vi.waitFor(() => expect(client.about(ownId)?.[0]['first_name']).toBe(name), { timeout });
  };
  await vi.waitFor(() => hears(200), { timeout: 10_000 });
  await hears(10_000);
  return client;
}

describe('notices at /api/ws (contract 10 §1.13)', () => {
  it('tell of logins, logouts and changes: A of all, T of his tenant, U of himself', async () => {
    const admin = await connect(server.adminToken, 1);
    const chief = await connect(tenant.adminToken, tenant.adminId);
    const user = await connect(tenant.userToken, tenant.userId);
    await rename(other.userId, 'Far');
    await rename(tenant.adminId, 'Near');
    await rename(tenant.userId, 'Own');
    await vi.waitFor(() => expect(user.about(tenant.userId)?.[0]['first_name']).toBe('Own'), 15_000);
    await vi.waitFor(() => expect(chief.about(tenant.userId)?.[0]['first_name']).toBe('Own'), 15_000);
    await vi.waitFor(() => expect(admin.about(tenant.userId)?.[0]['first_name']).toBe('Own'), 15_000);
    expect(admin.about(other.userId)?.[0]).toMatchObject({ tenant_id: other.tenantId, first_name: 'Far' });
    expect(chief.about(other.userId)).toBeUndefined();
    expect(user.messages.map(({ 0: row }) => row['user_id'])).toEqual(expect.not.arrayContaining([tenant.adminId]));
    expect(JSON.stringify(admin.messages)).not.toMatch(/password|secret|hash/);

    await as(other.userToken, 'POST', `/authenticate/cancel/${other.userId}`);
    await as(other.adminToken, 'POST', `/authenticate/cancel/${other.userId}`);
    await vi.waitFor(() => expect(admin.about(other.userId)?.[0]['status']).toBe('logout'), 15_000);
    await server.login('user@beta.example', PASSWORD);
    await vi.waitFor(
      () => expect(admin.about(other.userId)?.[0]).toMatchObject({ status: 'login', active: '1' }),
      15_000,
    );
    expect(chief.about(other.userId)).toBeUndefined();
  });

  it('tell of a user who is gone', async () => {
    const admin = await connect(server.adminToken, 1);
    const person = { username: 'gone', email: 'gone@alpha.example', password: PASSWORD };
    const userId = (await as(tenant.adminToken, 'POST', '/users', person)).body;
    await as(tenant.adminToken, 'DELETE', `/users/${userId}`);
    await vi.waitFor(() => expect(admin.about(userId)?.[0]).toMatchObject({ status: 'logout', active: '0' }), 15_000);
  });

  it.each(['', '?token=', '?token=nonsense', '?tokens=x'])('close with 4401 for %j', async (query) => {
    expect(await new Client(query).closed).toBe(4401);
  });

  it('close with 4401 when the session is revoked, and tell nothing more', async () => {
    const token = await server.login('user@alpha.example', PASSWORD);
    const client = await connect(token, tenant.userId);
    const heard = client.messages.length;
    await as(tenant.adminToken, 'POST', `/authenticate/cancel/${tenant.userId}`);
    expect(await client.closed).toBe(4401);
    expect(client.messages.length).toBe(heard);
  });

  it('close with 4401 for a session that owes its second factor', async () => {
    const token = await server.login('user@alpha.example', PASSWORD);
    const { jti } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('sessions').set({ mfa_ok: false }).where('jti', '=', jti).execute(),
    );
    expect(await new Client(`?token=${token}`).closed).toBe(4401);
  });

  it('are opened by pages of this origin and by programs, not by other pages', async () => {
    const refused = new Client(`?token=${server.adminToken}`, { origin: 'https://evil.example' });
    expect(await refused.closed).toBe(1006);
    const own = new Client(`?token=${server.adminToken}`, { origin: server.url });
    await vi.waitFor(() => expect(own.socket.readyState).toBe(WebSocket.OPEN), 15_000);
  });

  it('close a client that sends more than a little', async () => {
    const client = await connect(server.adminToken, 1);
    client.socket.send('x'.repeat(10_000));
    expect(await client.closed).toBe(1009);
  });

  it('are so many for one user and no more', async () => {
    const token = await server.login('admin@beta.example', PASSWORD);
    const clients = Array.from({ length: 13 }, () => new Client(`?token=${token}`));
    const code = await Promise.race(clients.map((client) => client.closed));
    expect(code).toBe(1013);
    const isOpen = (client: Client) => client.socket.readyState === WebSocket.OPEN;
    await vi.waitFor(() => expect(clients.filter(isOpen)).toHaveLength(12), 15_000);
  });

  it('answer 426 to a plain request of a caller, and 401 to one of nobody', async () => {
    const plain = await as(server.adminToken, 'GET', '/ws');
    expect([plain.status, plain.headers.get('upgrade')]).toEqual([426, 'websocket']);
    expect((await server.request('GET', `/ws?token=${server.adminToken}`)).status).toBe(401);
  });

  it('stand in the API document, for every kind of caller', async () => {
    const { paths } = (await server.request('GET', '/openapi.json')).body;
    expect(paths['/api/ws'].get).toMatchObject({ 'x-access': { callers: ['A', 'T', 'U'] } });
    expect(paths['/api/ws'].get.parameters[0]).toMatchObject({ name: 'token', in: 'query' });
  });
});

describe('whom a notice concerns', () => {
  const fax: Notice = { module: 'sendfax', row: {}, tenantId: 7, userIds: [5], ofSuperAdmin: false };
  const own = (userId: number, tenantId = 7) => concerns({ kind: 'own', tenantId, userId }, userId, fax);

  it('a fax: its user, his tenant’s admins, super admins', () => {
    expect([own(5), own(6), own(5, 8)]).toEqual([true, false, false]);
    expect(concerns({ kind: 'tenant', tenantId: 7 }, 9, fax)).toBe(true);
    expect(concerns({ kind: 'tenant', tenantId: 8 }, 9, fax)).toBe(false);
    expect(concerns({ kind: 'platform' }, 1, fax)).toBe(true);
  });

  it('a super admin: super admins and himself, not the admins of his tenant', () => {
    const notice: Notice = { ...fax, module: 'user', ofSuperAdmin: true };
    expect(concerns({ kind: 'tenant', tenantId: 7 }, 9, notice)).toBe(false);
    expect(concerns({ kind: 'tenant', tenantId: 7 }, 5, notice)).toBe(true);
  });
});
