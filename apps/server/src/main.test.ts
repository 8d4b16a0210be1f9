import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, 'main.ts');

describe('the program', { timeout: 60_000 }, () => {
  let test: TestDatabase;
  let data: string;
  const running = new Set<ChildProcess>();

  beforeAll(async () => {
    test = await createTestDatabase();
    data = await mkdtemp(join(tmpdir(), 'strowger-main-'));
  });
  afterEach(() => {
    for (const one of running) one.kill('SIGKILL');
  });
  afterAll(() => test.drop());

  function start(env: Record<string, string>, args: readonly string[] = []) {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: data,
      env: {
        PATH: process.env['PATH'] ?? '',
        STROWGER_DATA: join(data, 'data'),
        DATABASE_URL: test.url,
        STROWGER_HOST: '127.0.0.1',
        STROWGER_PORT: '0',
        STROWGER_SIP_HOST: '127.0.0.1',
        STROWGER_SIP_PORT: '0',
        STROWGER_SIPS_PORT: '0',
        STROWGER_PUBLIC_ADDRESS: '127.0.0.1',
        STROWGER_LOG: 'warn',
        STROWGER_WORKER: 'false',
        ...env,
      },
    });
    running.add(child);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    const exit = new Promise<number | null>((resolve) =>
      child.once('close', (code) => {
        running.delete(child);
        resolve(code);
      }),
    );
    const ready = new Promise<string>((resolve, reject) => {
      child.stdout.on('data', () => {
        const line = /^Strowger is ready.*$/m.exec(out)?.[0];
        if (line) resolve(line);
      });
      child.once('close', (code) => reject(new Error(`ended with ${code}: ${err}`)));
    });
    ready.catch(() => undefined);
    return { child, exit, ready, out: () => out, err: () => err };
  }

  it('prints one ready line and, at first start only, the password it made; ends with 0 on SIGTERM', async () => {
    const first = start({});
    const line = await first.ready;
    const api = / API (http:\/\/127\.0\.0\.1:\d+\/api) /.exec(line)?.[1];
    expect(line).toMatch(/portal http.* docs http.*\/api\/docs .*SIP 127\.0\.0\.1/);
    const password = /First start: sign in as admin@ictcore\.org with the password (\S+) /.exec(first.out())?.[1];
    const answer = await fetch(`${api}/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin@ictcore.org', password }),
    });
    expect(answer.status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(first.err()).toBe('');
    expect(first.out().match(/ready/g)).toHaveLength(1);

    const second = start({});
    await second.ready;
    expect(second.out()).not.toContain('password');
    second.child.kill('SIGINT');
    expect(await second.exit).toBe(0);
  });

  it('ends with 0 on a signal that comes while it starts', async () => {
    const early = start({});
    const timer = setTimeout(() => early.child.kill('SIGTERM'), 1_500);
    expect([0, null]).toContain(await early.exit);
    clearTimeout(timer);
    expect(early.err()).toBe('');
  });

  it.each([
    ['an unknown setting', { STROWGER_PROT: '80' }, 'STROWGER_PROT: no such setting; did you mean STROWGER_PORT?'],
    ['another master key', { STROWGER_MASTER_KEY: 'ab'.repeat(32) }, /^STROWGER_MASTER_KEY .* is not the key/],
    ['a database that is not there', { DATABASE_URL: '/nowhere' }, /postgres/],
  ])('tells %s in one line on stderr and ends with 1', async (_what, env, message) => {
    const child = start(refused(env));
    expect(await child.exit).toBe(1);
    const lines = child.err().trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(message);
    expect(child.out()).not.toContain('ready');
  });

  function refused(env: Record<string, string>): Record<string, string> {
    if (env['DATABASE_URL'] !== '/nowhere') return env;
    const url = new URL(test.url);
    url.pathname = '/nowhere';
    return { DATABASE_URL: url.href };
  }

  it('tells a port that is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const http = start({ STROWGER_PORT: String(port) });
    const sip = start({ STROWGER_SIP_PORT: String(port) });
    expect([await http.exit, await sip.exit]).toEqual([1, 1]);
    expect(http.err()).toBe(`STROWGER_PORT: port ${port} on 127.0.0.1 is already in use.\n`);
    expect(sip.err()).toMatch(new RegExp(`^STROWGER_SIP_PORT ${port} .*already in use\n$`));
    blocker.close();
  });

  it('tells a data directory that cannot be used', async () => {
    await writeFile(join(data, 'a-file'), '');
    const child = start({ STROWGER_DATA: join(data, 'a-file') });
    expect(await child.exit).toBe(1);
    expect(child.err()).toMatch(/^STROWGER_DATA: .* must be a directory that this program can write to \(E\w+\)\.\n$/);
  });

  it('lists its settings with --help, and refuses other arguments', async () => {
    const help = start({}, ['--help']);
    expect(await help.exit).toBe(0);
    expect(help.out()).toContain('STROWGER_PORT');
    const other = start({}, ['--prot']);
    expect(await other.exit).toBe(1);
    expect(other.err()).toContain('--help');
  });
});
