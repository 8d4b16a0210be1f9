import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../../testing/test-server.ts';
import { type SecondFactorServer, startSecondFactorServer } from './testing/second-factor-client.ts';

let on: SecondFactorServer;
let alpha: TestTenant;
let secret: string;
let codes: string[];
const admin = 'admin@alpha.example';

beforeAll(async () => {
  on = await startSecondFactorServer();
  alpha = await on.server.makeTenant('alpha');
  await on.setFlags(alpha.tenantId, ['mfa_enabled']);
}, 60_000);
afterAll(() => on.close());

const make = (token: string) => on.as(token, 'POST', '/user/totp/recovery_codes', {});
const left = async (token: string) => (await on.as(token, 'GET', '/user/totp/recovery_codes')).body;

describe('recovery codes', () => {
  it('are made where a second factor is enrolled and has just been proven', async () => {
    expect((await make(alpha.userToken)).status, 'nothing enrolled').toBe(409);
    const token = await on.token(admin);
    expect((await make(token)).status, 'pending').toBe(403);
    secret = await on.enrol(token);
    const { status, body } = await make(token);
    expect([status, body.remaining]).toEqual([200, 10]);
    expect(new Set(body.recovery_codes).size).toBe(10);
    expect(await left(token)).toEqual({ remaining: 10 });
    expect((await make(alpha.adminToken)).status, 'another session that proved nothing').toBe(403);
    on.pass(600);
    expect((await make(token)).status, 'ten minutes later').toBe(403);
    expect((await on.verify(token, on.nextCode(secret))).body).toBe(true);
    codes = (await make(token)).body.recovery_codes;
    expect(await on.activities(alpha.adminId)).toContain('Recovery Codes Made');
  });

  it('are shown once: nothing that is stored or listed holds one', async () => {
    const kept = await on.server.db.transaction({ kind: 'all' }, async (trx) => [
      await trx.selectFrom('recovery_codes').selectAll().execute(),
      await trx.selectFrom('audit').selectAll().execute(),
      await trx.selectFrom('events').selectAll().execute(),
    ]);
    for (const code of codes) {
      expect(JSON.stringify(kept)).not.toContain(code);
      expect(JSON.stringify(kept)).not.toContain(code.replaceAll('-', '').toUpperCase());
    }
  });

  it('stand in for a code of the app, once each', async () => {
    const token = await on.token(admin);
    const [first = '', second = '', third = ''] = codes;
    expect((await on.verify(token, first)).body).toBe(true);
    expect((await on.as(token, 'GET', '/users')).status).toBe(200);
    expect((await on.verify(token, first)).body).toBe(false);
    expect((await on.logIn(admin, { code: second.toUpperCase().replaceAll('-', ' ') })).body.scope).toBe('All');
    expect((await on.logIn(admin, { code: second })).status).toBe(401);
    expect(await left(token)).toEqual({ remaining: 8 });
    const twice = await Promise.all([on.logIn(admin, { code: third }), on.logIn(admin, { code: third })]);
    expect(twice.map((answer) => answer.status).sort()).toEqual([200, 401]);
    expect(await on.activities(alpha.adminId)).toContain('Recovery Code Used');
    const audit = (await on.as(token, 'GET', '/audit?resource=second_factors&action=recover')).body;
    expect(audit.map((row: { after: object }) => row.after)).toEqual([
      { recovery_codes_left: 7 },
      { recovery_codes_left: 8 },
      { recovery_codes_left: 9 },
    ]);
  });

  it('let the user enrol another app when his is lost', async () => {
    const token = await on.token(admin);
    await on.verify(token, codes[3] ?? '');
    secret = await on.enrol(token);
    expect((await on.logIn(admin, { code: on.nextCode(secret) })).body.scope).toBe('All');
  });

  it('are void once new ones are made', async () => {
    const { token } = (await on.logIn(admin, { code: on.nextCode(secret) })).body;
    expect((await make(token)).body.remaining).toBe(10);
    expect((await on.verify(token, codes[4] ?? '')).body).toBe(false);
  });
});
