import { createServer } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockInTransaction } from './advisory-lock.ts';
import { type Database, openDatabase } from './database.ts';
import {
  DatabaseRefusedError,
  DatabaseUnreachableError,
  DatabaseUnsuitableError,
  TransactionAbortedError,
} from './errors.ts';
import { collectedLog, createTestDatabase, migrationsDirectory, type TestDatabase } from './testing/index.ts';
import { savepoint, type Trx } from './transaction.ts';
import { violationOf } from './violation.ts';

const everything = { kind: 'all' } as const;
const log = collectedLog();

let testDatabase: TestDatabase;
let database: Database;
let migrationsDir: string;

beforeAll(async () => {
  migrationsDir = await migrationsDirectory({
    '0001_counters.sql': `
      create table counters (name text primary key, value integer not null check (value >= 0));
      insert into counters values ('a', 0), ('b', 0);`,
  });
  testDatabase = await createTestDatabase(migrationsDir);
  database = await openDatabase({ url: testDatabase.url, log, migrationsDir, poolSize: 4 });
}, 60_000);

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

async function onOwnConnection<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(testDatabase.url);
  await client.connect();
  return work(client).finally(() => client.end());
}

async function counter(name: string): Promise<number | undefined> {
  const { rows } = await database.transaction(everything, (trx) =>
    sql<{ value: number }>`select value from counters where name = ${name}`.execute(trx),
  );
  return rows[0]?.value;
}

const add = (trx: Trx, name: string) => sql`update counters set value = value + 1 where name = ${name}`.execute(trx);

