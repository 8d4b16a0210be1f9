import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { DataDirectoryError, DataDirectoryInUseError } from '../errors.ts';
import { collectedLog } from '../testing/index.ts';
import { clusterProcesses } from './cluster-processes.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts';

const SLOW = 60_000;
const isRoot = process.getuid?.() === 0;

let base: string;
let running: EmbeddedPostgres | undefined;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'strowger-pg-'));
  // Closed to everybody but us, as a home directory is.
  await chmod(base, 0o700);
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

afterAll(() => rm(base, { recursive: true, force: true }));

async function start(directory: string, log = collectedLog()): Promise<EmbeddedPostgres> {
  running = await startEmbeddedPostgres({ directory, log });
  return running;
}

async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query<Row>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

describe('a server in a directory of ours', () => {
  const directory = () => join(base, 'plain');

  test('is created at the first start, and keeps what was stored at the next', { timeout: SLOW }, async () => {
    const first = await start(directory());
    await query(first.url, 'create table kept (word text)');
    await query(first.url, `insert into kept values ('ä 電話')`);
    await first.stop();
    expect(clusterProcesses(join(directory(), 'cluster'))).toEqual([]);
    const second = await start(directory());
    expect(await query(second.url, 'select word, upper(word) as loud from kept')).toEqual([
      { word: 'ä 電話', loud: 'Ä 電話' },
    ]);
  });

  test('lets nobody in without its password', async () => {
    const { url } = await start(directory());
    const guess = new URL(url);
    guess.password = 'guess';
    await expect(query(guess.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(directory(), 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(directory())).mode & 0o777).toBe(0o700);
    const methods = (await readFile(join(directory(), 'cluster', 'pg_hba.conf'), 'utf8'))
      .split('\n')
      .filter((line) => /^(local|host)/.test(line))
      .map((line) => line.trim().split(/\s+/).at(-1));
    expect(new Set(methods)).toEqual(new Set(['scram-sha-256']));
  });

  test('never runs as root, syncs what it writes, and checks its pages', async () => {
    const { url } = await start(directory());
    for (const pid of clusterProcesses(join(directory(), 'cluster'))) {
      const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]);
      if (isRoot) expect(uid).not.toBe(0);
      else expect(uid).toBe(process.getuid?.());
    }
    const settings = `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
      current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding`;
    expect(await query(url, settings)).toEqual([{ fsync: 'on', pages: 'on', checksums: 'on', encoding: 'UTF8' }]);
  });

  test('runs parallel workers, vacuum and checkpoints below directories that are closed to its account', async () => {
    const { url } = await start(directory());
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      'create table wide as select n, repeat(n::text, 20) as text from generate_series(1, 50000) as n',
    );
    await client.query(
      'set min_parallel_table_scan_size = 0; set parallel_setup_cost = 0; set parallel_tuple_cost = 0',
    );
    const { rows } = await client.query<Record<string, string>>(
      'explain (analyze) select count(*) from wide where text > $1',
      ['5'],
    );
    expect(JSON.stringify(rows)).toMatch(/Workers Launched: [1-9]/);
    await client.query('vacuum analyze wide');
    await client.query('checkpoint');
    await client.end();
  });

  test('has one owner: a second start is refused and leaves the first one be', async () => {
    const { url } = await start(directory());
    const second = startEmbeddedPostgres({ directory: directory(), log: collectedLog() });
    await expect(second).rejects.toBeInstanceOf(DataDirectoryInUseError);
    await expect(second).rejects.toThrow(`is in use by process ${process.pid}.`);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('comes back at the same URL when it dies while we run', { timeout: SLOW }, async () => {
    const log = collectedLog();
    const { url } = await start(directory(), log);
    await query(url, 'create table survivors (id integer); insert into survivors values (1)');
    const postmaster = Number(
      (await readFile(join(directory(), 'cluster', 'postmaster.pid'), 'latin1')).split('\n')[0],
    );
    process.kill(postmaster, 'SIGKILL');
    await vi.waitFor(() => expect(log.lines).toContain('The embedded database is running again.'), { timeout: 20_000 });
    expect(log.lines).toContain('The embedded database ended unexpectedly (SIGKILL); starting it again.');
    expect(await query(url, 'select id from survivors')).toEqual([{ id: 1 }]);
  });

  test('is not put off by a pid file that names a stranger', async () => {
    const pidFile = join(directory(), 'cluster', 'postmaster.pid');
    await writeFile(pidFile, `${process.pid}\n${directory()}\n`);
    const { url } = await start(directory());
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('stores no statement and no value in its log', async () => {
    const { url } = await start(directory());
    await query(url, `create table secrets (word text unique); insert into secrets values ('hush')`);
    await expect(query(url, `insert into secrets values ('hush')`)).rejects.toThrow('duplicate key');
    await running?.stop();
    const text = await readFile(join(directory(), 'postgresql.log'), 'utf8');
    expect(text).toContain('duplicate key');
    expect(text).not.toContain('hush');
  });
});

test('listens on the loopback interface where the path is too long for a socket', { timeout: SLOW }, async () => {
  const { url } = await start(join(base, 'long'.repeat(25)));
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

describe('a directory that cannot be used', () => {
  test('because it is a file is named in one line', async () => {
    const file = join(base, 'file');
    await writeFile(file, '');
    const starting = startEmbeddedPostgres({ directory: join(file, 'postgres'), log: collectedLog() });
    await expect(starting).rejects.toBeInstanceOf(DataDirectoryError);
    await expect(starting).rejects.toThrow('is not usable: ENOTDIR.');
  });

  test('because another version made its cluster is named in one line, and given free again', async () => {
    const directory = join(base, 'older');
    await mkdir(join(directory, 'cluster'), { recursive: true });
    await writeFile(join(directory, 'cluster', 'PG_VERSION'), '15\n');
    const starting = startEmbeddedPostgres({ directory, log: collectedLog() });
    await expect(starting).rejects.toThrow('was made by PostgreSQL 15; this program brings 18');
    expect(existsSync(join(directory, 'owner.lock'))).toBe(false);
  });
});

describe('after kill -9', () => {
  const directory = () => join(base, 'killed');
  let writer: ChildProcess | undefined;

  afterEach(() => {
    writer?.kill('SIGKILL');
  });

  /** Lets the writer run until it has confirmed some more rows, kills it, and answers what it found and confirmed. */
  async function round(kill: (pid: number) => void): Promise<{ found: number; confirmed: number[] }> {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'testing', 'writer.ts'), directory()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    writer = child;
    const confirmed: number[] = [];
    let found = -1;
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('start ')) found = Number(line.slice('start '.length));
      else confirmed.push(Number(line));
      if (confirmed.length === 300 && child.pid !== undefined) kill(child.pid);
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return { found, confirmed };
  }

  const ours = (pid: number): void => void process.kill(pid, 'SIGKILL');
  const everything = (pid: number): void => {
    process.kill(pid, 'SIGKILL');
    for (const server of clusterProcesses(join(directory(), 'cluster'))) process.kill(server, 'SIGKILL');
  };

  test('of our process, or of all processes, the next start has every confirmed row', {
    timeout: 120_000,
  }, async () => {
    const confirmed = new Set<number>();
    for (const kill of [ours, everything, ours, everything, everything]) {
      const result = await round(kill);
      expect(result.found).toBeGreaterThanOrEqual(confirmed.size);
      expect(result.confirmed.length).toBeGreaterThanOrEqual(300);
      for (const id of result.confirmed) confirmed.add(id);
    }
    const { url } = await start(directory());
    const stored = new Set((await query<{ id: number }>(url, 'select id from written')).map(({ id }) => id));
    expect([...confirmed].filter((id) => !stored.has(id))).toEqual([]);
    const counts = `select count(*) = (select count(*) from (select id from written order by id) as by_index) as same from written`;
    expect(await query(url, counts)).toEqual([{ same: true }]);
  });
});
