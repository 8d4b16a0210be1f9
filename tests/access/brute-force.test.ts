import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeShown } from '../../apps/server/src/features/second-factor/testing/authenticator-app.ts';
import {
  type Answer,
  type ApiClient,
  apiClient,
  expectStatus,
  field,
  logInAsAdmin,
  rowsOf,
} from '../system/api-client.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME, type ServerProcess, startServer } from '../system/server-process.ts';
import { makeTenant, type TestTenant, USER_PASSWORD } from '../system/tenant.ts';

/** Somebody who guesses, from an address of his own. */
interface Attack {
  readonly what: string;
  readonly line: string;
  /** Makes what is attacked; gives the guess. */
  readonly prepare: (headers: Record<string, string>) => Promise<(guess: number) => Promise<Answer>>;
  /** Answers of the guesses, the last of them the stop. */
  readonly answers: readonly number[];
  /** What the right credential is answered afterwards; absent: the stop lasts a minute at most. */
  readonly afterwards?: number;
  readonly right?: (headers: Record<string, string>) => Promise<Answer>;
  readonly told: {
    readonly audit: { readonly resource: string; readonly action: string };
    readonly log: RegExp;
    /** By which way the metrics count it. */
    readonly metric: string;
  };
}

let server: ServerProcess;
let admin: ApiClient;
let tenant: TestTenant;

beforeAll(async () => {
  server = await startServer({ STROWGER_LOG: 'info', STROWGER_TRUSTED_PROXIES: '127.0.0.1/32' });
  admin = await logInAsAdmin(server.url);
  tenant = await makeTenant(server.url, admin, 'guarded');
}, 120_000);
afterAll(() => server.dispose());

const many = (count: number, status: number): number[] => Array.from({ length: count }, () => status);
const nobody = () => apiClient(server.url);
const logIn = (body: object, headers: Record<string, string>) => nobody()('POST', '/authenticate', body, headers);

async function addUser(name: string): Promise<string> {
  const email = `${name}@guarded.example.com`;
  expectStatus(await admin('POST', '/users', { tenant_id: tenant.tenantId, email, password: USER_PASSWORD }), 200);
  return email;
}

/** A user whose logins ask for a code of his app. */
async function addEnrolled(name: string, headers: Record<string, string>): Promise<string> {
  const email = await addUser(name);
  const token = String(
    field(expectStatus(await logIn({ email, password: USER_PASSWORD }, headers), 200).body, 'token'),
  );
  const own = apiClient(server.url, token);
  const secret = String(field(expectStatus(await own('POST', '/user/totpqrcode', {}), 200).body, 'secret'));
  expect((await own('POST', '/user/totp/verify', { code: codeShown(secret, new Date()) })).body).toBe(true);
  const userId = String(field((await own('GET', '/get_user')).body, 'user_id'));
  expectStatus(await own('PUT', `/users/${userId}`, { auth_type: 'app', verify: 1 }), 200);
  return email;
}

const basicOf = (username: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
});

const LOCKED = { log: /an account was locked/, metric: 'locked' };