describe('a transaction', () => {
  test('commits what its work did, and rolls back when the work throws', async () => {
    await database.transaction(everything, (trx) => add(trx, 'a'));
    expect(await counter('a')).toBe(1);
    const failing = database.transaction(everything, async (trx) => {
      await add(trx, 'a');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await counter('a')).toBe(1);
  });

  test('fails when its work swallowed a failed statement, since nothing of it is stored', async () => {
    const swallowing = database.transaction(everything, async (trx) => {
      await add(trx, 'a');
      await sql`select 1 / 0`.execute(trx).catch(() => undefined);
    });
    await expect(swallowing).rejects.toBeInstanceOf(TransactionAbortedError);
    expect(await counter('a')).toBe(1);
  });

  test('refuses queries after its end', async () => {
    const escaped = await database.transaction(everything, async (trx) => ({ trx }));
    await expect(add(escaped.trx, 'a')).rejects.toBeInstanceOf(TransactionAbortedError);
    expect(await counter('a')).toBe(1);
  });

  test('leaves no query of a failed work to the next user of the connection', async () => {
    let stragglers: Promise<PromiseSettledResult<unknown>[]> = Promise.resolve([]);
    const failing = database.transaction(everything, async (trx) => {
      stragglers = Promise.allSettled([sql`select pg_sleep(0.05)`.execute(trx), add(trx, 'a')]);
      throw new Error('over');
    });
    await expect(failing).rejects.toThrow('over');
    const [, straggler] = await stragglers;
    expect(straggler?.status).toBe('rejected');
    expect(await counter('a')).toBe(1);
  });

  test('goes on when another process has changed a table under a statement that came often', async () => {
    const read = (options?: { readOnly: boolean }) =>
      database.transaction(everything, async (trx) => (await sql`select * from widening`.execute(trx)).rows, options);
    const change = (text: string) => onOwnConnection((client) => client.query(text));
    await change('create table widening (a integer); insert into widening values (1); grant all on widening to public');
    for (let i = 0; i < 4; i += 1) expect(await read()).toEqual([{ a: 1 }]);
    await change('alter table widening add column b integer');
    expect(await read({ readOnly: true })).toEqual([{ a: 1, b: null }]);
    await change('alter table widening add column c integer');
    for (let i = 0; i < 4; i += 1) await read({ readOnly: true });
    await change('alter table widening add column d integer');
    await expect(read()).rejects.toMatchObject({ code: '0A000' });
    expect(await read()).toEqual([{ a: 1, b: null, c: null, d: null }]);
  });

  test('is fenced from its first query on, and costs the database nothing without one', async () => {
    const fence = async (trx: Trx) =>
      (await sql<{ fence: string }>`select current_setting('strowger.fence', true) as fence`.execute(trx)).rows[0]
        ?.fence;
    const both = await database.transaction({ kind: 'tenant', tenantId: 7 }, (trx) =>
      Promise.all([fence(trx), fence(trx)]),
    );
    expect(both).toEqual(['7', '7']);
    expect(await database.transaction(everything, async () => 'no query')).toBe('no query');
  });

  test('may be read only', async () => {
    const writing = database.transaction(everything, (trx) => add(trx, 'a'), { readOnly: true });
    await expect(writing).rejects.toThrow('read-only');
  });

  test('is tried once more after a serialization failure only when asked to', async () => {
    const runs = { asked: 0, unasked: 0 };
    const conflict = (kind: keyof typeof runs) => async (trx: Trx) => {
      runs[kind] += 1;
      await sql`select value from counters where name = 'b'`.execute(trx);
      if (runs[kind] === 1) await database.transaction(everything, (other) => add(other, 'b'));
      await add(trx, 'b');
    };
    const options = { isolation: 'repeatable read' } as const;
    await expect(database.transaction(everything, conflict('unasked'), options)).rejects.toMatchObject({
      code: '40001',
    });
    await database.transaction(everything, conflict('asked'), { ...options, retry: true });
    expect(runs).toEqual({ asked: 2, unasked: 1 });
    expect(await counter('b')).toBe(3);
  });

  test('survives failed work inside a savepoint', async () => {
    await database.transaction(everything, async (trx) => {
      const failing = savepoint(trx, () => sql`update counters set value = -1`.execute(trx));
      await expect(failing).rejects.toSatisfy(
        (error) => violationOf(error)?.kind === 'check' && violationOf(error)?.table === 'counters',
      );
      expect(await savepoint(trx, async () => (await add(trx, 'a')).numAffectedRows)).toBe(1n);
    });
    expect(await counter('a')).toBe(2);
  });

  test('has savepoints within savepoints: each failure undoes its own work', async () => {
    const before = (await counter('a')) ?? 0;
    await database.transaction(everything, async (trx) => {
      const outer = savepoint(trx, async () => {
        await add(trx, 'a');
        const inner = savepoint(trx, () => sql`update counters set value = -1`.execute(trx));
        await expect(inner).rejects.toThrow();
        await savepoint(trx, () => add(trx, 'a'));
        throw new Error('the outer one fails');
      });
      await expect(outer).rejects.toThrow('the outer one fails');
      await add(trx, 'a');
    });
    expect(await counter('a')).toBe(before + 1);
  });

  test('streams rows in chunks while other queries run in it', async () => {
    const sums = await database.transaction(everything, async (trx) => {
      const numbers = sql<{ n: number }>`(select n from generate_series(1, ${1000}::integer) as n)`.as('numbers');
      let sum = 0;
      let queries = 0;
      for await (const { n } of trx.selectFrom(numbers).select('n').stream(64)) {
        sum += n;
        if (n % 100 === 0) queries += (await sql`select 1`.execute(trx)).rows.length;
      }
      return { sum, queries };
    });
    expect(sums).toEqual({ sum: 500_500, queries: 10 });
  });

  test('closes the cursor of a stream that is left early', async () => {
    await database.transaction(everything, async (trx) => {
      const numbers = sql<{ n: number }>`(select generate_series(1, 1000) as n)`.as('numbers');
      for await (const { n } of trx.selectFrom(numbers).select('n').stream(10)) if (n === 5) break;
      const { rows } = await sql`select name from pg_cursors`.execute(trx);
      expect(rows).toEqual([]);
    });
  });
});

describe('steps after commit', () => {
  test('run in order once it is committed, and their errors are only logged', async () => {
    const seen: unknown[] = [];
    await database.transaction(everything, async (trx) => {
      await sql`update counters set value = 70 where name = 'a'`.execute(trx);
      database.afterCommit(trx, async () => seen.push(await counter('a')));
      database.afterCommit(trx, () => {
        throw new Error('no listener');
      });
      database.afterCommit(trx, () => seen.push('last'));
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual([70, 'last']);
    expect(log.lines).toContain('A step after commit failed: no listener');
  });

  test('do not run after a rollback', async () => {
    const seen: string[] = [];
    const failing = database.transaction(everything, async (trx) => {
      database.afterCommit(trx, () => seen.push('ran'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(seen).toEqual([]);
  });
});

test('values come out as numbers, exact strings, dates as days and instants as Date', async () => {
  const { rows } = await database.transaction(everything, (trx) =>
    sql`select 9007199254740991::int8 as big, 1.10::numeric as exact, '2024-02-29'::date as day, array['2024-02-29'::date] as days,
          array[1, null]::int8[] as bigs, '2024-02-29T12:00:00+02'::timestamptz as instant, '[1]'::jsonb as json`.execute(
      trx,
    ),
  );
  expect(rows[0]).toEqual({
    big: Number.MAX_SAFE_INTEGER,
    exact: '1.10',
    day: '2024-02-29',
    days: ['2024-02-29'],
    bigs: [1, null],
    instant: new Date('2024-02-29T10:00:00Z'),
    json: [1],
  });
});

test('a bigint that a number cannot hold is an error, not a wrong number', async () => {
  const reading = database.transaction(everything, (trx) => sql`select 9007199254740993::int8`.execute(trx));
  await expect(reading).rejects.toThrow(RangeError);
});

describe('an advisory lock', () => {
  test('is taken again and again over one connection', async () => {
    const connections = () =>
      onOwnConnection(async (client) => {
        const { rows } = await client.query<{ pid: number }>(
          `select pid from pg_stat_activity where datname = current_database() and query like '%pg_advisory_unlock_all%' and pid <> pg_backend_pid()`,
        );
        return rows.map((row) => row.pid);
      });
    for (let i = 0; i < 3; i += 1) await database.tryLock('again', async () => i);
    expect(await connections()).toHaveLength(1);
  });

  test('is held by one at a time', async () => {
    const events: string[] = [];
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let announce: () => void = () => undefined;
    const taken = new Promise<void>((resolve) => {
      announce = resolve;
    });
    const first = database.withLock('job', async () => {
      announce();
      await held;
      events.push('first');
    });
    await taken;
    const second = database.withLock('job', async () => void events.push('second'));
    expect(await database.tryLock('job', async () => 'never')).toEqual({ locked: false });
    expect(await database.tryLock('other', async () => 'free')).toEqual({ locked: true, value: 'free' });
    letGo();
    await Promise.all([first, second]);
    expect(events).toEqual(['first', 'second']);
    expect(await database.tryLock('job', async () => 'now')).toEqual({ locked: true, value: 'now' });
  });

  test('of a transaction excludes that of a session and ends with the transaction', async () => {
    await database.transaction(everything, async (trx) => {
      await lockInTransaction(trx, 'ledger');
      expect(await database.tryLock('ledger', async () => 1)).toEqual({ locked: false });
    });
    expect(await database.tryLock('ledger', async () => 1)).toEqual({ locked: true, value: 1 });
  });

  test('tells its work when the connection that holds it is lost', async () => {
    const outcome = await database.withLock('doomed', async (signal) => {
      const lost = new Promise((resolve) => signal.addEventListener('abort', resolve));
      await terminate(`wait_event_type = 'Client' and query like 'select pg_advisory_lock%'`);
      await lost;
      return signal.aborted;
    });
    expect(outcome).toBe(true);
  });
});

async function terminate(which: string): Promise<void> {
  const admin = new pg.Client(testDatabase.url);
  await admin.connect();
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and ${which}`,
  );
  await admin.end();
}

test('idle connections that the server ends are replaced unnoticed', async () => {
  await counter('a');
  await terminate('true');
  await expect.poll(() => database.healthy()).toBe(true);
  expect(await counter('a')).toBeTypeOf('number');
});

test('a transaction without a connection fails as unreachable, and the database is not healthy', async () => {
  const other = await openDatabase({ url: testDatabase.url, log, migrationsDir });
  await other.close();
  expect(await other.healthy()).toBe(false);
  const late = other.transaction(everything, (trx) => add(trx, 'a'));
  await expect(late).rejects.toBeInstanceOf(DatabaseUnreachableError);
});

describe('a database that cannot be used', () => {
  const options = { log, patienceMs: 300 };

  test('because nothing answers is named by host and port, never by its password', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    await new Promise((resolve) => server.close(resolve));
    const opening = openDatabase({ ...options, url: `postgres://user:hushhush@127.0.0.1:${port}/x` });
    await expect(opening).rejects.toBeInstanceOf(DatabaseUnreachableError);
    await expect(opening).rejects.toThrow(`No database answers at 127.0.0.1:${port}: ECONNREFUSED.`);
  });

  test('because it does not exist or the password is wrong is refused at once', async () => {
    const missing = new URL(testDatabase.url);
    missing.pathname = '/nowhere';
    await expect(openDatabase({ ...options, url: missing.href })).rejects.toThrow(DatabaseRefusedError);
    const wrong = new URL(testDatabase.url);
    wrong.password = 'hushhush';
    const opening = openDatabase({ ...options, url: wrong.href });
    await expect(opening).rejects.toThrow('password authentication failed');
    await expect(opening).rejects.not.toThrow('hushhush');
  });

  test('because its address is no URL is refused without repeating it', async () => {
    const opening = openDatabase({ ...options, url: 'postgres://user:hushhush@host:port/x' });
    await expect(opening).rejects.toBeInstanceOf(DatabaseRefusedError);
    await expect(opening).rejects.not.toThrow('hushhush');
  });

  test('because its encoding is not UTF8 is refused', async () => {
    const admin = new pg.Client(testDatabase.url);
    await admin.connect();
    await admin.query(`create database ascii template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`);
    const url = new URL(testDatabase.url);
    url.pathname = '/ascii';
    await expect(openDatabase({ ...options, url: url.href })).rejects.toThrow(DatabaseUnsuitableError);
    await admin.query('drop database ascii with (force)');
    await admin.end();
  });
});
