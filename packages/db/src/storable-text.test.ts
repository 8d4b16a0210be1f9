import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonbText, storable } from './storable-text.ts';
import { createEmptyDatabase, type TestDatabase } from './testing/index.ts';

let testDatabase: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  testDatabase = await createEmptyDatabase();
  client = new pg.Client(testDatabase.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await testDatabase.drop();
});

async function stored(value: object): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>('select $1::jsonb as value', [jsonbText(value)]);
  return rows[0]?.value;
}

test('what PostgreSQL cannot hold is replaced, in values and in names', async () => {
  const sent = { nul: 'a\0b', high: 'a\ud83d', low: '\udcffb', inner: [{ 'x\0': '\ud83d\ud83d\ude00' }] };
  expect(await stored(sent)).toEqual({ nul: 'a�b', high: 'a�', low: '�b', inner: [{ 'x�': '�😀' }] });
});

test('text that only looks like an escape stays as it is', async () => {
  const sent = { a: '\\u0000', b: '\\\\ud83d', c: 'C:\\users\\0', d: '\u0001\t\n"', e: '😀' };
  expect(await stored(sent)).toEqual(sent);
});

test('NUL in a parameter is replaced, in text and in lists of text; other parameters stay as they are', async () => {
  const { rows } = await client.query('select $1::text as one, $2::text[] as many, $3::integer as other', [
    ...['a\0b', ['c', '\0'], 1].map(storable),
  ]);
  expect(rows).toEqual([{ one: 'a�b', many: ['c', '�'], other: 1 }]);
  const bytes = Buffer.from([0, 1]);
  expect(storable(bytes)).toBe(bytes);
});

test('no text whatsoever is refused, and what can be held comes back', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 }).map((one) => one.slice(0, 15));
  await fc.assert(
    fc.asyncProperty(fc.array(text), async (texts) => {
      expect(await stored(texts)).toEqual(texts.map((one) => one.toWellFormed().replaceAll('\0', '\ufffd')));
    }),
    { numRuns: 100 },
  );
});
