import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { notify } from './listener.ts';
import { collectedLog, createTestDatabase, migrationsDirectory, type TestDatabase } from './testing/index.ts';

const everything = { kind: 'all' } as const;
const log = collectedLog();

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  const migrationsDir = await migrationsDirectory({});
  testDatabase = await createTestDatabase(migrationsDir);
  database = await openDatabase({ url: testDatabase.url, log, migrationsDir });
}, 60_000);

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

async function listeningConnections(): Promise<number> {
  const client = new pg.Client(testDatabase.url);
  await client.connect();
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike '%listen%'
       and pid <> pg_backend_pid()`,
  );
  await client.end();
  return rowCount ?? 0;
}

const send = (channel: string, payload?: string) =>
  database.transaction(everything, (trx) => notify(trx, channel, payload));

test('a notification reaches the handlers of its channel when its transaction commits', async () => {
  const first = vi.fn();
  const second = vi.fn();
  const stop = await Promise.all([database.listen('Config changed', first), database.listen('other', second)]);
  const failing = database.transaction(everything, async (trx) => {
    await notify(trx, 'Config changed', 'never');
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  await send('Config changed', 'tenant 1');
  await send('other');
  await vi.waitFor(() => expect(second).toHaveBeenCalledExactlyOnceWith(''), 15_000);
  expect(first).toHaveBeenCalledExactlyOnceWith('tenant 1');
  await Promise.all(stop.map((end) => end()));
});

test('a handler that has been ended hears nothing more, others of its channel do', async () => {
  const ended = vi.fn();
  const going = vi.fn();
  const endFirst = await database.listen('news', ended);
  const endSecond = await database.listen('news', going);
  await endFirst();
  await send('news', 'x');
  await vi.waitFor(() => expect(going).toHaveBeenCalledExactlyOnceWith('x'), 15_000);
  expect(ended).not.toHaveBeenCalled();
  await endSecond();
});

test('a handler that throws is logged and stops neither others nor the connection', async () => {
  const after = vi.fn();
  const ends = [
    await database.listen('rough', () => {
      throw new Error('not today');
    }),
    await database.listen('rough', after),
  ];
  await send('rough', '1');
  await send('rough', '2');
  await vi.waitFor(() => expect(after).toHaveBeenCalledTimes(2), 15_000);
  expect(log.lines).toContain('A handler of database notifications failed: not today');
  await Promise.all(ends.map((end) => end()));
});

test('a lost connection comes back, listens to all channels again, and says that notifications may have been missed', async () => {
  const handler = vi.fn();
  const onReconnect = vi.fn();
  const ends = [
    await database.listen('a', handler, { onReconnect }),
    await database.listen('b', handler, { onReconnect }),
  ];
  expect(await listeningConnections()).toBe(1);
  await vi.waitFor(() => expect(onReconnect).toHaveBeenCalledTimes(2), { timeout: 15_000 });
  await send('a', 'again');
  await send('b', 'too');
  await vi.waitFor(() => expect(handler.mock.calls).toEqual([['again'], ['too']]), 15_000);
  await Promise.all(ends.map((end) => end()));
});

test('a closed database takes no listeners', async () => {
  const other = await openDatabase({ url: testDatabase.url, log, migrationsDir: await migrationsDirectory({}) });
  await other.transaction(everything, (trx) => sql`select 1`.execute(trx));
  await other.close();
  await expect(other.listen('x', () => undefined)).rejects.toThrow('closed');
});
