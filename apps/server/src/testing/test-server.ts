import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { type RunningServer, startServer } from '../compose.ts';
import type { Platform } from '../platform.ts';
import { parseEnvironment } from '../settings/parse-environment.ts';

export interface TestServerOptions {
  readonly edition?: 'enterprise' | 'community';
  /** More STROWGER_ variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** `none` (default): HTTP alone. `embedded`: the real engine, on free ports of loopback. */
  readonly engine?: 'none' | 'embedded';
  readonly now?: () => Date;
  /** Shows the server's log; for looking into a failing test. */
  readonly verbose?: boolean;
}

export interface RequestOptions {
  readonly token?: string;
  readonly basic?: readonly [user: string, password: string];
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is; give the content type in `headers`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly status: number;
  /** Parsed where it is JSON, else the text. Loosely typed: tests look into it. */
  // biome-ignore lint/suspicious/noExplicitAny: a test states by its expectations what the answer is
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

export interface TestTenant {
  readonly tenantId: number;
  /** SIP domain. */
  readonly domain: string;
  readonly adminId: number;
  readonly adminToken: string;
  readonly userId: number;
  readonly userToken: string;
}

export interface TestServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly platform: Platform;
  readonly db: Database;
  readonly server: RunningServer;
  /** Token of the first super admin. */
  readonly adminToken: string;
  /** @param path below `/api`, or absolute from the root with a leading `//`: `//healthz` */
  request(method: string, path: string, options?: RequestOptions): Promise<TestAnswer>;
  /** @throws when the login is refused */
  login(username: string, password: string): Promise<string>;
  /** A tenant with an admin and an end user, made through the API. */
  makeTenant(name: string): Promise<TestTenant>;
  close(): Promise<void>;
}

export const ADMIN = { username: 'admin@ictcore.org', password: 'helloAdmin' } as const;
/** Satisfies the default password policy. */
export const PASSWORD = 'Correct-Horse-42';

/** Hashing as cheap as argon2id allows. */
const PASSWORD_COST = { memoryCost: 8, timeCost: 1, parallelism: 1 };

/** The whole server, in this process, on a free port and a database of its own. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const data = await mkdtemp(join(tmpdir(), 'strowger-test-data-'));
  const environment = parseEnvironment({
    STROWGER_DATA: data,
    DATABASE_URL: database.url,
    STROWGER_HOST: '127.0.0.1',
    STROWGER_PORT: '0',
    STROWGER_SIP_HOST: '127.0.0.1',
    STROWGER_SIP_PORT: '0',
    STROWGER_SIPS_PORT: '0',
    STROWGER_PUBLIC_ADDRESS: '127.0.0.1',
    STROWGER_EDITION: options.edition ?? 'enterprise',
    STROWGER_ADMIN_PASSWORD: ADMIN.password,
    STROWGER_WORKER: 'false',
    ...options.env,
  });
  const cleanUp = async () => {
    await database.drop();
    await rm(data, { recursive: true, force: true });
  };
  let server: RunningServer;
  try {
    server = await startServer({
      environment,
      log: pino({ level: options.verbose ? 'debug' : 'silent' }),
      engine: options.engine === 'embedded' ? 'configured' : 'none',
      passwordCost: PASSWORD_COST,
      ...(options.now ? { now: options.now } : {}),
    });
  } catch (error) {
    await cleanUp();
    throw error;
  }
  const url = `${environment.tls ? 'https' : 'http'}://127.0.0.1:${server.port}`;
  const request = requester(url);
  const login = async (username: string, password: string): Promise<string> => {
    const answer = await request('POST', '/authenticate', { body: { username, password } });
    if (answer.status !== 200) throw new Error(`login of ${username}: ${answer.status} ${answer.text}`);
    return answer.body.token;
  };
  const adminToken = await login(ADMIN.username, ADMIN.password);
  return {
    url,
    platform: server.platform,
    db: server.platform.db,
    server,
    adminToken,
    request,
    login,
    makeTenant: (name) => makeTenant(request, login, adminToken, name),
    async close() {
      await server.stop(0);
      await cleanUp();
    },
  };
}

type Request = TestServer['request'];

function requester(url: string): Request {
  return async (method, path, { token, basic, body, raw, headers = {} } = {}) => {
    const target = path.startsWith('//') ? url + path.slice(1) : `${url}/api${path}`;
    const authorization = token
      ? `Bearer ${token}`
      : basic && `Basic ${Buffer.from(basic.join(':')).toString('base64')}`;
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(target, {
      method,
      redirect: 'manual',
      headers: {
        ...(authorization ? { authorization } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, text, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  };
}

async function makeTenant(
  request: Request,
  login: TestServer['login'],
  token: string,
  name: string,
): Promise<TestTenant> {
  const call = async (method: string, path: string, body: unknown): Promise<TestAnswer['body']> => {
    const answer = await request(method, path, { token, body });
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const mail = (who: string) => `${who}@${name}.example`;
  const tenantId: number = await call('POST', '/tenants', { company: name, first_name: name, email: mail('office') });
  const makeUser = async (who: string, role: number): Promise<number> => {
    const person = { tenant_id: tenantId, username: mail(who), email: mail(who), password: PASSWORD, first_name: who };
    const userId: number = await call('POST', '/users', person);
    await call('PUT', `/users/${userId}/roles/${role}`, undefined);
    return userId;
  };
  const adminId = await makeUser('admin', 3);
  const userId = await makeUser('user', 4);
  const { domain_name: domain } = await call('GET', `/fpbx_domains/${tenantId}`, undefined);
  return {
    tenantId,
    domain,
    adminId,
    adminToken: await login(mail('admin'), PASSWORD),
    userId,
    userToken: await login(mail('user'), PASSWORD),
  };
}
