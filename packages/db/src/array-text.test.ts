import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrayText } from './array-text.ts';
import { type Database, openDatabase } from './database.ts';
import { sql } from './index.ts';
import { collectedLog, createTestDatabase, type TestDatabase } from './testing/index.ts';

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = await openDatabase({ url: server.url, log: collectedLog() });
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

test('the database reads what was written, element by element', async () => {
  const element = fc.option(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'null', 'NULL', 'a b', '{}', ',', '"', '\\', '+49')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(element, { maxLength: 20 }), async (elements) => {
      const { rows } = await database.transaction({ kind: 'all' }, (trx) =>
        sql<{ read: unknown[] }>`select ${arrayText(elements)}::text[] as read`.execute(trx),
      );
      const held = elements.map((one) => one?.toWellFormed().replaceAll('\0', '\ufffd') ?? null);
      expect(rows[0]?.read).toEqual(held);
    }),
    { numRuns: 60 },
  );
});

test('numbers, truth and times are read as such, a time that is none as null', async () => {
  const at = new Date('2026-03-15T12:00:00.123Z');
  const { rows } = await database.transaction({ kind: 'all' }, (trx) =>
    sql`select ${arrayText([1, -2.5, null])}::float8[] as numbers, ${arrayText([true, false])}::boolean[] as truth,
      ${arrayText([at, new Date(Number.NaN)])}::timestamptz[] as times`.execute(trx),
  );
  expect(rows[0]).toEqual({ numbers: [1, -2.5, null], truth: [true, false], times: [at, null] });
});
