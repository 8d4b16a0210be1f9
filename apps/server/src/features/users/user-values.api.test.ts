import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../testing/test-server.ts';
import { useUserBench } from './testing/user-bench.ts';

const bench = useUserBench();
const { as, made, read, lastAddress } = bench;

describe('passwords', () => {
  it('are changed by the user himself, his admin or a super admin; his other sessions end', async () => {
    const userId = await made(bench.alpha.adminToken, { daily_limit: 0 });
    const name = lastAddress();
    const [own, other] = [await bench.server.login(name, PASSWORD), await bench.server.login(name, PASSWORD)];
    const set = (token: string, password: string) => as(token, 'PUT', `/users/${userId}/password`, { password });
    expect((await set(own, 'Another-Horse-43')).body.user_id).toBe(userId);
    expect((await as(own, 'GET', '/get_user')).status).toBe(200);
    expect((await as(other, 'GET', '/get_user')).status).toBe(401);
    expect((await set(bench.alpha.adminToken, 'Another-Horse-44')).status).toBe(200);
    expect((await as(own, 'GET', '/get_user')).status).toBe(401);
    expect((await set(bench.beta.adminToken, 'Another-Horse-45')).status).toBe(404);
    expect((await set(bench.alpha.adminToken, 'weak')).status).toBe(422);
    expect((await as(bench.alpha.adminToken, 'PUT', `/users/${userId}/password`, {})).status).toBe(400);
  });

  it('are none of the last ones', async () => {
    const userId = await made(bench.alpha.adminToken, { daily_limit: 0 });
    const set = (password: string) => as(bench.alpha.adminToken, 'PUT', `/users/${userId}`, { password });
    expect((await set(PASSWORD)).status).toBe(422);
    for (let n = 1; n <= 5; n += 1) expect((await set(`Another-Horse-${n}0`)).status).toBe(200);
    expect((await set(PASSWORD)).status).toBe(200);
    const again = await set('Another-Horse-20');
    expect(again.body.error.details).toEqual([{ field: 'password', message: 'must not be one of the last passwords' }]);
  });

  it('never leave, not into the audit log either', async () => {
    const answer = await as(bench.server.adminToken, 'GET', '/users');
    expect(answer.text).not.toMatch(/argon2|password/);
    const rows = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('audit').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Correct-Horse|Another-Horse|argon2/);
  });
});

