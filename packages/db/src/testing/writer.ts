/**
 * A program to be killed: starts the embedded server in the directory given, and writes rows from four connections without end. It
 * prints `start N` with the number of rows found, then each row's id once the server has confirmed its commit.
 */
import { writeSync } from 'node:fs';
import pg from 'pg';
import { startEmbeddedPostgres } from '../embedded/start.ts';

const WRITERS = 4;
const PADDING = 'x'.repeat(200);

const complain = (message: string): void => void process.stderr.write(`${message}\n`);
const server = await startEmbeddedPostgres({
  directory: process.argv[2] ?? '',
  log: { info: () => undefined, warn: () => undefined, error: complain },
});
const pool = new pg.Pool({ connectionString: server.url, max: WRITERS });
pool.on('error', () => undefined);
await pool.query('create table if not exists written (id integer primary key, padding text)');
const { rows } = await pool.query<{ count: number; last: number }>(
  'select count(*)::integer as count, coalesce(max(id), 0) as last from written',
);
let id = rows[0]?.last ?? 0;
writeSync(1, `start ${rows[0]?.count}\n`);

async function write(): Promise<never> {
  for (;;) {
    id += 1;
    const mine = id;
    await pool.query('insert into written values ($1, $2)', [mine, PADDING]);
    writeSync(1, `${mine}\n`);
  }
}

await Promise.all(Array.from({ length: WRITERS }, write));
