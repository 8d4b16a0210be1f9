import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultMigrationsDir } from '../database.ts';

const FENCE = '0000_fence.sql';

/** A temporary migrations directory: the fence, and the given files, such as `{ '0001_things.sql': 'create table …' }`. */
export async function migrationsDirectory(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'strowger-migrations-'));
  await copyFile(join(defaultMigrationsDir, FENCE), join(directory, FENCE));
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
  return directory;
}
