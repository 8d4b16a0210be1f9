import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD, startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { sendCode } from './send-code.ts';

let server: TestServer;
let tenant: TestTenant;
let serial = 0;
const clock = { ahead: 0 };
const PUBLIC_URL = 'https://pbx.example/portal';

beforeAll(async () => {
  server = await startTestServer({
    now: () => new Date(Date.now() + clock.ahead),
    env: { STROWGER_WORKER: 'true' },
  });
  await settings({ public_url: PUBLIC_URL, token_expiry: 2_592_000 });
  tenant = await server.makeTenant('alpha');
  serverToken = await server.login(ADMIN.username, ADMIN.password);
}, 60_000);
afterAll(() => server.close());
// Each test has an hour of its own, so that none meets the limits of another.
beforeEach(() => {
  clock.ahead += 3_601_000;
});

let serverToken = '';
const settings = (body: object) =>
  server.request('PUT', '/settings', { token: serverToken || server.adminToken, body });
const forgotten = (email: unknown, headers: Record<string, string> = {}) =>
  server.request('POST', '/forgot_password', { body: { email }, headers });
const update = (body: object) => server.request('PUT', '/update_password', { body });
const logIn = (username: string, password: string) =>
  server.request('POST', '/authenticate', { body: { username, password } });
/** Satisfies the policy and was never used before. */
const fresh = () => {
  serial += 1;
  return `Fresh-Horse-${1000 + serial}`;
};

async function makeUser(): Promise<{ userId: number; email: string; token: string }> {
  serial += 1;
  const email = `reset${serial}@alpha.example`;
  const body = { tenant_id: tenant.tenantId, email, password: PASSWORD };
  const made = await server.request('POST', '/users', { token: serverToken, body });
  return { userId: made.body, email, token: await server.login(email, PASSWORD) };
}

/** The code of a mail that would go out now; null when none would. */
async function codeFor(email: string): Promise<string | null> {
  const links: string[] = [];
  const mail: typeof server.platform.mail = {
    ...server.platform.mail,
    send: async (_trx, _template, _to, data) => void links.push('link' in data ? data.link : ''),
  };
  await sendCode({ ...server.platform, mail }, email);
  return links[0]?.split('code=')[1] ?? null;
}

const rows = (userId: number) =>
  server.db.transaction({ kind: 'all' }, async (trx) => ({
    reset: await trx.selectFrom('password_resets').selectAll().where('user_id', '=', userId).executeTakeFirst(),
    activity: await trx
      .selectFrom('activities')
      .select('activities')
      .where('user_id', '=', userId)
      .orderBy('id', 'desc')
      .executeTakeFirst(),
    user: await trx
      .selectFrom('users')
      .select(['active', 'failed_attempts'])
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow(),
  }));

/** Addresses of the requests that are followed. */
const queued = () =>
  server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .withTables<{ 'pgboss.job': { name: string; data: unknown } }>()
      .selectFrom('pgboss.job')
      .select('data')
      .where('name', '=', 'password-reset.send')
      .execute(),
  );

describe('POST /forgot_password (contract 10 §1.7)', () => {
  it('mails a link on public_url, whatever Host the request names', async () => {
    const user = await makeUser();
    const answer = await forgotten(user.email.toUpperCase(), {
      'x-forwarded-host': 'evil.example',
      host: 'evil.example',
    });
    expect(answer).toMatchObject({ status: 200, text: 'true' });
    const outbox = join(server.platform.environment.data, 'outbox');
    const mails = async () => (await readdir(outbox).catch(() => [])).filter((name) => name.includes('password-reset'));
    await expect.poll(mails, { timeout: 20_000 }).toHaveLength(1);
    const [name = ''] = await mails();
    const mail = await PostalMime.parse(await readFile(join(outbox, name)));
    expect(mail.to).toMatchObject([{ address: user.email }]);
    expect(mail.text).not.toContain('evil');
    const code = /https:\/\/pbx\.example\/portal\/#\/auth\/reset-password\?code=([\w-]+)/.exec(mail.text ?? '')?.[1];
    expect(Buffer.from(code ?? '', 'base64url')).toHaveLength(32);
    expect((await update({ code, password: fresh() })).text).toBe('true');
  });

  it('answers alike for an address that nobody has', async () => {
    const { email } = await makeUser();
    const [known, unknown] = [await forgotten(email), await forgotten('nobody@nowhere.example')];
    expect(unknown.text).toBe(known.text);
    expect(unknown.status).toBe(known.status);
    // The one takes as long as the other: nothing is looked up before the answer.
    const jobs = (await queued()).map((job) => job.data);
    expect(jobs).toEqual(expect.arrayContaining([{ email }, { email: 'nobody@nowhere.example' }]));
  });

  it.each(['', 'nobody', 'a@b@c', null, 'a b@c.example'])('refuses the address %j', async (email) => {
    expect((await forgotten(email)).status).toBe(400);
  });

  it('sends at most three mails an hour to an address', async () => {
    const { email } = await makeUser();
    const codes = [await codeFor(email), await codeFor(email), await codeFor(email), await codeFor(email)];
    expect(codes.map((code) => code !== null)).toEqual([true, true, true, false]);
    clock.ahead += 3_600_000;
    expect(await codeFor(email)).not.toBeNull();
  });

  it('answers true beyond the requests of an address, and follows them no more', async () => {
    await settings({ login_rate_ip: 3 });
    const before = (await queued()).length;
    const answers = await Promise.all(Array.from({ length: 6 }, () => forgotten('flood@nowhere.example')));
    await settings({ login_rate_ip: 20 });
    expect(answers.map((answer) => answer.text)).toEqual(Array.from({ length: 6 }, () => 'true'));
    expect((await queued()).length - before).toBe(3);
  });
});

