import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TargetRules } from './guard-target.ts';
import { guardedFetch } from './guarded-fetch.ts';

const loose: TargetRules = { privateTargets: true, plainHttp: 'loopback' };
let server: Server;
let url: string;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (request.url === '/moved') response.writeHead(302, { location: `${url}/secret` }).end();
    else if (request.url === '/large') response.end(Buffer.alloc(4096));
    else if (request.url === '/slow') response.write('.');
    else request.pipe(response.setHeader('x-seen', request.headers['x-sent'] ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a guarded request', () => {
  it('carries method, headers and body, and gives the answer', async () => {
    const request = { method: 'POST', headers: { 'x-sent': 'a' }, body: 'hello' };
    const answer = await guardedFetch(`${url}/echo`, request, { rules: loose });
    expect([answer.status, answer.headers.get('x-seen'), await answer.text()]).toEqual([200, 'a', 'hello']);
  });

  it('does not reach private addresses, by number or by name', async () => {
    const rules: TargetRules = { privateTargets: false, plainHttp: 'any' };
    seen.length = 0;
    await expect(guardedFetch(`${url}/a`, {}, { rules })).rejects.toThrow(/may not/);
    const named = { ...rules, resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
    const target = url.replace('127.0.0.1', 'rebound.example');
    await expect(guardedFetch(`${target}/b`, {}, { rules: named })).rejects.toThrow(/may not/);
    expect(seen).toEqual([]);
  });

  it('does not follow redirects', async () => {
    seen.length = 0;
    expect((await guardedFetch(`${url}/moved`, {}, { rules: loose })).status).toBe(302);
    expect(seen).toEqual(['GET /moved']);
  });

  it('gives up an answer that is too large or too slow', async () => {
    await expect(guardedFetch(`${url}/large`, {}, { rules: loose, mostBytes: 1000 })).rejects.toThrow(/large/);
    await expect(guardedFetch(`${url}/slow`, {}, { rules: loose, timeoutMs: 50 })).rejects.toThrow();
  });
});
