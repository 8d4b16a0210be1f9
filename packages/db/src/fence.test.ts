import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { FenceError } from './errors.ts';
import { fenceSetting } from './fence.ts';
import {
  collectedLog,
  createTestDatabase,
  migrationsDirectory,
  type TestDatabase,
  tablesWithoutFence,
} from './testing/index.ts';
import type { Trx } from './transaction.ts';
import { violationOf } from './violation.ts';

const THINGS = `
  create table things (id integer generated always as identity primary key, tenant_id integer not null, name text not null);
  create index things_tenant on things (tenant_id, name);
  select strowger_fence('things');
  create table notes (id integer generated always as identity primary key, owner_id integer, text text not null);
  create index notes_owner on notes (owner_id);
  select strowger_fence('notes', 'owner_id');
  create view thing_names with (security_invoker = true) as select tenant_id, name from things;
  create table unguarded (tenant_id integer);
  create view unguarded_names as select name from things;
`;

const everything = { kind: 'all' } as const;
const tenant = (tenantId: number) => ({ kind: 'tenant', tenantId }) as const;

let testDatabase: TestDatabase;
let database: Database;

async function names(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from things order by name`.execute(trx);
  return rows.map(({ name }) => name);
}

beforeAll(async () => {
  const migrationsDir = await migrationsDirectory({ '0001_things.sql': THINGS });
  testDatabase = await createTestDatabase(migrationsDir);
  database = await openDatabase({ url: testDatabase.url, log: collectedLog(), migrationsDir, poolSize: 2 });
  await database.transaction(everything, async (trx) => {
    await sql`insert into things (tenant_id, name) values (1, 'one'), (2, 'two')`.execute(trx);
    await sql`insert into notes (owner_id, text) values (1, 'of one'), (2, 'of two'), (null, 'of nobody')`.execute(trx);
  });
}, 60_000);

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

describe('a transaction for one tenant', () => {
  test('reads its own rows only', async () => {
    expect(await database.transaction(tenant(1), names)).toEqual(['one']);
    expect(await database.transaction(tenant(2), names)).toEqual(['two']);
    expect(await database.transaction(tenant(3), names)).toEqual([]);
  });

  test('reads its own rows only through a view that runs as its invoker', async () => {
    const read = (trx: Trx) => sql<{ name: string }>`select name from thing_names`.execute(trx);
    expect((await database.transaction(tenant(2), read)).rows).toEqual([{ name: 'two' }]);
  });

  test('cannot insert a row of another tenant', async () => {
    const insert = database.transaction(tenant(1), (trx) =>
      sql`insert into things (tenant_id, name) values (2, 'forged')`.execute(trx),
    );
    await expect(insert).rejects.toSatisfy((error) => violationOf(error)?.kind === 'fence');
  });

  test('cannot move its own row to another tenant', async () => {
    const move = database.transaction(tenant(1), (trx) => sql`update things set tenant_id = 2`.execute(trx));
    await expect(move).rejects.toSatisfy((error) => violationOf(error)?.kind === 'fence');
  });

  test('cannot change or delete rows of another tenant', async () => {
    await database.transaction(tenant(1), async (trx) => {
      expect((await sql`update things set name = 'taken' where tenant_id = 2`.execute(trx)).numAffectedRows).toBe(0n);
      expect((await sql`delete from things where tenant_id = 2`.execute(trx)).numAffectedRows).toBe(0n);
    });
    expect(await database.transaction(tenant(2), names)).toEqual(['two']);
  });

  test('cannot empty a table by TRUNCATE, which asks no policy', async () => {
    const truncate = database.transaction(tenant(1), (trx) => sql`truncate things`.execute(trx));
    await expect(truncate).rejects.toThrow('permission denied');
  });

  test('neither sees nor makes rows of no tenant', async () => {
    const texts = (trx: Trx) => sql<{ text: string }>`select text from notes order by text`.execute(trx);
    expect((await database.transaction(tenant(1), texts)).rows).toEqual([{ text: 'of one' }]);
    expect((await database.transaction(everything, texts)).rows).toHaveLength(3);
    const insert = database.transaction(tenant(1), (trx) => sql`insert into notes (text) values ('x')`.execute(trx));
    await expect(insert).rejects.toSatisfy((error) => violationOf(error)?.kind === 'fence');
  });
});

describe('the fence', () => {
  test('lets everything through for all', async () => {
    expect(await database.transaction(everything, names)).toEqual(['one', 'two']);
  });

  test('does not outlast its transaction, whatever comes next on the connection', async () => {
    const single = new pg.Client(testDatabase.url);
    await single.connect();
    await single.query(`begin; set local role strowger_app; set local strowger.fence = 'all'`);
    expect((await single.query('select from things')).rowCount).toBe(2);
    await single.query('commit');
    await single.query('begin; set local role strowger_app');
    expect((await single.query('select from things')).rowCount).toBe(0);
    expect((await single.query('select from notes')).rowCount).toBe(0);
    await expect(single.query(`insert into things (tenant_id, name) values (1, 'x')`)).rejects.toThrow(
      'row-level security',
    );
    await single.end();
  });

  test('hides everything where it was never set', async () => {
    const single = new pg.Client(testDatabase.url);
    await single.connect();
    await single.query('set role strowger_app');
    expect((await single.query('select from things')).rowCount).toBe(0);
    expect((await single.query('select from notes')).rowCount).toBe(0);
    await single.end();
  });

  test('is that of each transaction when many share few connections', async () => {
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, index) => database.transaction(tenant(1 + (index % 3)), names)),
    );
    expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => [['one'], ['two'], []][index % 3]));
  });

  test('follows a prepared statement from tenant to tenant', async () => {
    const single = new pg.Client(testDatabase.url);
    await single.connect();
    for (const [fence, count] of [
      ['1', 1],
      ['all', 2],
      ['', 0],
      ['2', 1],
      ['', 0],
    ] as const) {
      await single.query(`begin; set local role strowger_app; set local strowger.fence = '${fence}'`);
      expect((await single.query({ name: 'things', text: 'select from things' })).rowCount).toBe(count);
      await single.query('commit');
    }
    await single.end();
  });

  test('is served by an index that begins with the tenant', async () => {
    const plan = await database.transaction(tenant(1), async (trx) => {
      await sql`set local enable_seqscan = off`.execute(trx);
      const things = await sql<Record<string, string>>`explain select * from things`.execute(trx);
      const notes = await sql<Record<string, string>>`explain select * from notes`.execute(trx);
      return JSON.stringify([things.rows, notes.rows]);
    });
    expect(plan).toContain('things_tenant');
    expect(plan).toContain('notes_owner');
  });

  test('holds for a superuser, whose transactions run under a role that it binds', async () => {
    const rows = await database.transaction(everything, (trx) =>
      sql<{ me: string; super: boolean }>`
        select current_user as me, (select rolsuper from pg_roles where rolname = session_user) as super`.execute(trx),
    );
    expect(rows.rows).toEqual([{ me: 'strowger_app', super: true }]);
  });

  test('takes no tenant id that is not a positive 32-bit whole number', async () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer(), fc.constant(2 ** 31)), (tenantId) => {
        const valid = Number.isInteger(tenantId) && tenantId >= 1 && tenantId < 2 ** 31;
        if (valid) expect(fenceSetting(tenant(tenantId))).toMatch(/^[1-9]\d*$/);
        else expect(() => fenceSetting(tenant(tenantId))).toThrow(FenceError);
      }),
    );
    await expect(database.transaction(tenant(0), names)).rejects.toBeInstanceOf(FenceError);
  });

  test('is found missing on tables with a tenant and on views that run as their owner', async () => {
    expect(await tablesWithoutFence(testDatabase.url)).toEqual(['unguarded', 'unguarded_names']);
  });
});

describe('a login role of its own', () => {
  test('that row-level security binds is fenced without another role, though it owns the tables', async () => {
    await withLogin('nosuperuser nobypassrls', async (url) => {
      const migrationsDir = await migrationsDirectory({ '0001_things.sql': THINGS });
      const own = await openDatabase({ url, log: collectedLog(), migrationsDir });
      await own.transaction(everything, (trx) =>
        sql`insert into things (tenant_id, name) values (1, 'one'), (2, 'two')`.execute(trx),
      );
      const who = await own.transaction(tenant(2), async (trx) => {
        const { rows } = await sql<{ me: string }>`select current_user as me`.execute(trx);
        return { me: rows[0]?.me, names: await names(trx) };
      });
      expect(who).toEqual({ me: new URL(url).username, names: ['two'] });
      await own.close();
    });
  });

  test('that bypasses row-level security runs under the fenced role when it may', async () => {
    await withLogin('bypassrls createrole', async (url, admin) => {
      await admin.query(`grant strowger_app to ${new URL(url).username}`);
      const own = await openDatabase({ url, log: collectedLog() });
      const { rows } = await own.transaction(everything, (trx) => sql`select current_user as me`.execute(trx));
      expect(rows).toEqual([{ me: 'strowger_app' }]);
      await own.close();
    });
  });

  test('that bypasses row-level security and may not become the fenced role is refused', async () => {
    await withLogin('bypassrls', async (url) => {
      await expect(openDatabase({ url, log: collectedLog() })).rejects.toThrow(FenceError);
    });
  });
});

/** A login role with an empty database of its own, both removed afterwards. */
async function withLogin(attributes: string, work: (url: string, admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client(testDatabase.url);
  await admin.connect();
  const name = `login_${Math.random().toString(36).slice(2)}`;
  await admin.query(`create role ${name} login password 'secret' ${attributes}`);
  await admin.query(`create database ${name} owner ${name}`);
  const url = new URL(testDatabase.url);
  url.username = name;
  url.password = 'secret';
  url.pathname = `/${name}`;
  try {
    await work(url.href, admin);
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.query(`drop role ${name}`);
    await admin.end();
  }
}
