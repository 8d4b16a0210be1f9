import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/**
 * Where a program is on this machine, by the first of its names that is found; null: nowhere.
 * @param path folders as in the environment's PATH
 */
export async function findProgram(
  names: readonly string[],
  path: string = process.env['PATH'] ?? '',
): Promise<string | null> {
  for (const folder of path.split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (folder !== '' && isThere) return file;
    }
  }
  return null;
}
