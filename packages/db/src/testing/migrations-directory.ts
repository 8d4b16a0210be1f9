import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultMigrationsDir } from '../database.ts';
import { runDirectory } from './shared-server.ts';

const FENCE = '0000_fence.sql';

/** A migrations directory that lasts as long as the test run: the fence, and the given files, such as `{ '0001_things.sql': 'create table …' }`. */
export async function migrationsDirectory(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(runDirectory(), 'migrations-'));
  await copyFile(join(defaultMigrationsDir, FENCE), join(directory, FENCE));
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
  return directory;
}
