import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from '@strowger/db';
import { beforeEach, describe, expect, it } from 'vitest';
import { killedBefore } from '../../testing/killed-before.ts';
import { startTestServer } from '../../testing/test-server.ts';
import { carryOutImport, resumeImports } from './import-job.ts';
import { useRateBench } from './testing/rate-bench.ts';

const bench = useRateBench();
const { asAdmin, clock, makePlan, prices, send } = bench;

const OLD = '1,usa,60,0.01\n44,uk,60,0.02\n';
const NEW = '44,uk,60,0.05\n33,fr,60,0.04\n49,de,60,0.03\n';
const never = new AbortController().signal;

const later = (plan: number, file: string, query = '') =>
  send(`/plans/${plan}/decks?service_flag=1&background=true${query}`, file);
const carryOut = (importId: string) => carryOutImport(bench.server.platform, importId, never);
const importOf = async (id: string) => (await asAdmin('GET', `/rates/imports/${id}`)).body;
const pieces = async () => {
  const { rows } = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
    sql<{ total: number }>`select count(*) as total from rate_import_pieces`.execute(trx),
  );
  return rows[0]?.total;
};

/** A plan with the old deck, and a file that waits to take its place. */
async function planWithWaiting(file = NEW, query = ''): Promise<{ plan: number; id: string }> {
  const plan = await makePlan();
  await send(`/plans/${plan}/decks?service_flag=1`, OLD);
  clock.now = new Date(clock.now.getTime() + 1000);
  const taken = await later(plan, file, query);
  expect(taken.status).toBe(202);
  return { plan, id: taken.body.import_id };
}

/** Nobody can write rates until the returned function is called. */
async function holdRates(): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const holding = bench.server.db.transaction({ kind: 'all' }, async (trx) => {
    await sql`lock table rates in share mode`.execute(trx);
    held.resolve();
    await released.promise;
  });
  await held.promise;
  return async () => {
    released.resolve();
    await holding;
  };
}

