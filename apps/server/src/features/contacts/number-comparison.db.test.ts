import { type Database, openDatabase, sql, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

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

/** What makes these numbers the same, in their order. */
async function digitsOf(numbers: readonly string[]): Promise<string[]> {
  const { rows } = await db.transaction({ kind: 'all' }, (trx: Trx) =>
    sql<{ digits: string }>`
      select strowger_number_digits(number) as digits
      from jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb) with ordinality as one (number, at)
      order by at`.execute(trx),
  );
  return rows.map(({ digits }) => digits);
}

/** Numbers as E.164 has them: a country code does not begin with 0. */
const e164 = fc.stringMatching(/^[1-9][0-9]{5,14}$/);
const separators = fc.array(fc.constantFrom(' ', '-', '.', '/', '(', ')', ' '), { minLength: 16, maxLength: 16 });

describe('what makes two telephone numbers the same (contract 30 §24)', () => {
  it('is their digits: leading +, 00 and 011 say the same', async () => {
    expect(await digitsOf(['+1 555 123-4567', '0015551234567', '011 1 (555) 123.4567', '15551234567'])).toEqual(
      Array(4).fill('15551234567'),
    );
  });

  it('tells national numbers from international ones, and leaves what is no number alone', async () => {
    expect(await digitsOf(['05551234', '555123', '00', 'anna', '', '*72', '1001'])).toEqual([
      '05551234',
      '555123',
      '00',
      '',
      '',
      '72',
      '1001',
    ]);
  });

  it('holds however a number is written, and of what it says itself', async () => {
    const written = fc
      .tuple(e164, fc.constantFrom('', '+', '00', '011', '+00'), separators)
      .map(([digits, prefix, between]) => ({
        digits,
        number: [...`${prefix}${digits}`]
          .map((sign, at) => (sign === '+' ? sign : `${sign}${between[at] ?? ''}`))
          .join(''),
      }));
    const cases = fc.sample(written, 500);
    const found = await digitsOf(cases.map(({ number }) => number));
    expect(found).toEqual(cases.map(({ digits }) => (digits.startsWith('011') ? digits.slice(3) : digits)));
    expect(await digitsOf(found)).toEqual(found);
  });

  it('never fails, whatever text it is asked about', async () => {
    const texts = fc
      .sample(fc.string({ unit: 'grapheme', maxLength: 40 }), 300)
      .map((text) => text.replaceAll('\0', ''));
    for (const digits of await digitsOf(texts)) expect(digits).toMatch(/^[0-9]*$/);
  });
});
