import { chmod, chown, lchown, lstat, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataDirectoryError, DataDirectoryInUseError } from '../errors.ts';
import type { Account } from './account.ts';
import { claimFile } from './owner-lock.ts';

/** The files of one embedded server. */
export interface DataDirectory {
  root: string;
  /** PostgreSQL's own directory, which belongs to the server's account. */
  cluster: string;
  /** A directory becomes the cluster only when initdb is through with it. */
  draft: string;
  passwordFile: string;
  lockFile: string;
  logFile: string;
  binaries: string;
}

export function dataDirectory(root: string): DataDirectory {
  return {
    root,
    cluster: join(root, 'cluster'),
    draft: join(root, 'cluster.new'),
    passwordFile: join(root, 'password'),
    lockFile: join(root, 'owner.lock'),
    logFile: join(root, 'postgresql.log'),
    binaries: join(root, 'bin'),
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

/** Runs a step on the directory; a failure of the file system becomes one clear line. */
export async function onDirectory<T>(root: string, step: () => Promise<T> | T): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof DataDirectoryError || error instanceof DataDirectoryInUseError) throw error;
    throw new DataDirectoryError(`The database directory ${root} is not usable: ${codeOf(error)}.`, { cause: error });
  }
}

/**
 * Makes this process the owner of the directory, which is created when missing.
 * @returns what gives it back
 * @throws DataDirectoryError, DataDirectoryInUseError
 */
export async function ownDirectory(directory: DataDirectory): Promise<() => void> {
  return onDirectory(directory.root, async () => {
    await mkdir(directory.root, { recursive: true, mode: 0o700 });
    await chmod(directory.root, 0o700);
    const ownership = claimFile(directory.lockFile);
    if (ownership.kind === 'owned') return ownership.release;
    throw new DataDirectoryInUseError(
      `The database directory ${directory.root} is in use by process ${ownership.pid}.`,
    );
  });
}

async function giveTo(path: string, account: Account): Promise<void> {
  await lchown(path, account.uid, account.gid);
  if (!(await lstat(path)).isDirectory()) return;
  for (const name of await readdir(path)) await giveTo(join(path, name), account);
}

/** Makes an empty directory of the account's. */
export async function makeClusterDirectory(path: string, account: Account | undefined): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

/** A cluster restored from a backup, or made when the account was another, is given to the account. */
export async function settleClusterOwner(cluster: string, account: Account | undefined): Promise<void> {
  if (account !== undefined && (await stat(cluster)).uid !== account.uid) await giveTo(cluster, account);
}

/** @throws DataDirectoryError when the cluster was made by another major version of PostgreSQL */
export async function assertClusterVersion(cluster: string, majorVersion: string): Promise<void> {
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found === majorVersion) return;
  throw new DataDirectoryError(
    `The database in ${cluster} was made by PostgreSQL ${found}; this program brings ${majorVersion}: dump it there and restore it here.`,
  );
}