const ATTACKS: readonly Attack[] = [
  {
    what: 'passwords of a user',
    line: '10 §1.2 lockout',
    prepare: async (headers) => {
      const email = await addUser('guessed');
      return () => logIn({ email, password: 'wrong' }, headers);
    },
    answers: [...many(4, 401), 423],
    right: (headers) => logIn({ email: 'guessed@guarded.example.com', password: USER_PASSWORD }, headers),
    afterwards: 429,
    told: { audit: { resource: 'sessions', action: 'lock' }, ...LOCKED },
  },
  {
    what: 'passwords of a super admin',
    line: '10 §1.2: never locked, throttled instead; 10 a minute on one name',
    prepare: async (headers) => () => logIn({ email: ADMIN_USERNAME, password: 'wrong' }, headers),
    answers: [...many(10, 401), 429],
    right: (headers) => logIn({ email: ADMIN_USERNAME, password: ADMIN_PASSWORD }, headers),
    afterwards: 429,
    told: { audit: { resource: 'sessions', action: 'refuse' }, log: /a login failed/, metric: 'password' },
  },
  {
    what: 'names from one address',
    line: '10 §1.2: 20 a minute from one IP',
    prepare: async (headers) => (guess) => logIn({ username: `nobody${guess}`, password: 'wrong' }, headers),
    answers: [...many(20, 401), 429],
    told: { audit: { resource: 'sessions', action: 'refuse' }, log: /a login failed/, metric: 'password' },
  },
  {
    what: 'passwords in Basic credentials',
    line: '10 §1.2: "Basic logins count too"',
    prepare: async (headers) => {
      const email = await addUser('basic');
      return () => nobody()('GET', '/get_user', undefined, { ...headers, ...basicOf(email, 'wrong') });
    },
    answers: [...many(4, 401), 423],
    right: (headers) =>
      nobody()('GET', '/get_user', undefined, { ...headers, ...basicOf('basic@guarded.example.com', USER_PASSWORD) }),
    afterwards: 401,
    told: { audit: { resource: 'sessions', action: 'lock' }, ...LOCKED },
  },
  {
    what: 'codes of the second factor in a session',
    line: '10 §1.8: "5 wrong codes → the session is revoked (401 afterwards), counted as a failed login"',
    prepare: async (headers) => {
      const email = await addEnrolled('coded', headers);
      const answer = expectStatus(await logIn({ email, password: USER_PASSWORD }, headers), 200);
      const pending = apiClient(server.url, String(field(answer.body, 'token')));
      return (guess) => pending('POST', '/user/totp/verify', { code: `0000${10 + guess}` }, headers);
    },
    answers: [...many(5, 200), 401],
    told: { audit: { resource: 'second_factors', action: 'refuse' }, log: /a login failed/, metric: 'password' },
  },
  {
    what: 'codes of the second factor while logging in',
    line: '10 §1.2 `code`, lockout',
    prepare: async (headers) => {
      const email = await addEnrolled('stepping', headers);
      return (guess) => logIn({ email, password: USER_PASSWORD, code: `0000${10 + guess}` }, headers);
    },
    answers: [...many(4, 401), 423],
    right: (headers) => logIn({ email: 'stepping@guarded.example.com', password: USER_PASSWORD }, headers),
    afterwards: 429,
    told: { audit: { resource: 'second_factors', action: 'refuse' }, ...LOCKED },
  },
  {
    what: 'password reset codes',
    line: '10 §1.7, 10 §1.2: 10 a minute',
    prepare: async (headers) => (guess) => {
      const code = Buffer.alloc(32, guess).toString('base64url');
      return nobody()('PUT', '/update_password', { code, password: 'Never-Reached-Secret-1' }, headers);
    },
    answers: [...many(10, 422), 429],
    told: {
      audit: { resource: 'password_resets', action: 'refuse' },
      log: /a wrong password reset code/,
      metric: 'reset_code',
    },
  },
  {
    what: 'API keys',
    line: '10 §1.11, 10 §1.2: 20 a minute from one IP',
    prepare: async (headers) => (guess) =>
      nobody()('GET', '/get_user', undefined, { ...headers, 'x-api-key': `stw_${'A'.repeat(42)}${guess % 10}` }),
    answers: [...many(20, 401), 429],
    told: {
      audit: { resource: 'api_keys', action: 'refuse' },
      log: /an unknown API key was refused/,
      metric: 'api_key',
    },
  },
];

async function counted(way: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`strowger_failed_logins_total{way="${way}"}`));
  return Number(line?.split(' ').at(-1) ?? 0);
}

const linesOf = (pattern: RegExp, address: string) =>
  server
    .output()
    .split('\n')
    .filter((line) => pattern.test(line) && line.includes(address));

describe('whoever guesses is stopped, and it is told', () => {
  it.each(ATTACKS.map((attack, index) => [attack.what, attack.line, attack, index] as const))(
    '%s (contract %s)',
    async (_what, _line, attack, index) => {
      const address = `198.51.100.${index + 1}`;
      const headers = { 'x-forwarded-for': address };
      const before = await counted(attack.told.metric);
      const guess = await attack.prepare(headers);
      const answers: Answer[] = [];
      for (let n = 1; n <= attack.answers.length; n += 1) answers.push(await guess(n));

      expect(answers.map((answer) => answer.status)).toEqual(attack.answers);
      const stop = answers.at(-1);
      if (stop?.status === 429) expect(Number(stop.headers.get('retry-after'))).toBeGreaterThan(0);
      if (attack.right) expect((await attack.right(headers)).status).toBe(attack.afterwards);

      const { resource, action } = attack.told.audit;
      const audit = rowsOf(await admin('GET', `/audit?resource=${resource}&action=${action}`));
      expect(audit.map((row) => row['ip_address'])).toContain(address);
      expect(linesOf(attack.told.log, address).length).toBeGreaterThan(0);
      expect(await counted(attack.told.metric)).toBeGreaterThan(before);
    },
  );

  it('stands among the activities of the tenant, without what was guessed', async () => {
    const list = rowsOf(await tenant.asTenantAdmin('GET', `/users/activities/${tenant.adminUserId}`));
    const texts = list.map((row) => row['activities']);
    expect(texts).toEqual(expect.arrayContaining(['Failed Login', 'Account Locked', 'Wrong Verification Code']));
    expect(JSON.stringify(list)).not.toContain('"wrong"');
  });

  it('leaves others alone meanwhile', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.99' };
    const answer = await logIn({ email: `user@${tenant.domain}`, password: USER_PASSWORD }, headers);
    expect(answer.status).toBe(200);
  });
});
