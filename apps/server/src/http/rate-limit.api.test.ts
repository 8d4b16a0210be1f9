import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Feature } from '../platform.ts';
import { type KernelServer, startKernelServer } from '../testing/kernel-server.ts';

const ping: Feature = (route) => {
  route({
    method: 'GET',
    path: '/ping',
    summary: 'Ping',
    tag: 'ping',
    access: { callers: ['A', 'T', 'U'] },
    reply: Type.String(),
    handler: async () => 'pong',
  });
};

describe('API rate limit', () => {
  let server: KernelServer;
  let clock = new Date('2026-01-01T00:00:00Z');

  beforeAll(async () => {
    server = await startKernelServer({ features: [ping], now: () => clock });
    const { db, settings } = server.platform;
    await db.transaction({ kind: 'all' }, (trx) => settings.change(trx, { api_rate_limit: 3 }));
  });
  afterAll(() => server.close());

  async function get(token: string, path = '/api/ping') {
    const { status, headers } = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } });
    const number = (name: string) => (headers.has(name) ? Number(headers.get(name)) : null);
    return {
      status,
      limit: number('x-ratelimit-limit'),
      remaining: number('x-ratelimit-remaining'),
      reset: number('x-ratelimit-reset'),
      retryAfter: number('retry-after'),
    };
  }

  it('counts all users of a tenant together, tells what is left, and answers 429 beyond', async () => {
    const start = clock.getTime() / 1000;
    expect(await get('T.1.7')).toEqual({ status: 200, limit: 3, remaining: 2, reset: start + 20, retryAfter: null });
    expect(await get('U.2.7')).toMatchObject({ status: 200, remaining: 1 });
    expect(await get('U.3.7')).toMatchObject({ status: 200, remaining: 0, reset: start + 60 });
    expect(await get('U.3.7')).toMatchObject({ status: 429, remaining: 0, retryAfter: 20, limit: 3 });
    expect((await get('T.1.8')).status).toBe(200);
  });

  it('refills evenly', async () => {
    clock = new Date(clock.getTime() + 20_000);
    expect((await get('T.1.7')).status).toBe(200);
    expect((await get('T.1.7')).status).toBe(429);
    clock = new Date(clock.getTime() + 3_600_000);
    for (let i = 0; i < 3; i += 1) expect((await get('T.1.7')).status).toBe(200);
    expect((await get('T.1.7')).status).toBe(429);
  });

  it('does not punish a clock that was set back', async () => {
    clock = new Date(clock.getTime() + 3_600_000);
    expect((await get('T.1.7')).status).toBe(200);
    clock = new Date(clock.getTime() - 7_200_000);
    expect((await get('T.1.7')).status).toBe(200);
  });

  it('leaves super admins and health alone, and is off at 0', async () => {
    for (let i = 0; i < 5; i += 1) expect(await get('A.1.1')).toMatchObject({ status: 200, limit: null });
    for (let i = 0; i < 5; i += 1) expect((await get('T.1.7', '/healthz')).status).toBe(200);
    const { db, settings } = server.platform;
    await db.transaction({ kind: 'all' }, (trx) => settings.change(trx, { api_rate_limit: 0 }));
    expect(await get('T.1.7')).toMatchObject({ status: 200, limit: null });
  });
});
