import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const SECRET = 'shared-with-the-turn-server';
const SIP_PASSWORD = 'sip-secret-of-1001';

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
        { extension_uuid: own, extension: '1001', display_name: 'Ada', sip_uri: `sip:1001@${alpha.domain}` },
      ],
      ice_servers: [],
      expires_at: null,
    });
  });

  it('gives a tenant admin the password of his own extension, and shows him no other', async () => {
    const { extensions } = (await ask(alpha.adminToken)).body;
    expect(extensions).toMatchObject([{ extension: '1005', password: SIP_PASSWORD }]);
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
