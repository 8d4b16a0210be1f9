import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Feature } from '../platform.ts';
import { type KernelServer, startKernelServer } from '../testing/kernel-server.ts';
import { errors } from './errors.ts';

const everyone = { callers: ['A', 'T', 'U'] } as const;
const logged: string[] = [];

const things: Feature = (route) => {
  route({
    method: 'POST',
    path: '/things',
    summary: 'Echo',
    tag: 'things',
    access: everyone,
    body: Type.Object(
      { name: Type.Optional(Type.String()), size: Type.Optional(Type.Integer()) },
      { additionalProperties: false },
    ),
    reply: Type.Unknown(),
    handler: async (ctx) => ctx.body,
  });
  route({
    method: 'POST',
    path: '/scalar',
    summary: 'A bare string',
    tag: 'things',
    access: 'public',
    body: Type.String(),
    reply: Type.String(),
    handler: async (ctx) => ctx.body,
  });
  for (const method of ['GET', 'PUT', 'DELETE'] as const) {
    route({
      method,
      path: '/things/:thing_id',
      summary: `${method} one`,
      tag: 'things',
      access: everyone,
      params: { thing_id: 'id' },
      reply: Type.Unknown(),
      handler: async (ctx) => ({ method, id: ctx.params.thing_id, query: { ...ctx.query }, ip: ctx.request.ip }),
    });
  }
  const failing = (path: string, fail: () => unknown) =>
    route({
      method: 'GET',
      path,
      summary: path,
      tag: 'things',
      access: 'public',
      transaction: 'none',
      reply: Type.Unknown(),
      handler: async () => fail(),
    });
  failing('/defect', () => {
    throw new Error('select secret from /etc/passwd');
  });
  failing('/database-away', () => {
    throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED', syscall: 'connect' });
  });
  failing('/too-large-number', () => {
    throw Object.assign(new Error('integer out of range'), { code: '22003', severity: 'ERROR' });
  });
  failing('/conflict', () => {
    throw errors.conflict('Taken');
  });
};

