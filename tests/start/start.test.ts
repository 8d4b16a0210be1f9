import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase } from '@strowger/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePorts } from '../phones/ports.ts';
import { apiClient, expectStatus, field, logIn, logInAsAdmin } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { runServerToItsEnd, type ServerProcess, startServer } from '../system/server-process.ts';

const MIGRATIONS = fileURLToPath(new URL('../../packages/db/migrations', import.meta.url));

/** Data of servers that fail late: after their database has been made. */
const SPARE = mkdtempSync(join(tmpdir(), 'strowger-spare-'));
afterAll(() => rmSync(SPARE, { recursive: true, force: true }));

/** Settings of a start that is meant to fail before it gets far. */
async function failingStart(env: Readonly<Record<string, string>>) {
  const result = await runServerToItsEnd({
    STROWGER_DATA: '/tmp/strowger-never-made',
    STROWGER_HOST: '127.0.0.1',
    STROWGER_PORT: String(await freePorts(1)),
    STROWGER_SIP_HOST: '127.0.0.1',
    STROWGER_SIP_PORT: String(await freePorts(2)),
    STROWGER_LOG: 'fatal',
    ...env,
  });
  return { ...result, lines: result.stderr.trim().split('\n') };
}

describe('a start with a bad environment', () => {
  it('names an unknown STROWGER_ variable and the one that was meant', async () => {
    const { code, lines } = await failingStart({ STROWGER_PROT: '80' });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/STROWGER_PROT.*STROWGER_PORT/);
  });

  it('names every bad value at once', async () => {
    const { code, lines } = await failingStart({
      STROWGER_PORT: '99999',
      STROWGER_RTP_PORTS: '20-10',
      STROWGER_EDITION: 'gold',
    });
    expect(code).toBe(1);
    expect(lines.map((line) => /STROWGER_\w+/.exec(line)?.[0]).sort()).toEqual([
      'STROWGER_EDITION',
      'STROWGER_PORT',
      'STROWGER_RTP_PORTS',
    ]);
    expect(existsSync('/tmp/strowger-never-made')).toBe(false);
  });

  it('refuses the FreeSWITCH engine with one clear line', async () => {
    const { code, lines } = await failingStart({ STROWGER_ENGINE: 'freeswitch' });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/STROWGER_ENGINE/)]);
  });

  it('lists the settings with --help', async () => {
    const { code, stdout } = await runServerToItsEnd({}, ['--help']);
    expect(code).toBe(0);
    for (const name of ['STROWGER_DATA', 'DATABASE_URL', 'STROWGER_RTP_PORTS', 'STROWGER_WORKER'])
      expect(stdout).toContain(name);
  });
});

describe('a start that cannot have what it needs', () => {
  it('says so in one line when the database cannot be reached, without its password', async () => {
    const port = await freePorts(1);
    const { code, lines } = await failingStart({
      STROWGER_DATA: SPARE,
      DATABASE_URL: `postgres://someone:very-secret@127.0.0.1:${port}/strowger`,
    });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining(`127.0.0.1:${port}`)]);
    expect(lines.join()).not.toContain('very-secret');
  });

  it.each(['/proc/strowger', '/etc/hostname/strowger'])(
    'says so when the data directory %s cannot be made',
    async (path) => {
      const { code, lines } = await failingStart({ STROWGER_DATA: path });
      expect(code).toBe(1);
      expect(lines).toEqual([expect.stringMatching(new RegExp(`STROWGER_DATA.*${path}`))]);
    },
  );

  it('says so when the database is newer than the program', async () => {
    const migrations = mkdtempSync(join(tmpdir(), 'strowger-migrations-'));
    cpSync(MIGRATIONS, migrations, { recursive: true });
    writeFileSync(join(migrations, '9999_from_the_future.sql'), 'create table from_the_future (n integer);');
    const database = await createTestDatabase(migrations);
    rmSync(migrations, { recursive: true });
    const { code, lines } = await failingStart({
      STROWGER_DATA: '/tmp/strowger-data-newer',
      DATABASE_URL: database.url,
    });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/newer.*9999_from_the_future/)]);
    await database.drop();
  });
});

