import { randomBytes } from 'node:crypto';
import { mkdir, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartError } from './start-error.ts';

/**
 * Makes the data directory when it is missing, and makes sure that it can be written.
 * @throws StartError when it cannot
 */
export async function prepareDataDirectory(path: string): Promise<void> {
  const probe = join(path, `.writable-${randomBytes(6).toString('hex')}`);
  try {
    await makeWithParents(path);
    await writeFile(probe, '');
    await unlink(probe);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new StartError(`STROWGER_DATA: ${path} must be a directory that this program can write to (${code}).`);
  }
}

/** Node's recursive mkdir never ends where a parent exists but takes no children, as in /proc. */
async function makeWithParents(path: string): Promise<void> {
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  if (exists) return;
  await makeWithParents(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