describe('a code (contract 10 §1.7)', () => {
  it('is stored as a digest alone', async () => {
    const { userId, email } = await makeUser();
    const code = await codeFor(email);
    const { reset } = await rows(userId);
    expect(reset?.code_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(reset)).not.toContain(code);
  });

  it('works once', async () => {
    const code = await codeFor((await makeUser()).email);
    expect((await update({ code, password: fresh() })).text).toBe('true');
    const again = await update({ code, password: fresh() });
    expect(again.status).toBe(422);
    expect(again.body.error.details[0].field).toBe('code');
  });

  it('works once also for requests side by side', async () => {
    const code = await codeFor((await makeUser()).email);
    const answers = await Promise.all(Array.from({ length: 4 }, () => update({ code, password: fresh() })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422, 422]);
  });

  it('is taken under the name token too, beside what the portal’s form carries', async () => {
    const { email } = await makeUser();
    const password = fresh();
    const token = await codeFor(email);
    const body = { token, password, confirmPassword: password, confirm_password: password, email };
    expect((await update(body)).text).toBe('true');
    expect((await logIn(email, password)).status).toBe(200);
  });

  it('expires after reset_code_minutes', async () => {
    const { email } = await makeUser();
    const code = await codeFor(email);
    clock.ahead += 10 * 60_000;
    expect((await update({ code, password: fresh() })).status).toBe(401);
    await settings({ reset_code_minutes: 30 });
    const longer = await codeFor(email);
    clock.ahead += 29 * 60_000;
    expect((await update({ code: longer, password: fresh() })).status).toBe(200);
    await settings({ reset_code_minutes: 10 });
  });

  it('ends the one before it', async () => {
    const { email } = await makeUser();
    const [first, second] = [await codeFor(email), await codeFor(email)];
    expect((await update({ code: first, password: fresh() })).status).toBe(422);
    expect((await update({ code: second, password: fresh() })).status).toBe(200);
  });

  it('is worth nothing once the user has another password or another address', async () => {
    const { userId, email } = await makeUser();
    const change = (path: string, body: object) =>
      server.request('PUT', `/users/${userId}${path}`, { token: serverToken, body });
    const first = await codeFor(email);
    await change('/password', { password: fresh() });
    expect((await update({ code: first, password: fresh() })).status).toBe(422);
    const second = await codeFor(email);
    await change('', { email: `moved${serial}@alpha.example` });
    expect((await update({ code: second, password: fresh() })).status).toBe(422);
  });

  it.each([
    [{ password: 'x' }, ['code']],
    [{ code: '', token: '', password: 'x' }, ['code']],
    [{ code: 'x', password: '' }, ['password']],
    [{}, ['code', 'password']],
  ])('is required with the password: %j', async (body, fields) => {
    const answer = await update(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.map((detail: { field: string }) => detail.field)).toEqual(fields);
  });
});

describe('PUT /update_password', () => {
  it('keeps to the policy and the history with details for the field password, and the code stays good', async () => {
    const code = await codeFor((await makeUser()).email);
    for (const password of ['short', PASSWORD, `A1!${'a'.repeat(1100)}`]) {
      const answer = await update({ code, password });
      expect(answer.status).toBe(422);
      expect(answer.body.error.details[0].field).toBe('password');
    }
    expect((await update({ code, password: fresh() })).status).toBe(200);
  });

  it('ends all sessions, clears the counter of failures and is written down', async () => {
    const { userId, email, token } = await makeUser();
    await logIn(email, 'wrong');
    expect((await rows(userId)).user.failed_attempts).toBe(1);
    const code = await codeFor(email);
    const password = fresh();
    await update({ code, password });
    expect((await server.request('GET', '/get_user', { token })).status).toBe(401);
    const { user, activity } = await rows(userId);
    expect(user.failed_attempts).toBe(0);
    expect(activity?.activities).toBe(`Reset Password ${email}`);
    expect((await logIn(email, PASSWORD)).status).toBe(401);
    expect((await logIn(email, password)).status).toBe(200);
    const audit = await server.request('GET', `/audit?user_id=${userId}&resource=users`, { token: serverToken });
    expect(audit.text).not.toContain(password);
  });

  it('leaves a locked account locked', async () => {
    const { userId, email } = await makeUser();
    await server.request('PUT', `/users/${userId}`, { token: serverToken, body: { active: 0 } });
    const password = fresh();
    expect((await update({ code: await codeFor(email), password })).text).toBe('true');
    expect((await logIn(email, password)).status).toBe(429);
    expect((await rows(userId)).user.active).toBe(false);
  });
});

describe('guessing codes', () => {
  const guess = (n: number) => Buffer.alloc(32, n).toString('base64url');

  it('ends after the failures of a minute from one address, also side by side; then a good code waits too', async () => {
    await settings({ login_rate_name: 5, login_rate_ip: 100 });
    const { email } = await makeUser();
    const good = await codeFor(email);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => update({ code: n % 2 ? guess(n) : 'nonsense', password: fresh() })),
    );
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(15);
    const refused = await update({ code: good, password: fresh() });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    clock.ahead += 61_000;
    expect((await update({ code: good, password: fresh() })).status).toBe(200);
    await settings({ login_rate_name: 10, login_rate_ip: 20 });
  });

  it('stands in the audit log, with the address and without the code', async () => {
    await update({ code: guess(77), password: fresh() });
    const audit = await server.request('GET', '/audit?resource=password_resets', { token: serverToken });
    expect(audit.body[0]).toMatchObject({ action: 'refuse', ip_address: '127.0.0.1', user_id: null });
    expect(audit.text).not.toContain(guess(77));
  });
});
