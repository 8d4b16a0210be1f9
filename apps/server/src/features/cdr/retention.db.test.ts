import { randomUUID } from 'node:crypto';
import { type Database, openDatabase, sql, type Trx } from '@strowger/db';
import { alterSchema, createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeRecords } from './etl/store-records.ts';
import { makeMonthsAhead } from './months.ts';
import { purgeCallRecords } from './retention.ts';

const NOW = new Date('2026-03-15T12:00:00Z');
const log = pino({ level: 'silent' });

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});
beforeEach(() => run((trx) => trx.deleteFrom('cdr').execute()));

function run<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction({ kind: 'all' }, work);
}

function store(...starts: string[]): Promise<number> {
  return run((trx) =>
    storeRecords(
      trx,
      starts.map((at) => ({
        call_id: at,
        leg: 'a' as const,
        tenant_id: 7,
        start_time: Date.parse(at),
        end_time: Date.parse(at),
      })),
    ),
  );
}

const purge = (days: number, ...cursors: (number | null)[]) =>
  purgeCallRecords(
    { db, log, now: () => NOW },
    days,
    new AbortController().signal,
    cursors.map((seq, place) => ({ name: `reader ${place}`, lowestUnreadSeq: async () => seq })),
  );
const kept = async () =>
  (await run((trx) => trx.selectFrom('cdr').select('call_id').orderBy('start_time').execute())).map(
    (row) => row.call_id,
  );
const months = async () => {
  const { rows } = await run((trx) =>
    sql<{
      name: string;
    }>`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'cdr'::regclass order by 1`.execute(
      trx,
    ),
  );
  return rows.map((row) => row.name);
};
const left = (table: 'cdr_keys' | 'cdr_days' | 'cdr_hours' | 'cdr_quarters') =>
  run((trx) => trx.selectFrom(table).selectAll().execute());

describe('the months of call records', () => {
  it('are made when records of them arrive, and in time for those to come', async () => {
    await store('2019-05-31T23:59:59Z', '2019-06-01T00:00:00Z');
    expect(await months()).toEqual(expect.arrayContaining(['cdr_months.m2019_05', 'cdr_months.m2019_06']));
    expect(await run((trx) => makeMonthsAhead(trx, NOW))).toEqual([]);
    expect(await months()).toEqual(
      expect.arrayContaining(['2026_03', '2026_04', '2026_05', '2026_06'].map((month) => `cdr_months.m${month}`)),
    );
  });

  it('are not made for times beyond all reason, whose records are kept all the same', async () => {
    const before = await months();
    await store('1970-01-01T00:00:00Z', '9999-01-01T00:00:00Z');
    expect(await months()).toEqual(before);
    expect(await kept()).toHaveLength(2);
  });

  it('take in what waited for them', async () => {
    const at = '2021-07-05T00:00:00Z';
    await store(at);
    await alterSchema(
      test.url,
      `set strowger.fence = 'all'; alter table cdr detach partition cdr_months.m2021_07;
       insert into cdr_months.elsewhen select * from cdr_months.m2021_07; drop table cdr_months.m2021_07`,
    );
    expect(await months()).not.toContain('cdr_months.m2021_07');
    expect(await run((trx) => makeMonthsAhead(trx, NOW))).toEqual([]);
    expect(await months()).toContain('cdr_months.m2021_07');
    expect(await kept()).toEqual([at]);
    expect(await store(at)).toBe(0);
  });

  it('keep a record one of its kind over all of them', async () => {
    const call_id = randomUUID();
    const leg = (at: string) => ({ call_id, leg: 'a' as const, start_time: Date.parse(at), end_time: Date.parse(at) });
    expect(await run((trx) => storeRecords(trx, [leg('2024-01-31T00:00:00Z'), leg('2024-02-01T00:00:00Z')]))).toBe(1);
    expect(await run((trx) => storeRecords(trx, [leg('2024-02-01T00:00:00Z')]))).toBe(0);
    expect(await run((trx) => trx.selectFrom('cdr').select('start_time').execute())).toEqual([
      { start_time: new Date('2024-01-31T00:00:00Z') },
    ]);
  });
});

describe('retention (contract 40 A2)', () => {
  const RECORDS = ['2025-01-10T00:00:00Z', '2026-01-10T00:00:00Z', '2026-02-10T00:00:00Z', '2026-03-10T00:00:00Z'];

  it('keeps everything when the setting is 0', async () => {
    await store(...RECORDS);
    await purge(0);
    expect(await kept()).toEqual(RECORDS);
  });

  it('drops months that are over, and single records of the month in which it ends, with their counts and keys', async () => {
    await store(...RECORDS);
    await purge(40);
    expect(await kept()).toEqual(RECORDS.slice(2));
    expect(await months()).not.toContain('cdr_months.m2026_01');
    expect(await months()).toContain('cdr_months.m2026_02');
    expect(await left('cdr_keys')).toHaveLength(2);
    await purge(20);
    expect(await kept()).toEqual(RECORDS.slice(3));
    expect(await left('cdr_keys')).toHaveLength(1);
    // One for the tenant and one for all tenants.
    expect(await left('cdr_days')).toHaveLength(2);
    expect(await left('cdr_quarters')).toHaveLength(2);
    expect(await left('cdr_hours')).toHaveLength(2);
  });

  it('keeps what a reader with an open cursor has still to read, the slowest of them deciding', async () => {
    await store(...RECORDS);
    const seqs = (await run((trx) => trx.selectFrom('cdr').select('cdr_seq').orderBy('cdr_seq').execute())).map(
      ({ cdr_seq }) => cdr_seq,
    );
    await purge(20, seqs[0] ?? 0, null);
    expect(await kept()).toEqual(RECORDS);
    await purge(20, null, seqs[3] ?? 0, seqs[1] ?? 0);
    expect(await kept()).toEqual(RECORDS.slice(1));
    await purge(20, seqs[3] ?? 0);
    expect(await kept()).toEqual(RECORDS.slice(3));
    await purge(1, null);
    expect(await kept()).toEqual([]);
  });

  it('leaves a month that holds a record somebody has still to read', async () => {
    await store(...RECORDS);
    const [first] = await run((trx) => trx.selectFrom('cdr').select('cdr_seq').orderBy('cdr_seq').execute());
    const drop = (seq: number) =>
      run(async (trx) => {
        const { rows } = await sql<{ gone: boolean }>`
          select strowger_drop_cdr_month('2025-01-01', ${seq}::bigint) as gone`.execute(trx);
        return rows[0]?.gone;
      });
    expect(await drop(first?.cdr_seq ?? 0)).toBe(false);
    expect(await kept()).toHaveLength(4);
    expect(await drop((first?.cdr_seq ?? 0) + 1)).toBe(true);
    expect(await kept()).toHaveLength(3);
  });
});
