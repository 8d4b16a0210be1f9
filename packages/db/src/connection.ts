import type { CompiledQuery, ConnectionProvider, DatabaseConnection, QueryResult } from 'kysely';
import type pg from 'pg';
import { TransactionAbortedError } from './errors.ts';
import { storable } from './storable-text.ts';

/** Gives a statement the name under which connections keep it prepared. */
type Naming = (text: string) => string | undefined;

const CHANGES_ROWS = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * The connection of one transaction as Kysely sees it. Queries that are started side by side run one after another; after the
 * end of the transaction every further one is refused, so that none can reach the connection's next user.
 */
export class TransactionConnection implements DatabaseConnection, ConnectionProvider {
  readonly #client: pg.PoolClient;
  readonly #begin: string;
  readonly #nameOf: Naming;
  #last: Promise<unknown> = Promise.resolve();
  #begun = false;
  #ended = false;
  #cursors = 0;

  /** @param begin what opens the transaction; it goes out together with the first query */
  constructor(client: pg.PoolClient, begin: string, nameOf: Naming) {
    this.#client = client;
    this.#begin = begin;
    this.#nameOf = nameOf;
  }

  /**
   * Refuses all further queries, waits for the one that is running, and ends the transaction.
   * @returns what the server did: `COMMIT` or `ROLLBACK`; undefined where there was no query at all
   */
  async end(how: 'commit' | 'rollback'): Promise<string | undefined> {
    this.#ended = true;
    await this.#last;
    return this.#begun ? (await this.#client.query(how)).command : undefined;
  }

  async provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    return consumer(this);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#inTurn(async () => {
      const { command, rowCount, rows } = await this.#query<R & object>(query.sql, query.parameters);
      return CHANGES_ROWS.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
    });
  }

  /** Rows by a server-side cursor: no more than one chunk is in memory, and other queries may run in between. */
  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    this.#cursors += 1;
    const cursor = `strowger_cursor_${this.#cursors}`;
    const run = <Row extends object>(text: string, values: unknown[] = []) =>
      this.#inTurn(() => this.#inTransaction(() => this.#client.query<Row>(text, values)));

    await run(`declare ${cursor} no scroll cursor for ${query.sql}`, query.parameters.map(storable));
    let failed = false;
    try {
      for (;;) {
        const { rows } = await run<R & object>(`fetch forward ${chunkSize} from ${cursor}`);
        if (rows.length === 0) return;
        yield { rows };
      }
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      if (!failed && !this.#ended) await run(`close ${cursor}`);
    }
  }

  #query<R extends object>(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult<R>> {
    const name = this.#nameOf(text);
    const config = { text, values: parameters.map(storable), ...(name === undefined ? {} : { name }) };
    return this.#inTransaction(() => this.#client.query<R>(config));
  }

  /** The first query goes out in one packet with the beginning, behind which the server takes it up. */
  async #inTransaction<T>(query: () => Promise<T>): Promise<T> {
    if (this.#begun) return query();
    this.#begun = true;
    const { stream } = this.#client.connection;
    stream.cork();
    const begun = this.#client.query(this.#begin);
    const answer = query();
    stream.uncork();
    answer.catch(() => undefined);
    await begun;
    return answer;
  }

  #inTurn<T>(query: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      if (this.#ended) throw new TransactionAbortedError('The transaction has ended: no more queries can run in it.');
      return query();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