describe('credit and values kept with a user', () => {
  it('adds to the tenant’s balance through the ledger', async () => {
    const credit = (token: string, amount: unknown) =>
      as(token, 'PUT', `/users/${bench.beta.userId}/credit`, { credit: amount });
    expect((await credit(bench.server.adminToken, 12.5)).body.credit).toBe(12.5);
    expect((await credit(bench.server.adminToken, '-2.25')).body.credit).toBe(10.25);
    expect((await credit(bench.server.adminToken, 'lots')).status).toBe(400);
    expect((await credit(bench.beta.adminToken, 5)).status).toBe(403);
    const rows = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('ledger').selectAll().where('tenant_id', '=', bench.beta.tenantId).orderBy('ledger_id').execute(),
    );
    expect(rows.map((row) => [row.kind, row.amount, row.balance_after])).toEqual([
      ['adjustment', 12_500_000, 12_500_000],
      ['adjustment', -2_250_000, 10_250_000],
    ]);
  });

  it('adds every amount once, side by side', async () => {
    const puts = Array.from({ length: 10 }, () =>
      as(bench.server.adminToken, 'PUT', `/users/${bench.alpha.userId}/credit`, { credit: 0.1 }),
    );
    await Promise.all(puts);
    expect((await read(bench.alpha.userId)).credit).toBe(1);
  });

  it('keeps plain values, and falls back to the tenant’s', async () => {
    const path = (name: string) => `/users/${bench.alpha.userId}/config/${name}`;
    const get = async (name: string) => (await as(bench.alpha.userToken, 'GET', path(name))).text;
    expect(await get('site:title')).toBe('"Strowger"');
    expect(await get('site:github')).toBe('""');
    expect((await as(bench.alpha.userToken, 'PUT', path('site%3Atitle'), 'Hello')).text).toBe('true');
    expect(await get('site:title')).toBe('"Hello"');
    expect((await as(bench.alpha.userToken, 'PUT', path('site:title'), '')).text).toBe('true');
    expect(await get('site:title')).toBe('"Strowger"');
    const branding = {
      tenant_id: bench.alpha.tenantId,
      domain: 'a.example',
      title: 'Alpha Phones',
      footer: 'by Alpha',
    };
    await as(bench.server.adminToken, 'POST', '/branding', branding);
    expect([await get('site:title'), await get('site:footer')]).toEqual(['"Alpha Phones"', '"by Alpha"']);
    await bench.server.request('PUT', path('site:footer'), {
      token: bench.alpha.userToken,
      raw: 'plain text',
      headers: { 'content-type': 'text/plain' },
    });
    expect(await get('site:footer')).toBe('"plain text"');
    expect(await get('language')).toBe('"en"');
    expect(await get('disa_pin')).toBe('""');
    expect((await as(bench.alpha.userToken, 'PUT', path('a b'), 'x')).status).toBe(400);
    expect(
      (await as(bench.alpha.userToken, 'PUT', `/users/${bench.alpha.adminId}/config/site:title`, 'x')).status,
    ).toBe(404);
  });

  it('writes call settings through to his extensions', async () => {
    const path = (name: string) => `/users/${bench.alpha.userId}/config/${name}`;
    expect((await as(bench.alpha.userToken, 'PUT', path('dnd'), true)).status).toBe(409);
    const made = await as(bench.alpha.adminToken, 'POST', '/fpbx_extensions', {
      extension: '1002',
      user_id: bench.alpha.userId,
    });
    const extension = async () =>
      (await as(bench.alpha.adminToken, 'GET', `/fpbx_extensions/${made.body.extension_uuid}`)).body;
    expect((await as(bench.alpha.userToken, 'PUT', path('dnd'), true)).text).toBe('true');
    expect((await as(bench.alpha.userToken, 'PUT', path('forward_all'), { value: '1003' })).text).toBe('true');
    expect(await extension()).toMatchObject({
      do_not_disturb: true,
      forward_all_enabled: true,
      forward_all_destination: '1003',
    });
    expect((await as(bench.alpha.userToken, 'GET', path('forward_all'))).text).toBe('"1003"');
    await as(bench.alpha.userToken, 'PUT', path('forward_all'), '');
    expect((await extension()).forward_all_enabled).toBe(false);
  });
});

describe('accounts that a user owns', () => {
  it('are a list like others: filtered, searched, sorted, paged and counted', async () => {
    const path = `/users/${bench.beta.userId}/accounts`;
    const owned = { tenant_id: bench.beta.tenantId, created_by: bench.beta.userId };
    await bench.server.db.transaction({ kind: 'all' }, async (trx) => {
      const did = await trx
        .insertInto('accounts')
        .values({ tenant_id: bench.beta.tenantId, type: 'did', phone: '+441632960001' })
        .returning('account_id')
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('accounts')
        .values([
          { ...owned, type: 'account', username: 'zoe', phone: '111', linkdid_id: did.account_id },
          { ...owned, type: 'account', username: 'Adam', phone: '222', active: false },
          { ...owned, type: 'child_account', username: 'kid', phone: '333', linkdid_id: null },
          { tenant_id: bench.beta.tenantId, type: 'account', username: 'somebody else', created_by: null },
        ])
        .execute();
    });
    const names = async (query: string) =>
      (await as(bench.beta.userToken, 'GET', `${path}${query}`)).body.map((row: { username: string }) => row.username);
    expect(await names('')).toEqual(['Adam', 'zoe', '', 'user@beta.example']);
    expect(await names('?type=child_account')).toEqual(['kid']);
    expect(await names('?type=did')).toEqual(['']);
    expect(await names('?search=22')).toEqual(['Adam']);
    expect(await names('?username=ZO')).toEqual(['zoe']);
    expect(await names('?active=0')).toEqual(['Adam']);
    expect(await names('?type=account&sort=username&order=asc')).toEqual(['Adam', 'user@beta.example', 'zoe']);
    const page = await as(bench.beta.adminToken, 'GET', `${path}?per_page=1&page=2`);
    expect([page.body.length, page.headers.get('x-total-count')]).toEqual([1, '4']);
    expect(page.body[0]).toMatchObject({ username: 'zoe', active: 1, company: 'beta', domain: bench.beta.domain });
    expect((await as(bench.beta.adminToken, 'GET', `${path}?totalrows`)).body).toBe(4);
  });
});
