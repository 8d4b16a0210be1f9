import { randomBytes } from 'node:crypto';
import { mkdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/**
 * Makes the data directory when it is missing, and makes sure that it can be written.
 * @throws StartError when it cannot
 */
export async function prepareDataDirectory(path: string): Promise<void> {
  const probe = join(path, `.writable-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(path, { recursive: true });
    await writeFile(probe, '');
    await unlink(probe);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new StartError(`STROWGER_DATA: ${path} must be a directory that this program can write to (${code}).`);
  }
}
