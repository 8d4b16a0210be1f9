import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { AdvisoryLocks, type TryLock, takeSessionLock } from './advisory-lock.ts';
import { ensureFencedRole, grantSchema } from './app-role.ts';
import { clientConfig, connect } from './connect.ts';
import { DatabaseUnsuitableError, FenceError } from './errors.ts';
import type { Fence } from './fence.ts';
import { Listener, type ListenOptions } from './listener.ts';
import type { DatabaseLog } from './log.ts';
import { type MigrationsApart, migrate, migrationsApart } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import { PreparedStatements } from './prepared-statements.ts';
import {
  addAfterCommit,
  runTransaction,
  type TransactionOptions,
  type TransactionSource,
  type Trx,
} from './transaction.ts';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  url: string;
  log: DatabaseLog;
  /** Connections at most for transactions; default 20. */
  poolSize?: number;
  /** Directory of `NNNN_name.sql` files; default: this package's. */
  migrationsDir?: string;
  /** How long to wait for a server that does not answer yet, in milliseconds; default 15 000. */
  patienceMs?: number;
}

export interface Database {
  /** Runs work in a transaction behind the fence; the only way to query. See {@link runTransaction}. */
  transaction<T>(fence: Fence, work: (trx: Trx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Runs fn after that transaction has committed, not on rollback; what fn throws is logged. */
  afterCommit(trx: Trx, fn: () => unknown): void;
  /** Hears NOTIFY on a channel until the returned function is called. */
  listen(channel: string, handler: (payload: string) => void, options?: ListenOptions): Promise<() => Promise<void>>;
  /** Runs work while holding the advisory lock of that name, across all processes on this database. */
  withLock<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** The same, but without waiting when another holds it. */
  tryLock<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<TryLock<T>>;
  /** Lets transactions use a schema that another library made, and the tables it will make there. */
  grantSchema(name: string): Promise<void>;
  /** How its migrations differ from those that this program knows: another process may have changed it meanwhile. */
  migrationsApart(): Promise<MigrationsApart>;
  /** Whether the database answers now, within two seconds. */
  healthy(): Promise<boolean>;
  /** Waits for running transactions, then ends all connections. */
  close(): Promise<void>;
}

const OLDEST_SERVER = 150_000;
const DEFAULT_POOL_SIZE = 20;
const DEFAULT_PATIENCE_MS = 15_000;
const WAIT_FOR_CONNECTION_MS = 10_000;
const HEALTH_ANSWER_MS = 2_000;
const CLOSE_WITHIN_MS = 10_000;
const MIGRATION_LOCK = 'strowger.migrate';

export const defaultMigrationsDir: string = join(import.meta.dirname, '..', 'migrations');

async function assertSuitable(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::integer as number, current_setting('server_version') as version,
       current_setting('server_encoding') as encoding`,
  );
  const server = rows[0];
  if (server === undefined || server.number < OLDEST_SERVER) {
    throw new DatabaseUnsuitableError(
      `PostgreSQL 15 or newer is needed; this server is ${server?.version ?? 'unknown'}.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new DatabaseUnsuitableError(`The database must have the encoding UTF8; this one has ${server.encoding}.`);
  }
}

/** Migrates under a lock that one process at a time holds, and settles under which role transactions run. */
async function prepare(options: DatabaseOptions): Promise<string | undefined> {
  const files = await readMigrations(options.migrationsDir ?? defaultMigrationsDir);
  const client = await connect(options.url, options.patienceMs ?? DEFAULT_PATIENCE_MS);
  try {
    await assertSuitable(client);
    await takeSessionLock(client, MIGRATION_LOCK);
    const role = await ensureFencedRole(client);
    await migrate(client, files, options.log);
    if (role !== undefined) await grantSchema(client, 'public', role);
    return role;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @param role what the connections act as, where the login role itself would not be fenced */
function createPool(options: DatabaseOptions, role: string | undefined): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(options.url),
    pipeline: true,
    ...(role === undefined ? {} : { onConnect: (client) => client.query(`set role ${pg.escapeIdentifier(role)}`) }),
    max: options.poolSize ?? DEFAULT_POOL_SIZE,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
  });
  pool.on('error', (error) => options.log.warn(`An idle database connection was lost: ${error.message}`));
  return pool;
}

/** Proof, by a transaction as it will be used, that row-level security binds what runs in it. */
async function assertFenced(source: TransactionSource): Promise<void> {
  const bound = await runTransaction(source, { kind: 'all' }, async (trx) => {
    const query = sql<{ bound: boolean }>`
      select not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = current_user`;
    return (await query.execute(trx)).rows[0]?.bound;
  });
  if (bound !== true) throw new FenceError('Row-level security does not bind the role that the program runs under.');
}

async function answers(pool: pg.Pool): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), HEALTH_ANSWER_MS);
  });
  const answer = pool.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Ends the pool when its transactions are done, but no later than the limit. */
async function endPool(pool: pg.Pool, log: DatabaseLog): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      log.warn('A database transaction was still running when the program closed the database.');
      resolve();
    }, CLOSE_WITHIN_MS);
  });
  await Promise.race([pool.end(), late]).finally(() => clearTimeout(timer));
}

function grantInTurn(locks: AdvisoryLocks, url: string, role: string | undefined, schema: string): Promise<void> {
  return locks.withLock(MIGRATION_LOCK, async () => {
    if (role === undefined) return;
    const client = await connect(url, DEFAULT_PATIENCE_MS);
    await grantSchema(client, schema, role).finally(() => client.end());
  });
}

/**
 * Connects, migrates and makes sure that the fence holds.
 * @throws DatabaseUnreachableError, DatabaseRefusedError, DatabaseUnsuitableError, DatabaseNewerError, MigrationChangedError,
 * MigrationOrderError, MigrationFailedError, FenceError
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, log } = options;
  const role = await prepare(options);
  const pool = createPool(options, role);
  const source: TransactionSource = { pool, log, statements: new PreparedStatements() };
  const locks = new AdvisoryLocks(url);
  const listener = new Listener(url, log);
  let closed: Promise<void> | undefined;

  try {
    await assertFenced(source);
  } catch (error) {
    await pool.end();
    throw error;
  }

  return {
    transaction: (fence, work, transactionOptions) => runTransaction(source, fence, work, transactionOptions),
    afterCommit: addAfterCommit,
    listen: (channel, handler, listenOptions) => listener.listen(channel, handler, listenOptions),
    withLock: (name, work) => locks.withLock(name, work),
    tryLock: (name, work) => locks.tryLock(name, work),
    grantSchema: (name) => grantInTurn(locks, url, role, name),
    migrationsApart: async () =>
      migrationsApart(pool, await readMigrations(options.migrationsDir ?? defaultMigrationsDir)),
    healthy: () => answers(pool),
    close: () => {
      closed ??= Promise.all([listener.close(), locks.close(), endPool(pool, log)]).then(() => undefined);
      return closed;
    },
  };
}
