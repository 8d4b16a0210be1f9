import type pg from 'pg';
import { DatabaseNewerError, MigrationChangedError, MigrationFailedError, MigrationOrderError } from './errors.ts';
import type { DatabaseLog } from './log.ts';
import type { MigrationFile } from './migration-files.ts';

interface Applied {
  name: string;
  checksum: string;
}

/** How the database differs from what this program would make of it; all empty where it is current. */
export interface MigrationsApart {
  readonly missing: readonly string[];
  /** Of a newer program. */
  readonly unknown: readonly string[];
  readonly changed: readonly string[];
}

export async function migrationsApart(
  client: Pick<pg.Pool, 'query'>,
  files: readonly MigrationFile[],
): Promise<MigrationsApart> {
  const { rows } = await client.query<Applied>('select name, checksum from schema_migrations order by name');
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const known = new Set(files.map(({ name }) => name));
  return {
    missing: files.filter(({ name }) => !applied.has(name)).map(({ name }) => name),
    unknown: rows.filter(({ name }) => !known.has(name)).map(({ name }) => name),
    changed: files
      .filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
      .map(({ name }) => name),
  };
}

async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<Applied>('select name, checksum from schema_migrations order by name');
  return rows;
}

/**
 * Which files are still to be applied.
 * @throws DatabaseNewerError, MigrationChangedError, MigrationOrderError
 */
function pendingMigrations(files: readonly MigrationFile[], applied: readonly Applied[]): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of applied) {
    const file = known.get(name);
    if (file === undefined) {
      throw new DatabaseNewerError(
        `The database is newer than this program: it has migration ${name}, which this program does not know.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationChangedError(`Migration ${name} has been changed since it was applied to the database.`);
    }
  }
  const names = new Set(applied.map(({ name }) => name));
  const pending = files.filter(({ name }) => !names.has(name));
  const last = applied.at(-1);
  const late = pending.find(({ name }) => last !== undefined && name < last.name);
  if (late !== undefined && last !== undefined) {
    throw new MigrationOrderError(`Migration ${late.name} comes before ${last.name}, which is already applied.`);
  }
  return pending;
}

async function apply(client: pg.ClientBase, file: MigrationFile): Promise<void> {
  try {
    await client.query(`begin; set local strowger.fence = 'all'`);
    await client.query(file.sql);
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [file.name, file.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationFailedError(`Migration ${file.name} failed: ${reason}.`, { cause: error });
  }
}

/**
 * Brings the database up to the given migrations, each in a transaction of its own. The caller holds the migration lock.
 * @throws DatabaseNewerError, MigrationChangedError, MigrationOrderError, MigrationFailedError
 */
export async function migrate(client: pg.ClientBase, files: readonly MigrationFile[], log: DatabaseLog): Promise<void> {
  await client.query(
    `create table if not exists schema_migrations (
       name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  );
  const pending = pendingMigrations(files, await readApplied(client));
  for (const file of pending) {
    await apply(client, file);
    log.info(`Database migration ${file.name} applied.`);
  }
}
