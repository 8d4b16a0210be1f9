import type { CompiledQuery, ConnectionProvider, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient } from 'pg';
import { TransactionAbortedError } from './errors.ts';

const CHANGES_ROWS = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * The connection of one transaction as Kysely sees it. Queries that are started side by side run one after another; after the
 * end of the transaction every further one is refused, so that none can reach the connection's next user.
 */
export class TransactionConnection implements DatabaseConnection, ConnectionProvider {
  readonly #client: PoolClient;
  #last: Promise<unknown> = Promise.resolve();
  #ended = false;
  #cursors = 0;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** Refuses all further queries and waits for the one that is running. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#last;
  }

  async provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    return consumer(this);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#inTurn(async () => {
      const { command, rowCount, rows } = await this.#client.query<R & object>(query.sql, [...query.parameters]);
      return CHANGES_ROWS.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
    });
  }

  /** Rows by a server-side cursor: no more than one chunk is in memory, and other queries may run in between. */
  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    this.#cursors += 1;
    const cursor = `strowger_cursor_${this.#cursors}`;
    const run = <Row extends object>(text: string, values: unknown[] = []) =>
      this.#inTurn(() => this.#client.query<Row>(text, values));

    await run(`declare ${cursor} no scroll cursor for ${query.sql}`, [...query.parameters]);
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

  #inTurn<T>(query: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      if (this.#ended) throw new TransactionAbortedError('The transaction has ended: no more queries can run in it.');
      return query();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
