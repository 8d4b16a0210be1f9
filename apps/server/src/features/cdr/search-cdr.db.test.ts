import { type Database, openDatabase, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CdrWindow } from './cdr-window.ts';
import { storeRecords } from './etl/store-records.ts';
import { searchCdr } from './search-cdr.ts';

const START = Date.parse('2026-03-15T12:00:00Z');
const TENANT = { kind: 'tenant', tenantId: 7 } as const;
const WINDOW: CdrWindow = { limit: 10, offset: 0, sort: 'start_time', order: 'desc', countOnly: false };

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }) });
  await all((trx) =>
    storeRecords(
      trx,
      ['1555123', '1555999', '44155', '1555123', '1555'].map((destination, place) => ({
        call_id: `c${place}`,
        leg: 'a' as const,
        tenant_id: 7,
        caller_id_name: 'Ann *5',
        caller_number: '1001',
        destination,
        start_time: START + 1000 * place,
        end_time: START + 1000 * place,
      })),
    ),
  );
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

const all = <T>(work: (trx: Trx) => Promise<T>) => db.transaction({ kind: 'all' }, work);
const search = async (text: string, window: Partial<CdrWindow> = {}, most?: number) => {
  const asked = { ...WINDOW, ...window };
  const { rows, ...found } = await all((trx) => searchCdr(trx, TENANT, { search: text }, asked, most));
  return { ...found, ids: rows.map(({ call_id }) => call_id) };
};

describe('a search of call records', () => {
  it('finds parts of numbers, names and call ids, in the order that is asked for', async () => {
    expect(await search('155')).toEqual({ ids: ['c4', 'c3', 'c2', 'c1', 'c0'], total: 5, exact: true, backTo: null });
    expect((await search('123', { order: 'asc' })).ids).toEqual(['c0', 'c3']);
    expect((await search('ann *5')).total).toBe(5);
    expect((await search('a%5')).total).toBe(0);
    expect(await search('155', { offset: 1, limit: 2 })).toMatchObject({ ids: ['c3', 'c2'], total: 5 });
    expect(await search('155', { offset: 9 })).toMatchObject({ ids: [], total: 5 });
  });

  it('that looked through the newest alone says so, and finds a whole number in the others', async () => {
    const reach = new Date(START + 3000);
    expect(await search('155', {}, 1)).toEqual({ ids: ['c4', 'c3'], total: 2, exact: false, backTo: reach });
    expect(await search('1555123', {}, 1)).toEqual({ ids: ['c3', 'c0'], total: 2, exact: false, backTo: reach });
    expect(await search('1555123', { offset: 1 }, 1)).toMatchObject({ ids: ['c0'] });
  });
});
