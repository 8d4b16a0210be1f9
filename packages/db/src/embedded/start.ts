import { resolve } from 'node:path';
import { connect } from '../connect.ts';
import { EmbeddedPostgresError } from '../errors.ts';
import type { DatabaseLog } from '../log.ts';
import { type Account, serverAccount } from './account.ts';
import { type Address, addressSettings, chooseAddress, urlOf } from './address.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { prepareCluster, USER } from './cluster.ts';
import { endLeftovers } from './cluster-processes.ts';
import { type DataDirectory, dataDirectory, onDirectory, ownDirectory } from './data-directory.ts';
import { type Postmaster, startPostmaster } from './postmaster.ts';
import { Supervisor } from './supervisor.ts';

export interface EmbeddedPostgresOptions {
  /** The server's files; made when missing. One process at a time owns it. */
  directory: string;
  log: DatabaseLog;
  /** Settings of PostgreSQL that go before postgresql.conf. */
  settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** The superuser's URL of the database `strowger`; holds its password. */
  url: string;
  /** Fast shutdown within seconds; gives the directory free. */
  stop(): Promise<void>;
}

const DATABASE = 'strowger';
const PORT_TRIES = 5;
const LOGIN_PATIENCE_MS = 10_000;

interface Plan {
  options: EmbeddedPostgresOptions;
  directory: DataDirectory;
  binaries: Binaries;
  account: Account | undefined;
  password: string;
}

async function startAt(address: Address, { options, directory, binaries, account }: Plan): Promise<Postmaster> {
  await endLeftovers(directory.cluster, options.log);
  return startPostmaster({
    program: binaries.postgres,
    cluster: directory.cluster,
    account,
    settings: { ...options.settings, ...addressSettings(address) },
    logFile: directory.logFile,
    log: options.log,
  });
}

/** Between choosing a free port and the server's taking it another program may be quicker: then the next one. */
async function firstStart(plan: Plan): Promise<{ address: Address; postmaster: Postmaster }> {
  for (let tries = 1; ; tries += 1) {
    const address = await chooseAddress(plan.directory.cluster);
    try {
      return { address, postmaster: await startAt(address, plan) };
    } catch (error) {
      const portTaken = error instanceof EmbeddedPostgresError && error.message.includes('TCP/IP');
      if (!portTaken || tries === PORT_TRIES) throw error;
    }
  }
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = await connect(maintenanceUrl, LOGIN_PATIENCE_MS);
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function startOwned(directory: DataDirectory, options: EmbeddedPostgresOptions, release: () => void) {
  const account = await serverAccount(options.log);
  const binaries = await findBinaries(account, directory.binaries);
  const password = await onDirectory(directory.root, () => prepareCluster(directory, binaries, account, options.log));
  const plan: Plan = { options, directory, binaries, account, password };
  const { address, postmaster } = await firstStart(plan);
  const supervisor = new Supervisor(postmaster, () => startAt(address, plan), options.log);
  const abandon = (): void => supervisor.abandon();
  process.once('exit', abandon);

  const stop = async (): Promise<void> => {
    process.off('exit', abandon);
    await supervisor.stop();
    release();
  };
  await ensureDatabase(urlOf(address, USER, password, 'postgres')).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: urlOf(address, USER, password, DATABASE), stop };
}

/**
 * Starts the PostgreSQL server that comes with the program, in a directory of its own, and keeps it running. What a killed
 * predecessor left behind is stopped and recovered first; committed rows are never lost.
 * @throws DataDirectoryError, DataDirectoryInUseError, EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = dataDirectory(resolve(options.directory));
  const release = await ownDirectory(directory);
  let stopped: Promise<void> | undefined;
  try {
    const { url, stop } = await startOwned(directory, options, release);
    return {
      url,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
