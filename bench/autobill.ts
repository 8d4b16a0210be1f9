/**
 * Calls that a run of autobill bills a second with a tariff of 100,000 prefixes: rated in memory, beside a loop over all of them;
 * and from the records to lines and marks, beside a bare insert of as many marks.
 *
 *     node bench/autobill.ts [prefixes = 100000] [calls = 50000]
 */
import { type Database, openDatabase, sql } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { carryOutRun } from '../apps/server/src/features/autobill/carry-out-run.ts';
import { countryCodes } from '../apps/server/src/features/autobill/dialling-table.ts';
import { DEFAULT_TERMS, packageTerms } from '../apps/server/src/features/autobill/package-fields.ts';
import { startRun } from '../apps/server/src/features/autobill/runs.ts';
import { readServices } from '../apps/server/src/features/autobill/tenant-services.ts';
import { addCalls, addService, addTariff, addTenant } from '../apps/server/src/features/autobill/testing.ts';
import { RateBook } from '../apps/server/src/features/charging/rate-book.ts';
import { MinutePool, PriceBook, type Rate, RateDeck, rateCall, VOICE } from '../packages/rating/src/index.ts';
import { databaseProcesses, startCpuClock } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';

const [prefixes = 100_000, calls = 50_000] = process.argv.slice(2).map(Number);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const NOW = new Date('2026-04-15T06:00:00Z');

const TERMS = {
  ...DEFAULT_TERMS,
  name: 'bench',
  country_code: '1',
  exit_code: '011',
  markup: 12_000,
  free_minutes: 1_000,
  suppress: ['*97', '5xxx'],
  exclude_billing: ['1800*', '1888*', '911'],
};

/** Country codes and what stands below them, up to seven digits. */
const PREFIXES = [
  ...new Set(['1', '44', ...Array.from({ length: prefixes * 2 }, (_, n) => String(1 + ((n * 7_919) % 9_999_991)))]),
].slice(0, prefixes);

const rate = (prefix: string, place: number): Rate => ({
  rateId: place + 1,
  prefix,
  serviceFlag: VOICE,
  weight: 0,
  firstBlock: 30,
  increment: 6,
  billingBlock: 60,
  blockRate: 1_000 + (place % 100_000),
  unitFree: 0,
  connection: 0,
  minimum: 0,
});

function perCpuSecond(run: (place: number) => unknown, milliseconds: number): number {
  for (const until = performance.now() + milliseconds / 5; performance.now() < until; ) run(0);
  const began = process.cpuUsage();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < milliseconds) for (let n = 0; n < 20; n += 1) run(count++);
  const { user, system } = process.cpuUsage(began);
  return (count * 1e6) / (user + system);
}

function inMemory(): Row[] {
  const rates = PREFIXES.map(rate);
  const deck = new RateDeck(rates);
  const version = { packageCode: 'bench', validFrom: NOW, planId: 1, realtime: false, inboundBilling: false };
  const book = new PriceBook(packageTerms({ ...version, terms: TERMS }), countryCodes());
  const tariff = { longest: (e164: string) => deck.longest(e164, VOICE), fallback: () => deck.fallback(VOICE) };
  const naive = {
    longest: (e164: string) => {
      let best: Rate | null = null;
      for (const one of rates) {
        if (e164.startsWith(one.prefix) && one.prefix.length > (best?.prefix.length ?? 0)) best = one;
      }
      return best;
    },
    fallback: () => null,
  };
  const pool = new MinutePool(60_000);
  const call = (place: number) => ({
    direction: 'outbound' as const,
    number: `${place % 2 === 0 ? '1' : '01144'}${2_000_000_000 + ((place * 7_919) % 999_999_937)}`,
    caller: '1001',
    description: 'Outbound DID',
    billsec: 1 + (place % 600),
  });
  const fast = perCpuSecond((place) => rateCall(call(place), book, tariff, pool), 2_000);
  const slow = perCpuSecond((place) => rateCall(call(place), book, naive, pool), 2_000);
  return [
    {
      name: `in memory, ${prefixes} prefixes: rated`,
      figures: { 'per CPU second': fast, 'times the loop': fast / slow },
    },
    { name: 'baseline: the same by a loop over all prefixes', figures: { 'per CPU second': slow } },
  ];
}

async function timed(db: Database, work: () => Promise<unknown>) {
  const ofDatabase = startCpuClock(await databaseProcesses(db));
  const began = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(began);
  return {
    wall: (calls * 1000) / (performance.now() - start),
    cpu: (calls * 1e6) / (user + system),
    database: (1e6 * ofDatabase()) / calls,
  };
}

async function aRun(): Promise<Row[]> {
  const test = await createTestDatabase();
  const db = await openDatabase({ url: test.url, log: silent });
  try {
    const runId = await db.transaction({ kind: 'all' }, async (trx) => {
      const tenantId = await addTenant(trx);
      const planId = await addTariff(
        trx,
        PREFIXES.map((prefix) => ({ prefix, perMinute: 10_000 })),
      );
      await addService(trx, { tenantId, serviceId: 'bench', planId, nextDueDate: '2026-04-15', terms: TERMS });
      await addCalls(trx, tenantId, calls, '2026-03-15T10:00:00Z', '1001');
      const services = await readServices(trx, {});
      const order = { tenantId: null, asOf: null, services, named: [], isDryRun: false, isTraced: false, now: NOW };
      return (await startRun(trx, order)).runId;
    });
    await db.transaction({ kind: 'all' }, (trx) => sql`analyze cdr, rates`.execute(trx));
    const parts = { db, log: silent, now: () => NOW, rates: new RateBook(db) };
    // The run reads the tariff itself, as it does each night.
    const run = await timed(db, () => carryOutRun(parts, runId));
    const bare = await timed(db, () =>
      db.transaction({ kind: 'all' }, (trx) =>
        sql`insert into autobill_calls (call_id, leg, tenant_id, service_id, period_id, start_time, billed_seconds, free_seconds,
            pool_seconds, charge, rule)
          select 'bare' || call_id, leg, tenant_id, service_id, period_id, start_time, 0, 0, 0, 0, 'tariff'
          from autobill_calls`.execute(trx),
      ),
    );
    const { rows } = await db.transaction({ kind: 'all' }, (trx) =>
      sql<{ rated: number }>`select sum(records_rated)::bigint as rated from autobill_periods`.execute(trx),
    );
    if (rows[0]?.rated !== calls) throw new Error(`${rows[0]?.rated} of ${calls} calls were rated`);
    return [
      {
        name: `a run: ${calls} calls of one service`,
        figures: {
          'per second': run.wall,
          'per CPU second': run.cpu,
          'CPU µs of the database each': run.database,
          'of the bare insert': run.wall / bare.wall,
        },
      },
      {
        name: 'baseline: a bare insert of as many marks',
        figures: { 'per second': bare.wall, 'CPU µs of the database each': bare.database },
      },
    ];
  } finally {
    await db.close();
    await test.drop();
  }
}

await report('autobill', [...inMemory(), ...(await aRun())]);
