import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseRefusedError, DatabaseUnreachableError } from './errors.ts';
import { typeParsers } from './type-parsers.ts';

const PAUSE_BETWEEN_TRIES_MS = 250;
const ONE_TRY_MS = 5_000;

/** The server is there but not ready: starting, shutting down or recovering, or out of connection slots. */
const NOT_READY_YET = new Set(['57P01', '57P02', '57P03', '53300']);

/** The options that every connection of ours has, whether pooled or alone. */
export function clientConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    types: typeParsers,
    fallback_application_name: 'strowger',
    keepAlive: true,
    connectionTimeoutMillis: ONE_TRY_MS,
  };
}

/** `host:port` or the socket directory: where the URL leads, without user and password. */
function addressOf(client: pg.Client): string {
  return client.host.startsWith('/') ? `the socket in ${client.host}` : `${client.host}:${client.port}`;
}

function newClient(url: string): pg.Client {
  try {
    return new pg.Client(clientConfig(url));
  } catch {
    throw new DatabaseRefusedError(
      'The database address is not a valid PostgreSQL URL (postgres://user:password@host:port/database).',
    );
  }
}

/** What the server said when it refused us for good; undefined for what may pass by trying again. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined || NOT_READY_YET.has(error.code))
    return undefined;
  return error.message;
}

/** Why a connection failed, in a word or two. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return 'no answer';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

/** Opens one connection, once. */
export async function connectOnce(url: string): Promise<pg.Client> {
  const client = newClient(url);
  // Without a listener a lost connection would end the process; whoever uses the client learns of it by its next query.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * Opens one connection, trying again while the server cannot be reached or is not ready.
 * @param patienceMs how long to try in all, in milliseconds
 * @throws DatabaseUnreachableError, DatabaseRefusedError
 */
export async function connect(url: string, patienceMs: number): Promise<pg.Client> {
  const address = addressOf(newClient(url));
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await connectOnce(url);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== undefined) {
        throw new DatabaseRefusedError(`The database at ${address} refused the connection: ${refusal}.`, {
          cause: error,
        });
      }
      if (Date.now() + PAUSE_BETWEEN_TRIES_MS >= deadline) {
        throw new DatabaseUnreachableError(`No database answers at ${address}: ${reasonOf(error)}.`, { cause: error });
      }
      await delay(PAUSE_BETWEEN_TRIES_MS);
    }
  }
}
