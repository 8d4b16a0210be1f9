import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { DatabaseNewerError, MigrationChangedError, MigrationFailedError, MigrationOrderError } from './errors.ts';
import { collectedLog, createEmptyDatabase, migrationsDirectory, type TestDatabase } from './testing/index.ts';

const FIRST = { '0001_first.sql': 'create table first (id integer);' };

let testDatabase: TestDatabase;

beforeEach(async () => {
  testDatabase = await createEmptyDatabase();
}, 60_000);

afterEach(() => testDatabase.drop());

async function open(migrationsDir: string, log = collectedLog()): Promise<string[]> {
  const database = await openDatabase({ url: testDatabase.url, log, migrationsDir });
  await database.close();
  return log.lines;
}

async function query<Row extends object>(text: string): Promise<Row[]> {
  const client = new pg.Client(testDatabase.url);
  await client.connect();
  return client
    .query<Row>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

describe('opening a database', () => {
  test('applies the migrations in order, each once', async () => {
    const directory = await migrationsDirectory({
      '0002_second.sql': 'insert into first values (2);',
      '0001_first.sql': 'create table first (id integer); insert into first values (1);',
    });
    expect(await open(directory)).toEqual([
      'Database migration 0000_fence applied.',
      'Database migration 0001_first applied.',
      'Database migration 0002_second applied.',
    ]);
    expect(await open(directory)).toEqual([]);
    expect(await query('select id from first order by id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('can tell later how the migrations differ from what is there by then', async () => {
    const directory = await migrationsDirectory(FIRST);
    const database = await openDatabase({ url: testDatabase.url, log: collectedLog(), migrationsDir: directory });
    try {
      expect(await database.migrationsApart()).toEqual({ missing: [], unknown: [], changed: [] });
      await query(`insert into schema_migrations (name, checksum) values ('0009_newer', 'x')`);
      await query(`update schema_migrations set checksum = 'y' where name = '0000_fence'`);
      await query(`delete from schema_migrations where name = '0001_first'`);
      expect(await database.migrationsApart()).toEqual({
        missing: ['0001_first'],
        unknown: ['0009_newer'],
        changed: ['0000_fence'],
      });
    } finally {
      await database.close();
    }
  });

  test('by several processes at once applies each migration once', async () => {
    const directory = await migrationsDirectory(FIRST);
    const logs = await Promise.all([open(directory), open(directory), open(directory)]);
    expect(logs.flat()).toEqual(['Database migration 0000_fence applied.', 'Database migration 0001_first applied.']);
  });

  test('refuses a database with a migration that this program does not know', async () => {
    const directory = await migrationsDirectory({ ...FIRST, '0007_recordings.sql': 'select 1;' });
    await open(directory);
    await rm(join(directory, '0007_recordings.sql'));
    const opening = open(directory);
    await expect(opening).rejects.toBeInstanceOf(DatabaseNewerError);
    await expect(opening).rejects.toThrow(
      'The database is newer than this program: it has migration 0007_recordings, which this program does not know.',
    );
  });

  test('refuses a migration that was changed after it was applied', async () => {
    const directory = await migrationsDirectory(FIRST);
    await open(directory);
    await writeFile(join(directory, '0001_first.sql'), 'create table first (id bigint);');
    await expect(open(directory)).rejects.toBeInstanceOf(MigrationChangedError);
  });

  test('refuses a migration that would come before one already applied', async () => {
    const directory = await migrationsDirectory({ '0002_second.sql': 'select 1;' });
    await open(directory);
    await writeFile(join(directory, '0001_first.sql'), FIRST['0001_first.sql']);
    await expect(open(directory)).rejects.toThrow(
      'Migration 0001_first comes before 0002_second, which is already applied.',
    );
  });

  test('undoes a migration that fails as a whole, and names it', async () => {
    const directory = await migrationsDirectory({ '0001_first.sql': 'create table first (id integer); select 1 / 0;' });
    const opening = open(directory);
    await expect(opening).rejects.toBeInstanceOf(MigrationFailedError);
    await expect(opening).rejects.toThrow('Migration 0001_first failed: division by zero.');
    expect(await query(`select to_regclass('first') as first`)).toEqual([{ first: null }]);
    expect(await query('select name from schema_migrations')).toEqual([{ name: '0000_fence' }]);
  });

  test.each([
    { wrong: 'a name without a number', files: { 'first.sql': '' } },
    { wrong: 'a number that is used twice', files: { '0001_one.sql': '', '0001_two.sql': '' } },
  ])('refuses $wrong', async ({ files }) => {
    await expect(open(await migrationsDirectory(files))).rejects.toBeInstanceOf(MigrationOrderError);
  });

  test('lets transactions use a schema that another library has made', async () => {
    const directory = await migrationsDirectory(FIRST);
    const database = await openDatabase({ url: testDatabase.url, log: collectedLog(), migrationsDir: directory });
    await query('create schema jobs; create table jobs.now (id integer)');
    await database.grantSchema('jobs');
    await query('create table jobs.later (id integer)');
    await database.transaction({ kind: 'all' }, async (trx) => {
      for (const table of ['jobs.now', 'jobs.later'] as const) {
        await sql`insert into ${sql.table(table)} values (1)`.execute(trx);
      }
    });
    await database.close();
  });
});
