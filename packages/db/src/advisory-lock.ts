import { sql } from 'kysely';
import type pg from 'pg';
import { connectOnce } from './connect.ts';
import type { Trx } from './transaction.ts';

/** What tryLock found: another holder, or the work's result. */
export type TryLock<T> = { locked: false } | { locked: true; value: T };

type LockedWork<T> = (signal: AbortSignal) => Promise<T>;

/** Takes the advisory lock of that name until the connection ends. */
export async function takeSessionLock(client: pg.ClientBase, name: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
}

/** Holds the advisory lock of that name until the transaction ends. */
export async function lockInTransaction(trx: Trx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

/** How long a connection that holds no lock any more is kept for the next one. */
const SPARE_MS = 30_000;

interface Spare {
  readonly client: pg.Client;
  readonly timer: NodeJS.Timeout;
}

/**
 * Advisory locks that outlast a transaction. Each held one has a connection of its own, so that waiting never exhausts the pool; a
 * process waits for one name on one connection only.
 */
export class AdvisoryLocks {
  readonly #url: string;
  readonly #queues = new Map<string, Promise<unknown>>();
  #spare: Spare | null = null;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Waits for the lock, then runs work. The signal aborts when the lock is lost with its connection. */
  async withLock<T>(name: string, work: LockedWork<T>): Promise<T> {
    const before = this.#queues.get(name) ?? Promise.resolve();
    const turn = before.then(() =>
      this.#holding(async (client, signal) => {
        await takeSessionLock(client, name);
        return work(signal);
      }),
    );
    const settled = turn.catch(() => undefined);
    this.#queues.set(name, settled);
    try {
      return await turn;
    } finally {
      if (this.#queues.get(name) === settled) this.#queues.delete(name);
    }
  }

  /** Runs work if nobody holds the lock, this process included. */
  async tryLock<T>(name: string, work: LockedWork<T>): Promise<TryLock<T>> {
    if (this.#queues.has(name)) return { locked: false };
    return this.#holding(async (client, signal) => {
      const { rows } = await client.query<{ locked: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
        [name],
      );
      return rows[0]?.locked === true ? { locked: true, value: await work(signal) } : { locked: false };
    });
  }

  /** Ends the connection that waits for the next lock. Locks that are held keep theirs until their work is done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#takeSpare()?.end();
  }

  async #holding<T>(work: (client: pg.Client, signal: AbortSignal) => Promise<T>): Promise<T> {
    const client = this.#takeSpare() ?? (await this.#connect());
    const lost = new AbortController();
    const onEnd = () => lost.abort(new Error('The connection that held the lock was lost.'));
    client.once('end', onEnd);
    try {
      return await work(client, lost.signal);
    } finally {
      client.off('end', onEnd);
      await this.#giveBack(client);
    }
  }

  async #giveBack(client: pg.Client): Promise<void> {
    try {
      await client.query('select pg_advisory_unlock_all()');
    } catch {
      await client.end().catch(() => undefined);
      return;
    }
    if (this.#closed || this.#spare) await client.end().catch(() => undefined);
    else this.#keep(client);
  }

  async #connect(): Promise<pg.Client> {
    const client = await connectOnce(this.#url);
    client.once('end', () => {
      if (this.#spare?.client === client) this.#takeSpare();
    });
    return client;
  }

  #keep(client: pg.Client): void {
    const drop = () =>
      void this.#takeSpare()
        ?.end()
        .catch(() => undefined);
    this.#spare = { client, timer: setTimeout(drop, SPARE_MS).unref() };
  }

  #takeSpare(): pg.Client | null {
    const spare = this.#spare;
    this.#spare = null;
    if (spare) clearTimeout(spare.timer);
    return spare?.client ?? null;
  }
}
