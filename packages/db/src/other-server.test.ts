import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { serverAccount } from './embedded/account.ts';
import { collectedLog, migrationsDirectory } from './testing/index.ts';

const PROGRAMS = '/usr/lib/postgresql/15/bin';

/** Debian's PostgreSQL 15, listening on a socket in a directory of its own. */
async function startDebianServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const account = await serverAccount(collectedLog());
  const directory = await mkdtemp(join(tmpdir(), 'strowger-15-'));
  if (account !== undefined) await chown(directory, account.uid, account.gid);
  const data = join(directory, 'data');
  const options = { cwd: directory, ...account };
  await promisify(execFile)(
    join(PROGRAMS, 'initdb'),
    ['-D', data, '-U', 'admin', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    options,
  );
  const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-k', directory];
  const server = spawn(join(PROGRAMS, 'postgres'), ['-D', data, ...settings], { ...options, stdio: 'ignore' });
  return {
    url: `postgres://admin@${encodeURIComponent(directory)}/postgres`,
    stop: async () => {
      server.kill('SIGINT');
      await once(server, 'exit');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

describe.runIf(existsSync(PROGRAMS))('a PostgreSQL 15 server that is not ours', () => {
  test('is waited for, migrated and fenced like the embedded one', { timeout: 60_000 }, async () => {
    const server = await startDebianServer();
    const log = collectedLog();
    const database = await openDatabase({ url: server.url, log });
    expect(log.lines).toContain('Database migration 0000_fence applied.');

    const migrationsDir = await migrationsDirectory({});
    await expect(openDatabase({ url: server.url, log, migrationsDir })).rejects.toThrow('newer than this program');
    await database.close();
    await server.stop();
  });

  test('serves the fence from an index for one tenant', { timeout: 60_000 }, async () => {
    const server = await startDebianServer();
    const migrationsDir = await migrationsDirectory({
      '0001_things.sql': `
        create table things (tenant_id integer not null, name text);
        create index things_tenant on things (tenant_id);
        select strowger_fence('things');
        insert into things select 1 + n % 50, n::text from generate_series(1, 5000) as n;
        analyze things;`,
    });
    const database = await openDatabase({ url: server.url, log: collectedLog(), migrationsDir });
    const seen = await database.transaction({ kind: 'tenant', tenantId: 7 }, async (trx) => {
      const count = await sql<{ count: number }>`select count(*) from things`.execute(trx);
      const plan = await sql`explain select * from things`.execute(trx);
      return { count: count.rows[0]?.count, plan: JSON.stringify(plan.rows) };
    });
    expect(seen).toEqual({ count: 100, plan: expect.stringContaining('things_tenant') });
    await database.close();
    await server.stop();
  });
});
