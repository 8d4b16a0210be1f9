/**
 * Records rated a second with a deck of 200,000 prefixes: in memory, beside a loop over all of them; and into the database
 * (charges, included units, ledger), beside a bare update of the same rows.
 *
 *     node bench/rating.ts [prefixes = 200000] [records = 40000] [tenants = 50]
 */
import { type Database, openDatabase, sql } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { RateBook } from '../apps/server/src/features/charging/rate-book.ts';
import { Rater } from '../apps/server/src/features/charging/rater.ts';
import type { Platform } from '../apps/server/src/platform.ts';
import { chargeOf, type Rate, RateDeck, VOICE } from '../packages/rating/src/index.ts';
import { databaseProcesses, startCpuClock } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';

const [prefixes = 200_000, records = 40_000, tenants = 50] = process.argv.slice(2).map(Number);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The same numbers in each run (Marsaglia's xorshift). */
let seed = 2_463_534_242;
function random(below: number): number {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) % below;
}

/** Prefixes as carriers' decks have them: country codes and what stands below them, four to nine digits. */
function deckOf(size: number): Rate[] {
  const known = new Set<string>();
  for (let code = 1; code <= 99; code += 1) known.add(String(code));
  while (known.size < size) known.add(String(10 ** (3 + random(6)) + random(9 * 10 ** (3 + random(6)))).slice(0, 9));
  return [...known].map((prefix, place) => ({
    rateId: place + 1,
    prefix,
    serviceFlag: VOICE,
    weight: 0,
    firstBlock: 30,
    increment: 6,
    billingBlock: 60,
    blockRate: 1_000 + random(100_000),
    unitFree: 0,
    connection: 0,
    minimum: 0,
  }));
}

const number = () => String(1_000_000_000 + random(8_999_999) * 1000 + random(1000));

function perSecond(run: (place: number) => unknown, milliseconds: number): number {
  for (const until = performance.now() + milliseconds / 5; performance.now() < until; ) run(0);
  const began = process.cpuUsage();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < milliseconds) for (let n = 0; n < 100; n += 1) run(count++);
  const { user, system } = process.cpuUsage(began);
  return (count * 1e6) / (user + system);
}

function inMemory(rates: readonly Rate[]): Row[] {
  const began = process.cpuUsage();
  const deck = new RateDeck(rates);
  deck.trim();
  const { user, system } = process.cpuUsage(began);
  const numbers = Array.from({ length: 10_000 }, number);
  const at = (place: number) => numbers[place % numbers.length] ?? '';
  const find = perSecond((place) => deck.find(at(place), VOICE), 2000);
  const rate = perSecond((place) => {
    const found = deck.find(at(place), VOICE);
    return found && chargeOf(found, 1 + (place % 600), place % 3 === 0 ? 60 : 0);
  }, 2000);
  const naive = perSecond((place) => naiveLongest(rates, at(place)), 2000);
  const name = `in memory, ${rates.length} prefixes`;
  const indexMb = deck.indexOctets / 2 ** 20;
  return [
    { name: `${name}: build`, figures: { 'CPU ms': (user + system) / 1000, 'index MB': indexMb } },
    { name: `${name}: longest match`, figures: { 'per CPU second': find, 'times the loop': find / naive } },
    { name: `${name}: rated`, figures: { 'per CPU second': rate, 'times the loop': rate / naive } },
    { name: 'baseline: a loop over all prefixes', figures: { 'per CPU second': naive } },
  ];
}

function naiveLongest(rates: readonly Rate[], digits: string): Rate | null {
  let best: Rate | null = null;
  for (const rate of rates) {
    if (digits.startsWith(rate.prefix) && rate.prefix.length > (best?.prefix.length ?? 0)) best = rate;
  }
  return best;
}

