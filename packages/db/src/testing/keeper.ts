/**
 * Keeps the test run's PostgreSQL server: started beside the run, it stops the server and removes its files when the run's process is
 * gone, however that ended. Arguments: directory, process number of the run.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isRunning } from '../embedded/process-identity.ts';
import { startEmbeddedPostgres } from '../embedded/start.ts';

const LOOK_EVERY_MS = 250;

/** Tests' data need not survive a power cut, and no database lives long enough to want a clean-up. */
const FAST = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  autovacuum: 'off',
  max_connections: '200',
};

const [directory = '', owner = ''] = process.argv.slice(2);
const run = identityOf(Number(owner));
if (directory === '' || run === undefined) throw new Error('usage: keeper.ts directory process-number');

const complain = (message: string): void => void process.stderr.write(`${message}\n`);
const log = { info: () => undefined, warn: () => undefined, error: complain };
const server = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), log, settings: FAST });

const draft = join(directory, 'url.new');
writeFileSync(draft, server.url, { mode: 0o600 });
renameSync(draft, join(directory, 'url'));
process.stdout.on('error', () => undefined);
process.stdout.write('ready\n');

async function end(): Promise<void> {
  clearInterval(watch);
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
}

const watch = setInterval(() => {
  if (!isRunning(run)) void end();
}, LOOK_EVERY_MS);
process.once('SIGTERM', () => void end());
process.once('SIGINT', () => void end());
