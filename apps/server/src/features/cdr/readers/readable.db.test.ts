import { randomUUID } from 'node:crypto';
import { type Database, openDatabase, sql, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { storeRecords } from '../etl/store-records.ts';
import { readableUpTo } from './readable.ts';

const START = Date.parse('2026-03-15T12:00:00Z');

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }) });
  // Writers must not meet at the making of the month.
  await all((trx) => storeRecords(trx, [leg()]));
});
afterAll(async () => {
  await db.close();
  await test.drop();
});
beforeEach(() => all((trx) => trx.deleteFrom('cdr').execute()));

const all = <T>(work: (trx: Trx) => Promise<T>) => db.transaction({ kind: 'all' }, work);
const leg = (tenant_id = 7) => ({
  call_id: randomUUID(),
  leg: 'a' as const,
  tenant_id,
  start_time: START,
  end_time: START,
});

/** Somebody waits for his turn to write records. */
async function somebodyWaits(): Promise<boolean> {
  const { rows } = await all((trx) =>
    sql`select from pg_locks where locktype = 'advisory' and not granted and database = (
      select oid from pg_database where datname = current_database())`.execute(trx),
  );
  return rows.length > 0;
}

it('what has a number below one that is readable can be read, in whatever order its writers began and end', async () => {
  const order: string[] = [];
  const wrote = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const slow = all(async (trx) => {
    await storeRecords(trx, [leg(), leg()]);
    wrote.resolve();
    await mayCommit.promise;
    order.push('slow');
  });
  await wrote.promise;
  const quick = all((trx) => storeRecords(trx, [leg()])).then(() => order.push('quick'));
  await expect.poll(somebodyWaits, { timeout: 60_000 }).toBe(true);
  expect(await all(readableUpTo)).toBe(0);
  mayCommit.resolve();
  await Promise.all([slow, quick]);
  expect(order).toEqual(['slow', 'quick']);
  const seqs = await all((trx) => trx.selectFrom('cdr').select('cdr_seq').orderBy('cdr_seq').execute());
  expect(seqs).toHaveLength(3);
  expect(await all(readableUpTo)).toBe(seqs.at(-1)?.cdr_seq);
});

it('whoever reads on from the last one he saw misses no record of parallel writers, some of which give up', async () => {
  const read: string[] = [];
  const written: string[] = [];
  let cursor = 0;
  let isOver = false;
  const reader = (async () => {
    for (let last = false; !last; ) {
      last = isOver;
      await all(async (trx) => {
        const upTo = await readableUpTo(trx);
        const rows = await trx
          .selectFrom('cdr')
          .select('call_id')
          .where('cdr_seq', '>', cursor)
          .where('cdr_seq', '<=', upTo)
          .execute();
        read.push(...rows.map(({ call_id }) => call_id));
        cursor = Math.max(cursor, upTo);
      });
    }
  })();
  const write = async (writer: number) => {
    for (let n = 0; n < 8; n += 1) {
      const legs = Array.from({ length: 1 + ((writer + n) % 3) }, () => leg());
      const givesUp = (writer + n) % 5 === 0;
      await all(async (trx) => {
        await storeRecords(trx, legs);
        await readableUpTo(trx);
        if (givesUp) throw new Error('gives up');
        written.push(...legs.map(({ call_id }) => call_id));
      }).catch((error: unknown) => {
        if (!givesUp) throw error;
      });
    }
  };
  await Promise.all([0, 1, 2, 3].map(write));
  isOver = true;
  await reader;
  expect(read.toSorted()).toEqual(written.toSorted());
});

it('of a fenced transaction is that of its tenant', async () => {
  await all((trx) => storeRecords(trx, [leg(7)]));
  await all((trx) => storeRecords(trx, [leg(8)]));
  const own = await db.transaction({ kind: 'tenant', tenantId: 7 }, readableUpTo);
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(await all(readableUpTo));
});
