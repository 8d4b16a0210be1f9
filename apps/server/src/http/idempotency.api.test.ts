import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Feature } from '../platform.ts';
import { type KernelServer, startKernelServer } from '../testing/kernel-server.ts';
import { errors } from './errors.ts';

let made = 0;
let release: (() => void) | null = null;
let failure: (() => Error) | null = null;

const things: Feature = (route) => {
  route({
    method: 'POST',
    path: '/things',
    summary: 'Make one',
    tag: 'things',
    access: { callers: ['A', 'T', 'U'] },
    body: Type.Object({ name: Type.Optional(Type.String()), wait: Type.Optional(Type.Boolean()) }),
    reply: Type.Unknown(),
    handler: async (ctx) => {
      made += 1;
      await ctx.audit({ resource: 'things', resourceId: made, action: 'create' });
      if (ctx.body.wait) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      if (failure) throw failure();
      return { number: made, secret: 'open sesame' };
    },
  });
  route({
    method: 'POST',
    path: '/other-things',
    summary: 'Make another',
    tag: 'things',
    access: { callers: ['A', 'T', 'U'] },
    reply: Type.Unknown(),
    handler: async () => {
      made += 1;
      return made;
    },
  });
};

describe('Idempotency-Key', () => {
  let server: KernelServer;
  let clock: Date;

  beforeAll(async () => {
    server = await startKernelServer({ features: [things], now: () => clock });
  });
  beforeEach(() => {
    clock = new Date();
    failure = null;
    made = 0;
  });
  afterAll(() => server.close());

  async function post(key: string, body: unknown = { name: 'x' }, { path = '/things', token = 'T.5.7' } = {}) {
    const response = await fetch(`${server.url}/api${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      replayed: response.headers.get('idempotent-replayed'),
      retryAfter: response.headers.get('retry-after'),
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  }

  it('answers the same request with the stored answer, and does it once', async () => {
    const first = await post('same');
    const second = await post('same');
    expect(first).toMatchObject({ status: 200, replayed: null });
    expect(second).toEqual({ ...first, replayed: 'true' });
    expect(made).toBe(1);
  });

  it('answers another body with 409', async () => {
    await post('body', { name: 'x' });
    expect((await post('body', { name: 'y' })).status).toBe(409);
    expect(made).toBe(1);
  });

  it('is kept apart by caller and path', async () => {
    await post('apart');
    expect((await post('apart', {}, { token: 'T.6.7' })).replayed).toBeNull();
    expect((await post('apart', {}, { path: '/other-things' })).replayed).toBeNull();
    expect(made).toBe(3);
  });

  it('answers 409 with Retry-After while the first request runs, and the answer afterwards', async () => {
    const first = post('busy', { wait: true });
    await expect.poll(() => release).not.toBeNull();
    expect(await post('busy', { wait: true })).toMatchObject({ status: 409, retryAfter: '1' });
    release?.();
    expect((await first).status).toBe(200);
    expect(await post('busy', { wait: true })).toMatchObject({ status: 200, replayed: 'true' });
    expect(made).toBe(1);
  });

  it('carries twenty parallel requests out once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('parallel')));
    expect(made).toBe(1);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  });

  it('keeps a refusal, but not a failure of the server', async () => {
    failure = () => errors.conflict('Taken');
    expect(await post('refused')).toMatchObject({ status: 409, replayed: null });
    failure = null;
    expect(await post('refused')).toMatchObject({ status: 409, replayed: 'true' });

    failure = () => new Error('defect');
    expect((await post('failed')).status).toBe(500);
    failure = null;
    expect(await post('failed')).toMatchObject({ status: 200, replayed: null });
  });

  it('frees the key of a request that was never finished after some minutes, and any after 24 hours', async () => {
    const { db } = server.platform;
    await post('stale');
    await db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('idempotency_keys').set({ status: null, body: null }).where('key', '=', 'stale').execute(),
    );
    expect((await post('stale')).status).toBe(409);
    clock = new Date(clock.getTime() + 6 * 60_000);
    expect(await post('stale')).toMatchObject({ status: 200, replayed: null });

    clock = new Date(clock.getTime() + 23 * 3_600_000);
    expect((await post('stale')).replayed).toBe('true');
    clock = new Date(clock.getTime() + 2 * 3_600_000);
    expect((await post('stale')).replayed).toBeNull();
  });

  it('refuses a key of more than 255 characters with 400', async () => {
    expect((await post('k'.repeat(256))).status).toBe(400);
    expect((await post('k'.repeat(255))).status).toBe(200);
  });

  it('seals stored answers: they may hold secrets', async () => {
    await post('sealed');
    const rows = await server.platform.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('idempotency_keys').selectAll().where('key', '=', 'sealed').execute(),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('sesame');
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('open sesame').toString('base64').slice(0, 8));
  });
});
