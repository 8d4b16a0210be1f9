import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { clientOf } from './sip-over-web-socket.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    engine: 'embedded',
    env: { STROWGER_TRUSTED_PROXIES: '127.0.0.1/32', STROWGER_RTP_PORTS: '18000-18099' },
  });
});
afterAll(() => server.close());

/** The status of the answer to an upgrade request; the connection is ended. */
async function upgrade(path: string, headers: Record<string, string> = {}): Promise<number> {
  const asked = request(new URL(path, server.url), {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      'sec-websocket-protocol': 'sip',
      ...headers,
    },
  }).end();
  const answered = new Promise<IncomingMessage>((resolve) => {
    asked.once('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response);
    });
    asked.once('response', (response) => {
      response.resume();
      resolve(response);
    });
  });
  return (await answered).statusCode ?? 0;
}

describe('SIP over WebSocket at /ws', () => {
  it('is open to programs, which send no Origin', async () => {
    expect(await upgrade('/ws')).toBe(101);
    expect(await upgrade('/ws?token=1')).toBe(101);
  });

  it('is open to pages of the same origin, of the public URL and of cors_origins, and to no others', async () => {
    expect(await upgrade('/ws', { origin: server.url })).toBe(101);
    expect(await upgrade('/ws', { origin: 'https://phone.example.com' })).toBe(403);
    expect(await upgrade('/ws', { origin: 'null' })).toBe(403);
    await server.request('PUT', '/settings', {
      token: server.adminToken,
      body: { cors_origins: 'https://phone.example.com', public_url: 'https://pbx.example.com' },
    });
    expect(await upgrade('/ws', { origin: 'https://phone.example.com' })).toBe(101);
    expect(await upgrade('/ws', { origin: 'https://pbx.example.com' })).toBe(101);
    expect(await upgrade('/ws', { origin: 'https://other.example.com' })).toBe(403);
  });

  it('speaks SIP alone', async () => {
    expect(await upgrade('/ws', { 'sec-websocket-protocol': 'graphql-ws' })).toBe(400);
  });

  it('leaves every other path to HTTP, whatever upgrade is asked for', async () => {
    expect(await upgrade('/healthz')).toBe(200);
    expect(await upgrade('/healthz', { upgrade: 'h2c' })).toBe(200);
    expect(await upgrade('/nowhere')).toBe(404);
  });
});

describe('the address of a WebSocket client', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    clientOf(
      {
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
        socket: { remoteAddress, remotePort: 7 },
      },
      { isTrusted: (address) => address === '10.0.0.1' || address === '10.0.0.2' },
    );

  it('is what a trusted proxy says, the last that is no proxy', () => {
    expect(from('10.0.0.1', '198.51.100.1, 203.0.113.7, 10.0.0.2')).toEqual({ address: '203.0.113.7', port: 7 });
    expect(from('10.0.0.1', '::ffff:203.0.113.7')).toEqual({ address: '203.0.113.7', port: 7 });
  });

  it('is that of the connection where nobody is believed, or nothing is said', () => {
    expect(from('203.0.113.9', '198.51.100.1')).toBeUndefined();
    expect(from('10.0.0.1')).toBeUndefined();
    expect(from('10.0.0.1', 'nonsense')).toBeUndefined();
  });
});
