import {
  DefaultQueryExecutor,
  DummyDriver,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  sql,
  Transaction,
} from 'kysely';
import pg from 'pg';
import { reasonOf } from './connect.ts';
import { TransactionConnection } from './connection.ts';
import { DatabaseUnreachableError, TransactionAbortedError } from './errors.ts';
import { type Fence, fenceSetting } from './fence.ts';
import type { DatabaseLog } from './log.ts';
import type { PreparedStatements } from './prepared-statements.ts';
import type { DB } from './schema.ts';

/** The tables of the migrated database. */
export type Tables = DB;

/** A running transaction: Kysely's query builder on its connection. */
export type Trx = Transaction<Tables>;

export interface TransactionOptions {
  /** Default: read committed. */
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readOnly?: boolean;
  /** Once more after a serialization failure or a deadlock; the work must then be repeatable, as it is where it only reads. */
  retry?: boolean;
}

type AfterCommit = () => unknown;

export interface TransactionSource {
  pool: pg.Pool;
  log: DatabaseLog;
  statements: PreparedStatements;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
/** A migration of another process changed a table under a prepared statement. */
const FEATURE_NOT_SUPPORTED = '0A000';

const hooks = new WeakMap<Trx, AfterCommit[]>();
const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();
const driver = new DummyDriver();
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('a transaction has its own connection')) });

function transactionOn(connection: TransactionConnection): Trx {
  const executor = new DefaultQueryExecutor(compiler, adapter, connection);
  return new Transaction<Tables>({ config: { dialect }, driver, executor, dialect });
}

/** Begin and fence in one message: there is no moment in which the transaction is open and not fenced. */
function beginStatement(fence: Fence, options: TransactionOptions): string {
  const isolation = options.isolation === undefined ? '' : ` isolation level ${options.isolation}`;
  const access = options.readOnly === true ? ' read only' : '';
  return `begin${isolation}${access}; set local strowger.fence = '${fenceSetting(fence)}'`;
}

async function runHooks(trx: Trx, log: DatabaseLog): Promise<void> {
  for (const hook of hooks.get(trx) ?? []) {
    try {
      await hook();
    } catch (error) {
      log.error(`A step after commit failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** @throws DatabaseUnreachableError when the database does not answer or all connections stay busy */
async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new DatabaseUnreachableError(`No database connection is to be had: ${reasonOf(error)}.`, { cause: error });
  }
}

async function commit(connection: TransactionConnection): Promise<void> {
  if ((await connection.end('commit')) === 'ROLLBACK') {
    throw new TransactionAbortedError('The transaction was rolled back because a statement in it had failed.');
  }
}

async function attempt<T>(
  source: TransactionSource,
  fence: Fence,
  begin: string,
  work: (trx: Trx) => Promise<T>,
): Promise<{ trx: Trx; result: T }> {
  const client = await checkOut(source.pool);
  const connection = new TransactionConnection(client, begin, (text) => source.statements.nameOf(text, fence.kind));
  const trx = transactionOn(connection);
  let broken: boolean = false;
  try {
    const result = await work(trx);
    await commit(connection);
    return { trx, result };
  } catch (error) {
    if (isOutdatedPlan(error)) source.statements.renew();
    await connection.end('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Runs work in a transaction behind the fence: commit when it resolves, rollback when it throws.
 * @throws FenceError for an impossible tenant id, DatabaseUnreachableError, TransactionAbortedError when work swallowed a failed
 * statement, and what work throws
 */
export async function runTransaction<T>(
  source: TransactionSource,
  fence: Fence,
  work: (trx: Trx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const begin = beginStatement(fence, options);
  let outcome: { trx: Trx; result: T };
  try {
    outcome = await attempt(source, fence, begin, work);
  } catch (error) {
    if (!isRepeatable(error, options)) throw error;
    outcome = await attempt(source, fence, begin, work);
  }
  await runHooks(outcome.trx, source.log);
  return outcome.result;
}

function isRepeatable(error: unknown, { retry, readOnly }: TransactionOptions): boolean {
  if (isOutdatedPlan(error)) return retry === true || readOnly === true;
  const conflicts = error instanceof pg.DatabaseError && [SERIALIZATION_FAILURE, DEADLOCK].includes(error.code ?? '');
  return conflicts && retry === true;
}

function isOutdatedPlan(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.code === FEATURE_NOT_SUPPORTED &&
    error.message.startsWith('cached plan must not change')
  );
}

/** Runs fn once the transaction has committed, never when it is rolled back. */
export function addAfterCommit(trx: Trx, fn: AfterCommit): void {
  const list = hooks.get(trx);
  if (list === undefined) hooks.set(trx, [fn]);
  else list.push(fn);
}

/**
 * Work that may fail without taking the transaction with it: undone to where it began, and its error thrown on. One
 * within the other is fine, side by side is not.
 */
export async function savepoint<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  // Of savepoints with one name the last that stands is meant; so the statements are always the same.
  await sql`savepoint strowger_savepoint`.execute(trx);
  try {
    return await work();
  } catch (error) {
    await sql`rollback to savepoint strowger_savepoint`.execute(trx);
    throw error;
  } finally {
    await sql`release savepoint strowger_savepoint`.execute(trx);
  }
}
