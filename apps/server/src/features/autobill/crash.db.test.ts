import { sql } from '@strowger/db';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { killedBefore } from '../../testing/killed-before.ts';
import { useStorage } from '../../testing/storage-bench.ts';
import { RateBook } from '../charging/rate-book.ts';
import { carryOutRun } from './carry-out-run.ts';
import { startRun } from './runs.ts';
import { readServices } from './tenant-services.ts';
import { addCalls, addService, addTariff, addTenant } from './testing.ts';

const log = pino({ level: 'silent' });
const NOW = new Date('2026-04-15T06:00:00Z');

const storage = useStorage(log);

async function begin(): Promise<string> {
  return storage.db.transaction({ kind: 'all' }, async (trx) => {
    await sql`delete from autobill_runs`.execute(trx);
    const services = await readServices(trx, {});
    const order = { tenantId: null, asOf: null, services, named: [], isDryRun: false, isTraced: true, now: NOW };
    return (await startRun(trx, order)).runId;
  });
}

async function outcome(runId: string) {
  const { rows } = await storage.db.transaction({ kind: 'all' }, (trx) =>
    sql`select state, (select count(*) from autobill_calls) as calls, (select sum(charge)::bigint from autobill_calls) as charges,
      (select count(*) from autobill_lines) as lines, (select sum(amount)::bigint from autobill_lines) as amount,
      (select sum(total)::bigint from autobill_periods) as total, (select count(*) from autobill_run_log) as log
      from autobill_runs where run_id = ${runId}::uuid`.execute(trx),
  );
  return rows[0];
}

it('bills every call once, at whatever statement the process of a run is killed (contract 40 B12.5)', async () => {
  await storage.db.transaction({ kind: 'all' }, async (trx) => {
    const tenantId = await addTenant(trx);
    const planId = await addTariff(trx, [
      { prefix: '1', perMinute: 10_000 },
      { prefix: '44', perMinute: 30_000 },
    ]);
    for (const serviceId of ['one', 'two']) {
      const extensions = serviceId === 'one' ? [] : ['1002'];
      await addService(trx, { tenantId, serviceId, planId, extensions, nextDueDate: '2026-04-15' });
    }
    await addCalls(trx, tenantId, 6, '2026-03-20T10:00:00Z', '1001');
    await addCalls(trx, tenantId, 4, '2026-03-21T10:00:00Z', '1002');
  });
  const { db } = storage;
  const parts = { db, log, now: () => NOW, rates: new RateBook(db) };
  let nth = 0;
  for (let finished = false; !finished; ) {
    nth += 1;
    const runId = await begin();
    const { dying, isDead } = killedBefore(db, nth);
    await carryOutRun({ ...parts, db: dying }, runId).catch(() => undefined);
    finished = !isDead();
    await storage.db.transaction({ kind: 'all' }, (trx) =>
      sql`update autobill_periods set state = 'queued' where state = 'failed'`.execute(trx),
    );
    await carryOutRun(parts, runId);
    expect(await outcome(runId), `killed before statement ${nth}`).toEqual({
      state: 'done',
      calls: 10,
      charges: 200_000,
      lines: 4,
      amount: 200_000,
      total: 200_000,
      log: 10,
    });
  }
  expect(nth).toBeGreaterThan(20);
}, 120_000);