describe('files of rates in the background (contract 10 §9.7)', () => {
  beforeEach(() => {
    clock.now = new Date(clock.now.getTime() + 1000);
  });

  it('are taken at once, and stored by a job', async () => {
    const { plan, id } = await planWithWaiting();
    expect(await importOf(id)).toMatchObject({
      plan_id: plan,
      kind: 'replace',
      state: 'waiting',
      background: true,
      bytes: NEW.length,
      lines: 0,
      finished_at: null,
    });
    expect(await prices(plan)).toEqual({ 1: 0.01, 44: 0.02 });
    await carryOut(id);
    expect(await importOf(id)).toMatchObject({
      state: 'done',
      lines: 3,
      bytes_checked: NEW.length,
      deck_id: expect.any(Number),
      changes: { new: 2, changed: 1, removed: 1, unchanged: 0 },
      valid_from: Math.floor(clock.now.getTime() / 1000),
      errors: null,
    });
    expect(await prices(plan)).toEqual({ 33: 0.04, 44: 0.05, 49: 0.03 });
    expect(await pieces()).toBe(0);
  });

  it('tell where they are followed, and by events how far they are', async () => {
    const plan = await makePlan();
    const id = randomUUID();
    const heard: unknown[] = [];
    const stop = bench.server.platform.bus.subscribe((event) => {
      if (event.type === 'rates.import' && event.data['import_id'] === id) heard.push(event.data['state']);
    });
    const taken = await later(plan, NEW, `&import_id=${id}`);
    expect([taken.status, taken.headers.get('location')]).toEqual([202, `/api/rates/imports/${id}`]);
    expect(taken.body).toEqual({
      import_id: id,
      plan_id: plan,
      service_flag: 1,
      kind: 'replace',
      state: 'waiting',
      bytes: NEW.length,
    });
    await carryOut(id);
    await expect.poll(() => heard).toEqual(['waiting', 'checking', 'storing', 'done']);
    stop();
    expect((await later(plan, NEW, `&import_id=${id}`)).status).toBe(409);
  });

  it('count from their time on', async () => {
    const { plan, id } = await planWithWaiting(NEW, '&valid_from=2026-12-01&name=December');
    await carryOut(id);
    expect(await prices(plan)).toEqual({ 1: 0.01, 44: 0.02 });
    const [deck] = (await asAdmin('GET', `/plans/${plan}/decks`)).body;
    expect(deck).toMatchObject({ state: 'future', rates: 3, name: 'December', valid_from: 1_796_083_200 });
  });

  it('may change single rates, or only say what they would change', async () => {
    const plan = await makePlan();
    await send(`/rates/1/${plan}/csv`, OLD);
    const changing = await send(`/rates/1/${plan}/csv?background=true`, NEW);
    expect([changing.status, changing.body.kind]).toEqual([202, 'update']);
    await carryOut(changing.body.import_id);
    expect(await prices(plan)).toEqual({ 1: 0.01, 33: 0.04, 44: 0.05, 49: 0.03 });
    const looking = await later(plan, OLD, '&preview=true');
    await carryOut(looking.body.import_id);
    expect(await importOf(looking.body.import_id)).toMatchObject({
      state: 'done',
      deck_id: null,
      changes: { new: 0, changed: 1, removed: 2, unchanged: 1 },
    });
    expect(await prices(plan)).toEqual({ 1: 0.01, 33: 0.04, 44: 0.05, 49: 0.03 });
  });

  it('with bad lines store nothing and say which and why', async () => {
    const { plan, id } = await planWithWaiting('33,fr,60,0.04\n45,dk,60,-1\nx,y,60,1\n');
    await carryOut(id);
    expect(await importOf(id)).toMatchObject({
      state: 'failed',
      deck_id: null,
      errors: [
        { field: 'line 2', message: 'the rate "-1" must not be negative' },
        { field: 'line 3', message: 'the prefix "x" must be 1 to 20 digits' },
      ],
    });
    expect(await prices(plan)).toEqual({ 1: 0.01, 44: 0.02 });
    expect(await pieces()).toBe(0);
  });

  it('are refused before they are taken where the request is wrong', async () => {
    const plan = await makePlan();
    expect((await later(99_999, NEW)).status).toBe(404);
    expect((await later(plan, '')).status).toBe(411);
    expect((await later(plan, NEW, '&valid_from=2020-01-01')).status).toBe(400);
    const unclear = await send(`/plans/${plan}/decks?background=perhaps`, NEW);
    expect([unclear.status, unclear.body.error.details]).toEqual([
      400,
      [{ field: 'background', message: 'must be true or false' }],
    ]);
    expect((await asAdmin('GET', `/rates/imports?plan_id=${plan}&background=true`)).body).toEqual([]);
  });

  it('leave an audit row in the name of whoever sent them, and no file on disk', async () => {
    const { plan, id } = await planWithWaiting();
    await carryOut(id);
    const { deck_id } = await importOf(id);
    const rows = (await asAdmin('GET', `/audit?resource=rates&resource_id=${deck_id}&action=replace`)).body;
    expect(rows).toMatchObject([{ user_id: 1, after: { plan_id: plan, rates: 3, new: 2, removed: 1 } }]);
    expect(await readdir(join(bench.server.platform.environment.data, 'imports'))).toEqual([]);
  });

  it('can be cancelled while they wait, once', async () => {
    const { plan, id } = await planWithWaiting();
    expect((await asAdmin('POST', `/rates/imports/${id}/cancel`)).text).toBe('true');
    await carryOut(id);
    expect(await importOf(id)).toMatchObject({ state: 'cancelled', deck_id: null, finished_at: expect.any(Number) });
    expect(await prices(plan)).toEqual({ 1: 0.01, 44: 0.02 });
    expect(await pieces()).toBe(0);
    expect((await asAdmin('POST', `/rates/imports/${id}/cancel`)).status).toBe(409);
    expect((await asAdmin('POST', `/rates/imports/${randomUUID()}/cancel`)).status).toBe(404);
  });

  it('can be cancelled while they are stored: nothing of them stays', async () => {
    const { plan, id } = await planWithWaiting();
    const release = await holdRates();
    const running = carryOut(id);
    await expect.poll(async () => (await importOf(id)).state).toBe('storing');
    expect((await asAdmin('POST', `/rates/imports/${id}/cancel`)).text).toBe('true');
    await release();
    await running;
    expect(await importOf(id)).toMatchObject({ state: 'cancelled', deck_id: null });
    expect(await prices(plan)).toEqual({ 1: 0.01, 44: 0.02 });
    expect((await asAdmin('GET', `/plans/${plan}/decks`)).body).toHaveLength(1);
  });

  it('are carried out by one process at a time', async () => {
    const { plan, id } = await planWithWaiting();
    const release = await holdRates();
    const running = carryOut(id);
    await expect.poll(async () => (await importOf(id)).state).toBe('storing');
    await carryOut(id);
    expect((await importOf(id)).state).toBe('storing');
    await release();
    await running;
    expect((await asAdmin('GET', `/plans/${plan}/decks`)).body).toHaveLength(2);
  });

  it('are stored whole and once, at whatever statement the job is killed', async () => {
    let nth = 0;
    for (let finished = false; !finished; ) {
      nth += 1;
      const { plan, id } = await planWithWaiting();
      const { dying, isDead } = killedBefore(bench.server.db, nth);
      await carryOutImport({ ...bench.server.platform, db: dying }, id, never).catch(() => undefined);
      finished = !isDead();
      const known = await importOf(id);
      const stored = known.state === 'done';
      expect(await prices(plan), `killed before statement ${nth}`).toEqual(
        stored ? { 33: 0.04, 44: 0.05, 49: 0.03 } : { 1: 0.01, 44: 0.02 },
      );
      await carryOut(id);
      expect(await importOf(id)).toMatchObject({ state: 'done', lines: 3 });
      expect(await prices(plan)).toEqual({ 33: 0.04, 44: 0.05, 49: 0.03 });
      expect((await asAdmin('GET', `/plans/${plan}/decks`)).body).toHaveLength(2);
      expect(await pieces()).toBe(0);
    }
    expect(nth).toBeGreaterThan(15);
  }, 120_000);

  it('begin again where their process was killed while it stored them', async () => {
    const { plan, id } = await planWithWaiting();
    const release = await holdRates();
    const child = spawn(process.execPath, [
      join(import.meta.dirname, 'testing/carry-out-apart.ts'),
      bench.server.platform.environment.databaseUrl ?? '',
      id,
    ]);
    await expect.poll(async () => (await importOf(id)).state, { timeout: 30_000 }).toBe('storing');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await release();
    expect(await prices(plan)).toEqual({ 1: 0.01, 44: 0.02 });
    await expect
      .poll(() => resumeImports(bench.server.platform, never).then(async () => (await importOf(id)).state))
      .toBe('done');
    expect(await prices(plan)).toEqual({ 33: 0.04, 44: 0.05, 49: 0.03 });
    expect((await asAdmin('GET', `/plans/${plan}/decks`)).body).toHaveLength(2);
  }, 60_000);

  it('that were begun too often without an end are given up', async () => {
    const { id } = await planWithWaiting();
    await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('rate_imports').set({ attempts: 20 }).where('import_id', '=', id).execute(),
    );
    await carryOut(id);
    expect(await importOf(id)).toMatchObject({ state: 'failed', errors: [{ field: 'file' }] });
  });

  it('need nobody who asks: the jobs of the server carry them out', async () => {
    const server = await startTestServer({ env: { STROWGER_WORKER: 'true' } });
    try {
      const token = server.adminToken;
      const headers = { 'content-type': 'text/csv' };
      const taken = await server.request('POST', '/plans/1/decks?background=true', { token, raw: NEW, headers });
      const path = `/rates/imports/${taken.body.import_id}`;
      await expect
        .poll(async () => (await server.request('GET', path, { token })).body.state, { timeout: 30_000 })
        .toBe('done');
      expect((await server.request('GET', '/rates?plan_id=1', { token })).body).toHaveLength(3);
    } finally {
      await server.close();
    }
  }, 60_000);

  it('wait twenty at a time', async () => {
    const plan = await makePlan();
    const waiting: string[] = [];
    for (let n = 0; n < 20; n += 1) waiting.push((await later(plan, NEW)).body.import_id);
    expect((await later(plan, NEW)).status).toBe(409);
    for (const id of waiting) await asAdmin('POST', `/rates/imports/${id}/cancel`);
    const next = await later(plan, NEW);
    expect(next.status).toBe(202);
    await carryOut(next.body.import_id);
  });
});
