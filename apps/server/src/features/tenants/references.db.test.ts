import { type Database, openDatabase, sql, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEPT_TABLES } from './delete-tenant.ts';
import { referencesTo, tablesThatGo } from './references.ts';

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

/** Tables that name a user whose deletion they outlive: books and traces keep who it was. */
const KEPT_OF_USERS = ['activities', 'audit', 'cdr'];

class RolledBack extends Error {}

/** In a transaction that leaves nothing behind, with the rights of the owner of the tables. */
async function passing<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
  const results: T[] = [];
  const done = db.transaction({ kind: 'all' }, async (trx) => {
    await sql`set local role none`.execute(trx);
    results.push(await work(trx));
    throw new RolledBack();
  });
  await expect(done).rejects.toThrow(RolledBack);
  const [result] = results;
  if (result === undefined) throw new Error('the work gave nothing');
  return result;
}

async function tablesWith(trx: Trx, column: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attname = ${column} and not attisdropped
    order by relname`.execute(trx);
  return rows.map((row) => row.name);
}

/** Tables that name tenants and of which nobody has said what becomes of them when one is deleted. */
async function forgotten(trx: Trx): Promise<string[]> {
  const settled = new Set<string>(['tenants', ...KEPT_TABLES, ...(await tablesThatGo(trx))]);
  return (await tablesWith(trx, 'tenant_id')).filter((name) => !settled.has(name));
}

describe('the deletion of a tenant (contract 10 §4.3)', () => {
  it('takes every table along that names tenants, but for those that are kept on purpose', async () => {
    expect(await passing(forgotten)).toEqual([]);
  });

  it('keeps only tables that there are, and that would not go', async () => {
    const [all, gone] = await passing(async (trx) => [await tablesWith(trx, 'tenant_id'), await tablesThatGo(trx)]);
    expect(all).toEqual(expect.arrayContaining([...KEPT_TABLES]));
    expect(KEPT_TABLES.filter((name) => gone?.includes(name))).toEqual([]);
  });

  it.each([
    ['names no tenant of the database', 'tenant_id integer not null'],
    ['loses its tenant instead of going', 'tenant_id integer references tenants on delete set null'],
    [
      'can do without the row that goes',
      'tenant_id integer not null, user_id integer references users on delete cascade',
    ],
  ])('would be found wanting by a table that %s', async (_what, columns) => {
    const found = await passing(async (trx) => {
      await sql.raw(`create table left_behind (id integer primary key, ${columns})`).execute(trx);
      return forgotten(trx);
    });
    expect(found).toEqual(['left_behind']);
  });

  it('is in nobody’s way', async () => {
    const references = await passing((trx) => referencesTo(trx, 'tenants'));
    expect(references.filter(({ fate }) => fate === 'in the way')).toEqual([]);
    expect(references.filter(({ fate }) => fate === 'deleted').length).toBeGreaterThan(5);
  });
});

describe('the deletion of a user (contract 10 §5.4)', () => {
  it('is in nobody’s way: what names him goes or is unlinked', async () => {
    const references = await passing((trx) => referencesTo(trx, 'users'));
    expect(references.filter(({ fate }) => fate === 'in the way')).toEqual([]);
    expect(references).toContainEqual({ table: 'extensions', column: 'user_id', fate: 'unlinked', namesTenant: true });
    expect(references).toContainEqual({ table: 'login_names', column: 'user_id', fate: 'deleted', namesTenant: false });
  });

  it('takes every table along that names users, but for those that are kept on purpose', async () => {
    const [named, settled] = await passing(async (trx) => [
      await tablesWith(trx, 'user_id'),
      (await referencesTo(trx, 'users')).filter(({ column }) => column === 'user_id').map(({ table }) => table),
    ]);
    expect(named?.filter((name) => name !== 'users' && !settled?.includes(name))).toEqual(KEPT_OF_USERS);
  });
});
