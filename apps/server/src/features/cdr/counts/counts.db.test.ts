import { randomUUID } from 'node:crypto';
import { type Database, openDatabase, sql, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../access/scope.ts';
import { storeRecords } from '../etl/store-records.ts';
import { listCdr } from '../list-cdr.ts';
import type { RawRecord } from '../raw-record.ts';
import { readSpans } from '../read-rows.ts';
import { readCallsReport } from '../reports/calls-report.ts';
import { timeBins } from '../reports/time-bins.ts';
import { type CdrFilter, cdrQuery, countCdr } from '../store.ts';

const SPAN_START = Date.parse('2024-01-30T22:00:00Z');
const SPAN_MS = 3 * 86_400_000;
const PLATFORM: Scope = { kind: 'platform' };

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});
beforeEach(() => run((trx) => trx.deleteFrom('cdr').execute()));

function run<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction({ kind: 'all' }, work);
}

const legs: fc.Arbitrary<RawRecord> = fc
  .record({
    leg: fc.constantFrom('a' as const, 'b' as const),
    tenant_id: fc.constantFrom(7, 8, null),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const, 'local' as const),
    last_app: fc.constantFrom('bridge', 'bridge', 'bridge', 'conference'),
    start_time: fc.integer({ min: SPAN_START, max: SPAN_START + SPAN_MS }),
    seconds: fc.integer({ min: 0, max: 400 }),
    answered: fc.boolean(),
    hangup_cause: fc.constantFrom('NORMAL_CLEARING', 'USER_BUSY', 'NO_ANSWER'),
    caller_number: fc.constantFrom('1001', '1002', '1003'),
    destination: fc.constantFrom('1001', '1002', '1004'),
  })
  .map(({ seconds, answered, ...leg }) => ({
    ...leg,
    call_id: randomUUID(),
    answer_time: answered ? leg.start_time : null,
    end_time: leg.start_time + seconds * 1000,
  }));

const instants = fc.option(fc.integer({ min: SPAN_START - 3_600_000, max: SPAN_START + SPAN_MS }), { nil: null });
const filters: fc.Arbitrary<CdrFilter> = fc
  .record({
    from: instants,
    until: instants,
    leg: fc.constantFrom('a' as const, 'b' as const, 'all' as const),
    direction: fc.constantFrom(undefined, 'inbound', 'local'),
    callType: fc.constantFrom(undefined, undefined, 'conf'),
    hangupCause: fc.constantFrom(undefined, undefined, 'USER_BUSY'),
    tenantId: fc.constantFrom(null, 7, 99),
    round: fc.boolean(),
  })
  .map(({ from, until, round, ...rest }) => {
    const at = (ms: number) => new Date(round ? Math.floor(ms / 900_000) * 900_000 : ms);
    return { ...rest, from: from === null ? null : at(from), until: until === null ? null : at(until) };
  });

const COUNTED_BY = {
  cdr_quarters: { unit: '15 minutes', by: sql`direction, status` },
  cdr_hours: { unit: '1 hour', by: sql`direction, status` },
  cdr_days: { unit: '1 day', by: sql`direction, status, call_type, hangup_cause` },
};
type CountTable = keyof typeof COUNTED_BY;

/** What the records themselves say. */
async function naiveCounts(trx: Trx, table: CountTable) {
  const { unit, by } = COUNTED_BY[table];
  const sums = sql`count(*) as calls, sum(duration)::bigint as duration, sum(billsec)::bigint as billsec`;
  const { rows } = await sql`
    with records as (
      select coalesce(tenant_id, 0) as tenant_id, leg, date_bin(${unit}::interval, start_time, '2000-01-01Z') as at,
        coalesce(direction, '') as direction, status, call_type, hangup_cause, duration, billsec
      from cdr
    )
    select tenant_id, leg, at, ${by}, ${sums} from records group by tenant_id, leg, at, ${by}
    union all
    select -1, leg, at, ${by}, ${sums} from records group by leg, at, ${by}
    order by tenant_id, leg, at, ${by}`.execute(trx);
  return rows;
}

async function keptCounts(trx: Trx, table: CountTable) {
  const { rows } = await sql`
    select * from ${sql.table(table)} where calls <> 0 order by tenant_id, leg, at, ${COUNTED_BY[table].by}`.execute(
    trx,
  );
  return rows;
}