async function fill(db: Database, rates: readonly Rate[]): Promise<number[]> {
  return db.transaction({ kind: 'all' }, async (trx) => {
    await sql`insert into rate_decks (deck_id, plan_id, service_flag, valid_from) values (1, 1, 1, 'epoch')`.execute(
      trx,
    );
    await sql`insert into rates (deck_id, prefix, name, unit_first_block, unit_increment, unit_billing_block, unit_block_rate)
      select 1, prefix, prefix, 30, 6, 60, price
      from unnest(${rates.map(({ prefix }) => prefix)}::text[], ${rates.map(({ blockRate }) => blockRate)}::bigint[])
        as rate(prefix, price)`.execute(trx);
    const { rows } = await sql<{ tenant_id: number }>`
      insert into tenants (company, email) select 'tenant ' || n, 'tenant' || n || '@example.com'
      from generate_series(1, ${tenants}) as n returning tenant_id`.execute(trx);
    const ids = rows.map((row) => row.tenant_id);
    await sql`insert into tenant_quotas (tenant_id, resource_id, quota_limit)
      select tenant_id, resource_id, 100 from unnest(${ids}::integer[]) as tenant_id, unnest('{12,13,14,18}'::integer[]) as resource_id`.execute(
      trx,
    );
    return ids;
  });
}

async function note(db: Database, run: string, ids: readonly number[]): Promise<void> {
  const numbers = Array.from({ length: 1000 }, number);
  await db.transaction({ kind: 'all' }, (trx) =>
    sql`with noted as (
        insert into charges (call_id, leg, tenant_id, service_flag, number, amount, answered_at, ended_at)
        select ${run}::text || n, 'b', (${ids}::integer[])[1 + n % ${ids.length}], 1, (${numbers}::text[])[1 + n % 1000], 1 + n % 600,
        now(), now() + n * interval '1 millisecond'
        from generate_series(1, ${records}) as n
        returning tenant_id, ended_at, call_id, leg
      )
      insert into unrated_charges (tenant_id, ended_at, call_id, leg) select tenant_id, ended_at, call_id, leg from noted`.execute(
      trx,
    ),
  );
}

async function timed(
  db: Database,
  work: () => Promise<void>,
): Promise<{ readonly wall: number; readonly cpu: number; readonly database: number }> {
  const ofDatabase = startCpuClock(await databaseProcesses(db));
  const began = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(began);
  return {
    wall: (records * 1000) / (performance.now() - start),
    cpu: (records * 1e6) / (user + system),
    database: (1e6 * ofDatabase()) / records,
  };
}

async function intoTheDatabase(rates: readonly Rate[]): Promise<Row[]> {
  const test = await createTestDatabase();
  const db = await openDatabase({ url: test.url, log: silent });
  try {
    const ids = await fill(db, rates);
    const book = new RateBook(db);
    const began = process.cpuUsage();
    await book.deckAt(1, new Date());
    const { user, system } = process.cpuUsage(began);
    const platform = {
      log: silent,
      now: () => new Date(),
      mail: { send: async () => undefined },
      settings: { get: () => 'USD' },
    } as unknown as Platform;
    const rater = new Rater(db, { platform, rates: book, isBilled: true });
    const settleAll = () => rater.catchUp();
    await note(db, 'warm', ids);
    await settleAll();
    await note(db, 'rated', ids);
    const rated = await timed(db, settleAll);
    await note(db, 'bare', ids);
    const bare = await timed(db, async () => {
      for (const tenantId of ids) {
        await db.transaction({ kind: 'tenant', tenantId }, (trx) =>
          sql`update charges set state = 'unratable', rated_at = now() from unrated_charges as waiting
            where waiting.tenant_id = ${tenantId} and charges.call_id = waiting.call_id and charges.leg = waiting.leg`.execute(
            trx,
          ),
        );
      }
    });
    return [
      { name: `database: ${rates.length} prefixes read and indexed`, figures: { 'CPU ms': (user + system) / 1000 } },
      {
        name: `database: ${records} records of ${tenants} tenants charged`,
        figures: {
          'per second': rated.wall,
          'per CPU second': rated.cpu,
          'CPU µs of the database each': rated.database,
          'of the bare update': rated.wall / bare.wall,
        },
      },
      {
        name: 'baseline: a bare update of the same rows',
        figures: { 'per second': bare.wall, 'CPU µs of the database each': bare.database },
      },
    ];
  } finally {
    await db.close();
    await test.drop();
  }
}

const deck = deckOf(prefixes);
await report('rating', [...inMemory(deck), ...(await intoTheDatabase(deck))]);
