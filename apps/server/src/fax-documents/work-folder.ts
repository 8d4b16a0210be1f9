import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const ROOT = 'fax-work';
const STALE_MS = 24 * 3_600_000;

/** A folder for this process alone, where files lie in clear while they are worked on. */
export interface WorkFolder {
  readonly path: string;
  /** Removes it with all that is in it; again does no harm. */
  remove(): Promise<void>;
}

/** @param data the data directory */
export async function makeWorkFolder(data: string): Promise<WorkFolder> {
  const path = join(data, ROOT, `${hostname()}.${process.pid}.${randomUUID()}`);
  await mkdir(path, { recursive: true, mode: 0o700 });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Runs with a folder that is gone afterwards. */
export async function inWorkFolder<T>(data: string, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await makeWorkFolder(data);
  try {
    return await work(folder.path);
  } finally {
    await folder.remove();
  }
}

/** Removes what processes that are gone have left; call it at start, before a folder is made. */
export async function sweepWorkFolders(data: string, now: Date): Promise<void> {
  const root = join(data, ROOT);
  for (const name of await readdir(root).catch(() => [])) {
    const path = join(root, name);
    if (await isLeft(path, name, now)) await rm(path, { recursive: true, force: true });
  }
}

async function isLeft(path: string, name: string, now: Date): Promise<boolean> {
  const owner = /^(.*)\.(\d+)\.[0-9a-f-]{36}$/.exec(name);
  if (owner === null) return false;
  const [, host, pid] = owner;
  if (host === hostname()) return Number(pid) === process.pid || !isAlive(Number(pid));
  const found = await stat(path).catch(() => null);
  return found !== null && now.getTime() - found.mtimeMs > STALE_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
