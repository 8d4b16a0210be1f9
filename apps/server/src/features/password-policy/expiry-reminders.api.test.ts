import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailData } from '../../mail/templates.ts';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { remindOfExpiry } from './expiry-reminders.ts';

const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 5, 15, 12);

type Server = { readonly server: TestServer; readonly tenant: TestTenant };

let enterprise: Server;
let community: Server;
const clock = { now: NOON };

beforeAll(async () => {
  const now = () => new Date(clock.now);
  const server = await startTestServer({ now });
  enterprise = { server, tenant: await server.makeTenant('alpha') };
  await server.makeTenant('beta');
  await server.request('PUT', `/tenants/${enterprise.tenant.tenantId}`, {
    token: server.adminToken,
    body: { permissions: ['password_expiry'] },
  });
}, 60_000);
afterAll(async () => {
  await enterprise.server.close();
  await community?.server.close();
});

/** Mails of a run some days after the passwords were set. */
async function mailsAfter({ server }: Pick<Server, 'server'>, days: number) {
  clock.now = NOON + days * DAY_MS;
  const sent: { to: string; days: number | undefined; key: string }[] = [];
  const mail: typeof server.platform.mail = {
    ...server.platform.mail,
    send: async (trx, template, to, data, options) => {
      const before = await count();
      await server.platform.mail.send(trx, template, to, data, options);
      if ((await count()) > before) sent.push({ to: to.address, days: daysOf(data), key: options.key });

      async function count(): Promise<number> {
        const rows = await trx.selectFrom('mails').select('mail_id').where('mail_key', '=', options.key).execute();
        return rows.length;
      }
    },
  };
  await remindOfExpiry({ ...server.platform, mail }, new AbortController().signal);
  return sent;
}

function daysOf(data: MailData[keyof MailData]): number | undefined {
  return 'days' in data ? data.days : undefined;
}

describe('mails before a password expires (contract 10 §6)', () => {
  it('go to the users of tenants with the flag, once a day, from passwd_email_notify days before', async () => {
    expect(await mailsAfter(enterprise, 82)).toEqual([]);
    const first = await mailsAfter(enterprise, 83);
    expect(first.map(({ to, days }) => [to, days])).toEqual([
      ['admin@alpha.example', 7],
      ['user@alpha.example', 7],
    ]);
    expect(await mailsAfter(enterprise, 83.2)).toEqual([]);
    expect((await mailsAfter(enterprise, 84)).map(({ days }) => days)).toEqual([6, 6]);
    expect((await mailsAfter(enterprise, 89.9)).map(({ days }) => days)).toEqual([0, 0]);
    expect(await mailsAfter(enterprise, 90.1)).toEqual([]);
  });

  it('end with a new password, and never go to somebody inactive', async () => {
    const { server, tenant } = enterprise;
    clock.now = NOON;
    const token = server.adminToken;
    await server.request('PUT', `/users/${tenant.adminId}`, { token, body: { active: 0 } });
    expect((await mailsAfter(enterprise, 86)).map(({ to }) => to)).toEqual(['user@alpha.example']);
    const password_changed_at = new Date(clock.now);
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('users').set({ password_changed_at }).where('user_id', '=', tenant.userId).execute(),
    );
    expect(await mailsAfter(enterprise, 87)).toEqual([]);
  });

  it('count days as the user’s calendar does', async () => {
    const { server, tenant } = enterprise;
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .updateTable('users')
        // Expires at 23:00 UTC, which is a day later for a clock two hours ahead.
        .set({ password_changed_at: new Date(NOON + 11 * 3_600_000), timezone_id: 7200 })
        .where('user_id', '=', tenant.userId)
        .execute(),
    );
    expect((await mailsAfter(enterprise, 89)).map(({ days }) => days)).toEqual([2]);
  });

  it('stay away where nothing expires or nobody is to be told', async () => {
    const { server, tenant } = enterprise;
    for (const policy of [{ passwd_exp_limit: 0 }, { passwd_email_notify: 0 }]) {
      const change = (body: object) =>
        server.db.transaction({ kind: 'all' }, (trx) => trx.updateTable('password_policy').set(body).execute());
      await change(policy);
      await server.db.transaction({ kind: 'all' }, (trx) =>
        trx
          .updateTable('users')
          .set({ password_changed_at: new Date(NOON) })
          .where('user_id', '=', tenant.userId)
          .execute(),
      );
      expect(await mailsAfter(enterprise, 88)).toEqual([]);
      await change({ passwd_exp_limit: 90, passwd_email_notify: 7 });
    }
    expect(await mailsAfter(enterprise, 88)).toHaveLength(1);
  });

  it('go to every user but super admins in Community', async () => {
    clock.now = NOON;
    const server = await startTestServer({ edition: 'community', now: () => new Date(clock.now) });
    community = { server, tenant: enterprise.tenant };
    const body = { email: 'user@one.example', password: 'Correct-Horse-42' };
    await server.request('POST', '/users', { token: server.adminToken, body });
    expect((await mailsAfter(community, 85)).map(({ to }) => to)).toEqual(['user@one.example']);
  });
});

describe('an expired password (contract 10 §6)', () => {
  it('is 426 at login and with Basic for every Community user but super admins', async () => {
    const { server } = community;
    clock.now = NOON + 91 * DAY_MS;
    const logIn = (username: string, password: string) =>
      server.request('POST', '/authenticate', { body: { username, password } });
    expect((await logIn('user@one.example', 'Correct-Horse-42')).status).toBe(426);
    const basic = await server.request('GET', '/get_user', { basic: ['user@one.example', 'Correct-Horse-42'] });
    expect(basic.status).toBe(426);
    expect((await logIn('admin@ictcore.org', 'helloAdmin')).status).toBe(200);
  });
});
