import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { takeSessionLock } from '../advisory-lock.ts';
import { connectOnce } from '../connect.ts';
import { defaultMigrationsDir, openDatabase } from '../database.ts';
import { readMigrations } from '../migration-files.ts';
import { sharedServer } from './shared-server.ts';

export interface TestDatabase {
  /** A superuser's URL: the fence holds all the same. */
  url: string;
  /** Removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function onServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectOnce(withDatabase(serverUrl, 'postgres'));
  return work(client).finally(() => client.end());
}

/** A migrated database to copy from, one for each state of the migrations; made by the first who needs it. */
async function ensureTemplate(serverUrl: string, migrationsDir: string): Promise<string> {
  const files = await readMigrations(migrationsDir);
  const state = createHash('sha256')
    .update(files.map(({ checksum }) => checksum).join())
    .digest('hex');
  const name = `template_${state.slice(0, 16)}`;
  await onServer(serverUrl, async (client) => {
    await takeSessionLock(client, name);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    await client.query(`drop database if exists ${name}_draft with (force)`);
    await client.query(`create database ${name}_draft`);
    const database = await openDatabase({ url: withDatabase(serverUrl, `${name}_draft`), log: silent, migrationsDir });
    await database.close();
    await client.query(`alter database ${name}_draft rename to ${name}`);
  });
  return name;
}

async function create(serverUrl: string, from: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, (client) => client.query(`create database ${name} ${from}`));
  const drop = `drop database if exists ${name} with (force)`;
  return {
    url: withDatabase(serverUrl, name),
    drop: () => onServer(serverUrl, async (client) => void (await client.query(drop))),
  };
}

/**
 * A fresh database with all migrations, on the server that the test run shares.
 * @param migrationsDir default: this package's migrations
 */
export async function createTestDatabase(migrationsDir: string = defaultMigrationsDir): Promise<TestDatabase> {
  const serverUrl = await sharedServer();
  return create(serverUrl, `template ${await ensureTemplate(serverUrl, migrationsDir)} strategy file_copy`);
}

/** An empty database, without any migration. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return create(await sharedServer(), '');
}
