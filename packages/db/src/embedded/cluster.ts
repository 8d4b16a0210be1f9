import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from '../errors.ts';
import type { DatabaseLog } from '../log.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import {
  assertClusterVersion,
  type DataDirectory,
  makeClusterDirectory,
  settleClusterOwner,
} from './data-directory.ts';

/** PostgreSQL's superuser, and the name of our database. */
export const USER = 'strowger';

/**
 * The data directory as the server's own working directory: it is entered before the account is changed, so directories above it may
 * be closed to the account. PostgreSQL stays in its data directory for good, so the name keeps its meaning in all its processes.
 */
export const HERE = '/proc/self/cwd';

/** The server sees nothing of our environment, which may hold secrets and PG* variables. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** First values, written to postgresql.conf for the operator to change. */
const FIRST_SETTINGS = [
  'shared_buffers=128MB',
  'max_connections=100',
  'maintenance_work_mem=64MB',
  'effective_cache_size=512MB',
  'random_page_cost=1.1',
  'wal_compression=on',
  'max_wal_size=1GB',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
].map((setting) => `--set=${setting}`);

async function readPassword(file: string): Promise<string | undefined> {
  return existsSync(file) ? (await readFile(file, 'utf8')).trim() : undefined;
}

async function ensurePassword(directory: DataDirectory): Promise<string> {
  const known = await readPassword(directory.passwordFile);
  if (known !== undefined && known !== '') return known;
  const password = randomBytes(24).toString('base64url');
  const draft = `${directory.passwordFile}.new`;
  const handle = await open(draft, 'w', 0o600);
  await handle.writeFile(`${password}\n`);
  await handle.sync();
  await handle.close();
  await rename(draft, directory.passwordFile);
  return password;
}

/** An open file without a name that only the account, besides us, can read: how initdb gets the password. */
async function openSecret(directory: DataDirectory, secret: string, account: Account | undefined) {
  const path = join(directory.root, `secret-${randomBytes(8).toString('hex')}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  await handle.writeFile(`${secret}\n`);
  if (account !== undefined) await handle.chown(account.uid, account.gid);
  return handle;
}

function runInitdb(program: string, cwd: string, passwordFd: number, account: Account | undefined): Promise<void> {
  const options = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ];
  const login = [`--username=${USER}`, '--auth=scram-sha-256', '--pwfile=/proc/self/fd/3'];
  const child = spawn(program, ['-D', HERE, ...login, ...options, ...FIRST_SETTINGS], {
    cwd,
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe', passwordFd],
    ...account,
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  return new Promise((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new EmbeddedPostgresError(`The embedded database could not be created: ${reason}`));
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => (code === 0 ? resolve() : fail(said.trim().replaceAll('\n', ' '))));
  });
}

async function createCluster(
  directory: DataDirectory,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  await rm(directory.draft, { recursive: true, force: true });
  await makeClusterDirectory(directory.draft, account);
  const secret = await openSecret(directory, await ensurePassword(directory), account);
  try {
    await runInitdb(binaries.initdb, directory.draft, secret.fd, account);
  } finally {
    await secret.close();
  }
  await rename(directory.draft, directory.cluster);
  const root = await open(directory.root);
  await root.sync();
  await root.close();
}

/**
 * Makes the cluster when there is none, and readies it for a start: its owner and its version.
 * @returns the superuser's password
 * @throws DataDirectoryError, EmbeddedPostgresError
 */
export async function prepareCluster(
  directory: DataDirectory,
  binaries: Binaries,
  account: Account | undefined,
  log: DatabaseLog,
): Promise<string> {
  if (!existsSync(directory.cluster)) {
    log.info('Creating the embedded database.');
    await createCluster(directory, binaries, account);
  }
  await assertClusterVersion(directory.cluster, binaries.majorVersion);
  await settleClusterOwner(directory.cluster, account);
  const password = await readPassword(directory.passwordFile);
  if (password !== undefined && password !== '') return password;
  throw new EmbeddedPostgresError(`The password of the embedded database is missing: ${directory.passwordFile}.`);
}