describe('the HTTP server', () => {
  let server: KernelServer;

  beforeAll(async () => {
    const log = new Writable({
      write(chunk, _encoding, done) {
        logged.push(String(chunk));
        done();
      },
    });
    server = await startKernelServer({ features: [things], env: { STROWGER_TRUSTED_PROXIES: '127.0.0.1' }, log });
  });
  afterAll(() => server.close());

  const authorization = 'Bearer U.5.7';
  const send = async (method: string, path: string, init: { headers?: Record<string, string>; body?: string } = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { authorization, ...init.headers },
      ...(init.body === undefined ? {} : { body: init.body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text };
  };
  const post = (body: string, type: string | null, path = '/api/things') =>
    send('POST', path, { body, ...(type === null ? {} : { headers: { 'content-type': type } }) });

  describe('paths and verbs', () => {
    it('answers an unknown path with 404, in the API and beside it', async () => {
      for (const path of ['/api/nothing', '/nothing', '/api', '/api/things/1/2']) {
        const answer = await send('GET', path);
        expect([path, answer.status, JSON.parse(answer.text)]).toEqual([
          path,
          404,
          { error: { code: 404, message: 'No such path' }, message: 'No such path' },
        ]);
      }
    });

    it('answers a known path with a wrong verb with 405 and Allow, without asking who calls', async () => {
      const answer = await send('PATCH', '/api/things/4', { headers: { authorization: '' } });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('DELETE, GET, HEAD, PUT, OPTIONS');
      expect((await send('DELETE', '/api/things')).headers.get('allow')).toBe('POST, OPTIONS');
      expect((await send('POST', '/healthz')).status).toBe(405);
    });

    it('tells the verbs of a path to OPTIONS', async () => {
      const answer = await send('OPTIONS', '/api/things');
      expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
    });

    it('answers HEAD like GET, without a body', async () => {
      const answer = await send('HEAD', '/api/things/4');
      expect([answer.status, answer.text]).toEqual([200, '']);
    });

    it.each(['abc', '1.5', '99999999999', '%00'])('answers a path id of %s with 404', async (id) => {
      expect((await send('GET', `/api/things/${id}`)).status).toBe(404);
    });

    it('honours X-HTTP-Method-Override on POST, and only PUT and DELETE in it', async () => {
      const override = (verb: string) => send('POST', '/api/things/4', { headers: { 'x-http-method-override': verb } });
      expect(JSON.parse((await override('put')).text).method).toBe('PUT');
      expect(JSON.parse((await override('DELETE')).text).method).toBe('DELETE');
      expect((await override('GET')).status).toBe(405);
      const onGet = await send('GET', '/api/things/4', { headers: { 'x-http-method-override': 'DELETE' } });
      expect(JSON.parse(onGet.text).method).toBe('GET');
    });

    it('takes a second ? as &, the last of repeated keys, and keys that begin with &', async () => {
      const answer = await send('GET', '/api/things/4?a=1?b=2&a=3&&$c=4&d=%00x');
      expect(JSON.parse(answer.text).query).toEqual({ a: '3', b: '2', c: '4', d: 'x' });
    });

    it('refuses a path that is no URL with 400', async () => {
      expect((await send('GET', '/api/things/%E0%A4%A')).status).toBe(400);
    });
  });

  describe('bodies', () => {
    it.each([
      ['application/json', '{"name":"x"}'],
      ['application/json; charset=utf-8', '{"name":"x"}'],
      ['application/json,application/json', '{"name":"x"}'],
      ['application/x-www-form-urlencoded', 'name=x'],
      ['application/merge-patch+json', '\ufeff{"name":"x"}'],
    ])('reads %s', async (type, body) => {
      const answer = await post(body, type);
      expect([answer.status, answer.text]).toEqual([200, '{"name":"x"}']);
    });

    it.each([
      'application/json',
      'application/x-www-form-urlencoded',
      'text/plain',
      'application/json,application/json',
    ])('takes an empty body of type %s for an empty object', async (type) => {
      const answer = await post('', type);
      expect([answer.status, answer.text]).toEqual([200, '{}']);
    });

    it('takes a top-level scalar', async () => {
      expect((await post('"text"', 'application/json', '/api/scalar')).text).toBe('"text"');
      expect((await post('5', 'application/json', '/api/scalar')).text).toBe('"5"');
    });

    it.each(['text/plain', 'application/xml', 'nonsense'])('answers %s with 415 where a body is read', async (type) => {
      const answer = await post('{"name":"x"}', type);
      expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([415, 415]);
    });

    it.each([
      ['5', 'application/json'],
      ['text', 'text/plain'],
      ['not json', 'application/json'],
      ['a=b', 'application/x-www-form-urlencoded'],
    ])('ignores the body %s of type %s where none is needed', async (body, type) => {
      expect((await send('PUT', '/api/things/4', { body, headers: { 'content-type': type } })).status).toBe(200);
    });

    it.each(['{"name":', '{"name":"x"}}', 'undefined', "{'name':'x'}"])(
      'answers malformed JSON %s with 400',
      async (body) => {
        const answer = await post(body, 'application/json');
        expect([answer.status, JSON.parse(answer.text).message]).toEqual([400, 'The body is not valid JSON']);
      },
    );

    it('names unknown and mistyped fields', async () => {
      const answer = await post('{"nme":"x","size":"many"}', 'application/json');
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text).error.details.map((one: { field: string }) => one.field)).toEqual(['nme', 'size']);
    });

    it('refuses prototype poisoning, NUL and halves of characters, however they are written', async () => {
      const bodies = ['{"__proto__":{"x":1}}', '{"\\u005f_proto__":1}', '{"name":"a\\u0000b"}', '{"name":"a\\uD83d"}'];
      for (const body of bodies) expect((await post(body, 'application/json')).status).toBe(400);
      expect((await post('{"name":"\\ud83d\\ude00"}', 'application/json')).status).toBe(200);
      expect((await post('name=a%00b', 'application/x-www-form-urlencoded')).status).toBe(400);
      expect((await post('{"name":"say \\\\u0000"}', 'application/json')).status).toBe(200);
    });

    it('answers a body that is not UTF-8 with 400', async () => {
      const response = await fetch(`${server.url}/api/things`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: new Uint8Array([0x22, 0xff, 0x22]),
      });
      expect(response.status).toBe(400);
    });

    it('answers a body over 1 MiB with 413', async () => {
      const answer = await post(JSON.stringify({ name: 'x'.repeat(1024 * 1024) }), 'application/json');
      expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([413, 413]);
    });

    it('says 401 before anything about the body', async () => {
      const answer = await send('POST', '/api/things', {
        body: '{',
        headers: { authorization: '', 'content-type': 'application/json' },
      });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    });
  });

  describe('failures', () => {
    it('answers a defect with a generic 500 that carries the request id, and logs it', async () => {
      const answer = await send('GET', '/api/defect');
      const id = answer.headers.get('x-request-id');
      expect(answer.status).toBe(500);
      expect(JSON.parse(answer.text)).toEqual({
        error: { code: 500, message: `Internal error (request ${id})` },
        message: `Internal error (request ${id})`,
      });
      expect(logged.some((line) => line.includes(String(id)) && line.includes('/etc/passwd'))).toBe(true);
    });

    it('answers 503 while the database cannot be reached', async () => {
      const answer = await send('GET', '/api/database-away');
      expect(answer.status).toBe(503);
      expect(answer.text).not.toContain('10.0.0.1');
    });

    it('answers a value that no column can hold with 400', async () => {
      expect((await send('GET', '/api/too-large-number')).status).toBe(400);
    });

    it('answers bytes that are no HTTP request with 400 and goes on', async () => {
      const { port } = new URL(server.url);
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.end('GARBAGE\r\n\r\n'));
        let text = '';
        socket.on('data', (chunk) => {
          text += String(chunk);
        });
        socket.on('close', () => resolve(text));
      });
      expect(answer).toContain('HTTP/1.1 400');
      expect(answer).toContain('"code":400');
      expect((await send('GET', '/healthz')).status).toBe(200);
    });
  });

  describe('headers', () => {
    it('forbids sniffing, framing and referrers', async () => {
      const { headers } = await send('GET', '/api/things/4');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain('frame-ancestors');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    });

    it('believes X-Forwarded-For of trusted proxies: the right-most address that is not one', async () => {
      const ipOf = async (forwarded: string) =>
        JSON.parse((await send('GET', '/api/things/4', { headers: { 'x-forwarded-for': forwarded } })).text).ip;
      expect(await ipOf('203.0.113.9')).toBe('203.0.113.9');
      expect(await ipOf('198.51.100.1, 203.0.113.9, 127.0.0.1')).toBe('203.0.113.9');
    });

    it('sends CORS headers to allowed origins only, on errors too', async () => {
      const origin = 'https://portal.example';
      const asked = () => send('GET', '/api/nothing', { headers: { origin } });
      expect((await asked()).headers.get('access-control-allow-origin')).toBeNull();

      const { db, settings } = server.platform;
      await db.transaction({ kind: 'all' }, (trx) =>
        settings.change(trx, { cors_origins: `https://other.example, ${origin}` }),
      );
      const refused = await asked();
      expect(refused.status).toBe(404);
      expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
      expect(refused.headers.get('access-control-expose-headers')).toContain('X-Total-Count');

      const preflight = await send('OPTIONS', '/api/things', {
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, DELETE, OPTIONS');
      expect(preflight.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
      const stranger = await send('GET', '/api/things/4', { headers: { origin: 'https://evil.example' } });
      expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  it('logs requests without their query and without credentials', async () => {
    await send('GET', '/api/things/4?access_token=hush-hush');
    await expect.poll(() => logged.some((line) => line.includes('"path":"/api/things/4"'))).toBe(true);
    expect(logged.join('')).not.toContain('hush-hush');
    expect(logged.join('')).not.toContain('U.5.7');
  });
});

describe('readiness', () => {
  it('is 503 while the database is away and while stopping; health stays 200', async () => {
    const server = await startKernelServer();
    const status = async (path: string) => (await fetch(server.url + path)).status;
    expect(await status('/readyz')).toBe(200);
    server.healthy = false;
    expect(await status('/readyz')).toBe(503);
    server.healthy = true;
    server.stop();
    expect(await status('/readyz')).toBe(503);
    expect(await status('/healthz')).toBe(200);
    await server.close();
  });

  it('shows metrics without naming tenants', async () => {
    const server = await startKernelServer();
    await fetch(`${server.url}/healthz`);
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('strowger_http_requests_total{method="GET",route="/healthz",status="200"} 1');
    expect(text).toContain('strowger_live_calls 0');
    expect(text).toContain('strowger_registrations 0');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).not.toContain('tenant');
    await server.close();
  });
});

describe('plain HTTP on a TLS installation', () => {
  it('is redirected for GET and refused for other verbs when a trusted proxy reports it', async () => {
    const server = await startKernelServer({ env: { STROWGER_TRUSTED_PROXIES: '127.0.0.0/8' } });
    const { db, settings } = server.platform;
    await db.transaction({ kind: 'all' }, (trx) => settings.change(trx, { public_url: 'https://pbx.example' }));
    const over = (proto: string, method = 'GET') =>
      fetch(`${server.url}/api/x?y=1`, {
        method,
        redirect: 'manual',
        headers: { 'x-forwarded-proto': proto, host: 'evil.example' },
      });
    const redirected = await over('http');
    expect([redirected.status, redirected.headers.get('location')]).toEqual([308, 'https://pbx.example/api/x?y=1']);
    expect((await over('https, http')).status).toBe(308);
    expect((await over('http', 'POST')).status).toBe(403);
    expect((await over('https')).status).toBe(404);
    await server.close();
  });

  it('is not believed from anybody else', async () => {
    const server = await startKernelServer({ env: { STROWGER_TRUSTED_PROXIES: '10.0.0.0/8' } });
    const { db, settings } = server.platform;
    await db.transaction({ kind: 'all' }, (trx) => settings.change(trx, { public_url: 'https://pbx.example' }));
    const answer = await fetch(`${server.url}/api/x`, { headers: { 'x-forwarded-proto': 'http' } });
    expect(answer.status).toBe(404);
    await server.close();
  });
});
