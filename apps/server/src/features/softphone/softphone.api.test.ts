import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const SECRET = 'shared-with-the-turn-server';
const SIP_PASSWORD = 'sip-secret-of-1001';
const LENT_UNTIL = '2026-03-04T06:06:07.000Z';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
let own: string;

beforeAll(async () => {
  server = await startTestServer({ now: () => NOW });
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
  own = await extension(alpha, { extension: '1001', display_name: 'Ada', user_id: alpha.userId });
  await extension(alpha, { extension: '1002' });
  await extension(alpha, { extension: '1003', user_id: alpha.userId, enabled: false });
  await extension(alpha, { extension: '1004', user_id: alpha.userId, extension_type: 'fax' });
  await extension(alpha, { extension: '1005', user_id: alpha.adminId });
  await extension(beta, { extension: '1001', display_name: 'Bob', user_id: beta.userId });
});
afterAll(() => server.close());
afterEach(async () => {
  await set({ ice_servers: null, turn_urls: null, turn_secret: null, turn_ttl: null, public_url: null });
});

async function extension({ adminToken }: TestTenant, fields: object): Promise<string> {
  const body = { password: SIP_PASSWORD, ...fields };
  const { body: made, text } = await server.request('POST', '/fpbx_extensions', { token: adminToken, body });
  expect(made.extension_uuid, text).toBeTypeOf('string');
  return made.extension_uuid;
}

const set = (body: object) => server.request('PUT', '/settings', { token: server.adminToken, body });
const ask = (token: string) => server.request('GET', '/softphone', { token });

describe('GET /softphone', () => {
  it('tells an end user where to register and as whom: his enabled voice extensions, without their passwords', async () => {
    const { status, body, headers } = await ask(alpha.userToken);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      websocket_url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/ws$/),
      sip_domain: alpha.domain,
      extensions: [
        {
          extension_uuid: own,
          extension: '1001',
          display_name: 'Ada',
          sip_uri: `sip:1001@${alpha.domain}`,
          login: {
            user: `1001@~${Date.parse(LENT_UNTIL) / 1000}`,
            password: expect.not.stringContaining(SIP_PASSWORD),
            expires_at: LENT_UNTIL,
          },
        },
      ],
      ice_servers: [],
      expires_at: null,
    });
  });

  it('gives a tenant admin the password of his own extension, and shows him no other', async () => {
    const { extensions } = (await ask(alpha.adminToken)).body;
    expect(extensions).toMatchObject([{ extension: '1005', password: SIP_PASSWORD }]);
  });

  it('lends each extension a login of its own', async () => {
    const [user, admin] = [(await ask(alpha.userToken)).body, (await ask(alpha.adminToken)).body];
    expect(admin.extensions[0].login.password).not.toBe(user.extensions[0].login.password);
    expect((await ask(alpha.userToken)).body.extensions[0].login).toEqual(user.extensions[0].login);
  });

  it('lends no login to whoever acts in the user’s name', async () => {
    const path = `/users/${alpha.userId}/token`;
    const { body: impersonation, text } = await server.request('GET', path, { token: alpha.adminToken });
    expect(impersonation.token, text).toBeTypeOf('string');
    expect((await ask(impersonation.token)).body.extensions).toMatchObject([{ extension: '1001', login: null }]);
  });

  it('shows each tenant’s user his own extension where both have the same number', async () => {
    const [ofAlpha, ofBeta] = [(await ask(alpha.userToken)).body, (await ask(beta.userToken)).body];
    expect(ofBeta.sip_domain).toBe(beta.domain);
    expect(ofBeta.extensions).toMatchObject([{ extension: '1001', display_name: 'Bob' }]);
    expect(ofBeta.extensions[0].extension_uuid).not.toBe(ofAlpha.extensions[0].extension_uuid);
  });

  it('follows the public URL, secure where that is', async () => {
    await set({ public_url: 'https://pbx.example/phones' });
    expect((await ask(alpha.userToken)).body.websocket_url).toBe('wss://pbx.example/phones/ws');
  });

  it('asks for credentials', async () => {
    expect((await server.request('GET', '/softphone')).status).toBe(401);
  });

  it('hands out the servers of the settings with their credentials', async () => {
    const servers = [
      { urls: ['stun:stun.example:3478'] },
      { urls: ['turns:turn.example:5349?transport=tcp'], username: 'all', credential: 'alike' },
    ];
    await set({ ice_servers: servers });
    expect((await ask(alpha.userToken)).body).toMatchObject({ ice_servers: servers, expires_at: null });
  });

  it('makes TURN credentials for the caller that live for turn_ttl seconds', async () => {
    const urls = 'turn:turn.example:3478, turns:[2001:db8::1]:5349?transport=tcp';
    await set({ turn_urls: urls, turn_secret: SECRET, turn_ttl: 600 });
    const { ice_servers, expires_at } = (await ask(alpha.userToken)).body;
    const username = `${NOW.getTime() / 1000 + 600}:${alpha.userId}`;
    const credential = createHmac('sha1', SECRET).update(username).digest('base64');
    expect(ice_servers).toEqual([
      { urls: ['turn:turn.example:3478', 'turns:[2001:db8::1]:5349?transport=tcp'], username, credential },
    ]);
    expect(expires_at).toBe('2026-03-04T05:16:07.000Z');
    expect((await ask(beta.userToken)).body.ice_servers[0].username).toMatch(new RegExp(`:${beta.userId}$`));
  });

  it.each([
    ['servers', { turn_secret: SECRET }],
    ['a secret', { turn_urls: 'turn:turn.example' }],
  ])('makes none without %s', async (_what, settings) => {
    await set(settings);
    expect((await ask(alpha.userToken)).body).toMatchObject({ ice_servers: [], expires_at: null });
  });
});

describe('GET /softphone/directory', () => {
  const search = (token: string, query = '') => server.request('GET', `/softphone/directory${query}`, { token });
  const numbers = async (token: string, query: string) =>
    (await search(token, query)).body.map(({ extension: number }: { extension: string }) => number);

  beforeAll(async () => {
    await extension(alpha, { extension: '1010', directory_first_name: 'Grace', directory_last_name: 'Hopper' });
    await extension(alpha, { extension: '1011', display_name: 'Hidden', directory_visible: false });
    await extension(alpha, { extension: '1012', display_name: '100% Bob', number_alias: '7777' });
  });

  it('finds colleagues of the tenant by part of a name or number, whoever asks', async () => {
    for (const token of [alpha.userToken, alpha.adminToken]) {
      expect((await search(token, '?search=hop')).body).toEqual([{ extension: '1010', name: 'Grace Hopper' }]);
      expect(await numbers(token, '?search=7777')).toEqual(['1012']);
      expect(await numbers(token, '?search=100')).toEqual(['1001', '1002', '1005', '1012']);
      expect(await numbers(token, '?search=100%25')).toEqual(['1012']);
    }
  });

  it('shows neither those that are hidden, switched off or for faxes, nor another tenant’s', async () => {
    expect(await numbers(alpha.userToken, '')).toEqual(['1001', '1002', '1005', '1010', '1012']);
    expect((await search(beta.userToken)).body).toEqual([{ extension: '1001', name: 'Bob' }]);
  });

  it('gives as many as are asked for', async () => {
    expect(await numbers(alpha.userToken, '?limit=2')).toEqual(['1001', '1002']);
    expect(await numbers(alpha.userToken, '?limit=0')).toHaveLength(5);
  });

  it('asks for credentials', async () => {
    expect((await server.request('GET', '/softphone/directory')).status).toBe(401);
  });
});