describe('a running server', () => {
  let server: ServerProcess;

  beforeAll(async () => {
    server = await startServer({ STROWGER_ADMIN_PASSWORD: '' }, 'embedded');
  });
  afterAll(() => server.dispose());

  it('prints one ready line with its URLs, and the first password once', async () => {
    const first = server.output();
    expect(first.match(/ready/gi)).toHaveLength(1);
    expect(first).toContain(`http://127.0.0.1:${server.httpPort}/api`);
    const password = /with the password (\S+)/.exec(first)?.[1] ?? '';
    expect(password.length).toBeGreaterThanOrEqual(16);
    await logIn(server.url, 'admin@example.com', password);
    expect(await server.stop()).toBe(0);
    await server.restart();
    expect(server.output().match(/with the password/g)).toHaveLength(1);
    await logIn(server.url, 'admin@example.com', password);
  });

  it('says which port is taken, and by which setting, to a second one', async () => {
    const http = await failingStart({
      STROWGER_DATA: SPARE,
      STROWGER_PORT: String(server.httpPort),
    });
    expect(http.code).toBe(1);
    expect(http.lines).toEqual([expect.stringMatching(new RegExp(`STROWGER_PORT.*${server.httpPort}`))]);
    const sip = await failingStart({
      STROWGER_DATA: SPARE,
      STROWGER_SIP_PORT: String(server.sipPort),
    });
    expect(sip.code).toBe(1);
    expect(sip.lines).toEqual([expect.stringMatching(new RegExp(`STROWGER_SIP_PORT.*${server.sipPort}`))]);
  });

  it('refuses a second process on its data directory', async () => {
    const { code, lines } = await failingStart({ STROWGER_DATA: server.data });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining(server.data)]);
  });

  it('shows a page at / that leads to the API, with or without a built portal', async () => {
    const page = await fetch(`${server.url}/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('/api/docs');
  });

  it('answers health checks and metrics', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/^# HELP /m);
  });
});

describe('a port that somebody else holds', () => {
  it('is told by its setting', async () => {
    const holder = createServer().listen(await freePorts(1), '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, lines } = await failingStart({
      STROWGER_DATA: SPARE,
      STROWGER_PORT: String(port),
    });
    holder.close();
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`STROWGER_PORT.*${port}`))]);
  });
});

describe('two processes on one outside database', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let one: ServerProcess;
  let two: ServerProcess;
  const key = '0123456789abcdef'.repeat(4);

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { DATABASE_URL: database.url, STROWGER_MASTER_KEY: key };
    [one, two] = await Promise.all([startServer(env), startServer(env)]);
  });
  afterAll(async () => {
    await Promise.all([one.dispose(), two.dispose()]);
    await database.drop();
  });

  it('accept each other’s tokens and see each other’s writes', async () => {
    const asAdmin = await logInAsAdmin(one.url);
    const made = expectStatus(
      await asAdmin('POST', '/tenants', {
        company: 'Shared',
        email: 'shared@example.com',
        domain_name: 'shared.example.com',
      }),
      200,
    );
    const token = field((await apiClient(one.url)('POST', '/authenticate', adminLogin)).body, 'token');
    const atTwo = apiClient(two.url, String(token));
    expectStatus(await atTwo('GET', `/tenants/${made.body}`), 200);
  });

  it('end each other’s sessions', async () => {
    const token = String(field((await apiClient(one.url)('POST', '/authenticate', adminLogin)).body, 'token'));
    expectStatus(await apiClient(two.url, token)('GET', '/get_user'), 200);
    expectStatus(await apiClient(one.url, token)('POST', '/authenticate/cancel/1'), 200);
    await eventually(
      () => apiClient(two.url, token)('GET', '/get_user'),
      (answer) => answer.status === 401,
    );
  });

  it('follow a changed setting within five seconds', async () => {
    const [atOne, atTwo] = await Promise.all([logInAsAdmin(one.url), logInAsAdmin(two.url)]);
    expectStatus(await atOne('PUT', '/settings', { api_rate_limit: 4321 }), 200);
    await eventually(
      () => atTwo('GET', '/settings'),
      (answer) => field(answer.body, 'api_rate_limit') === 4321,
      5_000,
    );
  });

  it('refuse a third one that has another master key', async () => {
    const { code, lines } = await failingStart({
      STROWGER_DATA: '/tmp/strowger-data-third',
      DATABASE_URL: database.url,
      STROWGER_MASTER_KEY: 'f'.repeat(64),
    });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/STROWGER_MASTER_KEY/)]);
  });

  const adminLogin = { username: 'admin@example.com', password: 'Perfectly-Good-Secret-1' };
});
