import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DatabaseLog } from '../log.ts';

const run = promisify(execFile);

/** The system user that the server runs as. */
export interface Account {
  uid: number;
  gid: number;
}

const NAME = 'strowger';
const NOBODY: Account = { uid: 65_534, gid: 65_534 };

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(log: DatabaseLog): Promise<Account | undefined> {
  try {
    await run('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', NAME]);
    log.info(`Created the system user ${NAME} for the embedded database.`);
  } catch {
    // Another process may have been quicker; lookUp tells.
  }
  return lookUp(NAME);
}

/**
 * Whom the server is to run as. PostgreSQL refuses to run as root: as root we use the system user `strowger`, made when missing, or
 * nobody where users cannot be made; otherwise undefined, which is ourselves.
 */
export async function serverAccount(log: DatabaseLog): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const account = (await lookUp(NAME)) ?? (await create(log));
  if (account !== undefined && account.uid !== 0) return account;
  log.warn('The system user strowger could not be created; the embedded database runs as nobody.');
  return NOBODY;
}