describe('the counts of call records', () => {
  it('are those of the records, whatever is stored, stored again and deleted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(legs, { maxLength: 30 }), fc.array(legs, { maxLength: 10 }), async (one, two) => {
        await run(async (trx) => {
          await storeRecords(trx, one);
          await storeRecords(trx, [...one, ...two]);
          await trx
            .deleteFrom('cdr')
            .where('call_id', 'in', [...one.slice(0, 5).map((leg) => leg.call_id), ''])
            .execute();
          expect(await keptCounts(trx, 'cdr_quarters')).toEqual(await naiveCounts(trx, 'cdr_quarters'));
          expect(await keptCounts(trx, 'cdr_hours')).toEqual(await naiveCounts(trx, 'cdr_hours'));
          expect(await keptCounts(trx, 'cdr_days')).toEqual(await naiveCounts(trx, 'cdr_days'));
        });
      }),
      { numRuns: 15 },
    );
  });

  it('find the same rows and the same total as the records, for every filter and window', async () => {
    await run((trx) => storeRecords(trx, fc.sample(legs, { numRuns: 300, seed: 5 })));
    const windows = fc.record({
      limit: fc.integer({ min: 1, max: 40 }),
      offset: fc.integer({ min: 0, max: 120 }),
      order: fc.constantFrom('asc' as const, 'desc' as const),
    });
    await fc.assert(
      fc.asyncProperty(filters, windows, async (filter, { limit, offset, order }) => {
        await run(async (trx) => {
          const query = cdrQuery(trx, PLATFORM, filter);
          const rows = await query
            .select('id')
            .orderBy('start_time', order)
            .orderBy('id', order)
            .offset(offset)
            .limit(limit)
            .execute();
          const found = await listCdr(trx, PLATFORM, filter, {
            limit,
            offset,
            order,
            sort: 'start_time',
            countOnly: false,
          });
          expect(found.total).toBe(await countCdr(trx, query));
          expect(found.rows.map((row) => row.id)).toEqual(rows.map((row) => row.id));
          expect(found.exact).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('lead to the records of a number, some of the time after the other', async () => {
    await run((trx) => storeRecords(trx, fc.sample(legs, { numRuns: 300, seed: 9 })));
    const windows = fc.record({
      limit: fc.integer({ min: 1, max: 40 }),
      offset: fc.integer({ min: 0, max: 120 }),
      order: fc.constantFrom('asc' as const, 'desc' as const),
    });
    const numbers = fc.constantFrom('1001', '1003', '1005');
    await fc.assert(
      fc.asyncProperty(filters, windows, numbers, async (filter, window, extension) => {
        await run(async (trx) => {
          const asked = { ...filter, extension };
          const { limit, offset, order } = window;
          const rows = await cdrQuery(trx, PLATFORM, asked)
            .select('id')
            .orderBy('start_time', order)
            .orderBy('id', order)
            .offset(offset)
            .limit(limit)
            .execute();
          const found = await readSpans(trx, PLATFORM, asked, { ...window, sort: 'start_time' }, 20);
          expect(found.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each(['UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'])(
    'tell calls by the days and hours of %s as the records do',
    async (zone) => {
      await run((trx) => storeRecords(trx, fc.sample(legs, { numRuns: 200, seed: 7 })));
      for (const interval of ['day', 'hour']) {
        const range = { start_date: '2024-01-30', end_date: '2024-02-02', interval };
        const bins = timeBins(range, { zone }, new Date(SPAN_START));
        await run(async (trx) => {
          const { series } = await readCallsReport(trx, PLATFORM, {}, bins, { where: { zone }, priced: false });
          const begun = await cdrQuery(trx, PLATFORM, {}).select(['start_time', 'billsec']).execute();
          const expected = bins.boundaries.slice(0, -1).map((from, place) => {
            const until = bins.boundaries[place + 1] ?? from;
            const calls = begun.filter(({ start_time: at }) => at >= from && at < until);
            const seconds = calls.reduce((sum, { billsec }) => sum + billsec, 0);
            return { at: from.toISOString(), calls: calls.length, minutes: Math.round(seconds / 0.6) / 100 };
          });
          expect(series).toMatchObject(expected);
        });
      }
    },
  );

  it('are not seen by other tenants', async () => {
    const [leg] = fc.sample(legs, 1);
    if (!leg) throw new Error('no leg');
    await run((trx) => storeRecords(trx, [{ ...leg, tenant_id: 7 }]));
    const seen = (tenantId: number) =>
      db.transaction({ kind: 'tenant', tenantId }, (trx) =>
        trx.selectFrom('cdr_days').select('tenant_id').where('calls', '>', 0).execute(),
      );
    expect(await seen(7)).toEqual([{ tenant_id: 7 }]);
    expect(await seen(8)).toEqual([]);
  });
});
