import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MigrationOrderError } from './errors.ts';

export interface MigrationFile {
  /** File name without `.sql`, such as `0001_tenants`. */
  name: string;
  sql: string;
  /** SHA-256 of the file, in hex. */
  checksum: string;
}

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

function assertNumbered(fileNames: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const fileName of fileNames) {
    const number = FILE_NAME.exec(fileName)?.[1];
    if (number === undefined) throw new MigrationOrderError(`Migration ${fileName} is not named NNNN_name.sql.`);
    const twin = seen.get(number);
    if (twin !== undefined) throw new MigrationOrderError(`Migrations ${twin} and ${fileName} have the same number.`);
    seen.set(number, fileName);
  }
}

/**
 * The migrations of a directory, in order.
 * @throws MigrationOrderError when a file is misnamed or two share a number
 */
export async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const fileNames = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  assertNumbered(fileNames);
  return Promise.all(
    fileNames.map(async (fileName) => {
      const sql = await readFile(join(directory, fileName), 'utf8');
      return { name: fileName.slice(0, -'.sql'.length), sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
