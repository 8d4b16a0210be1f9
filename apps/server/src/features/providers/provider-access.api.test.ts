import { describe, expect, it } from 'vitest';
import { PASSWORD, type TestAnswer } from '../../testing/test-server.ts';
import { idsIn, useProviderBench } from './testing/provider-bench.ts';

const bench = useProviderBench();
const { ask, made, routeOver } = bench;

describe('the list of providers', () => {
  it('has the rows of the contract, newest first, narrowed by its filters', async () => {
    const id = await made({ name: 'Filter-me', service_flag: 2, node_id: 4, host: 'find.example.com', active: 0 });
    const row = {
      provider_id: id,
      tenant_id: 0,
      name: 'Filter-me',
      host: 'find.example.com',
      service_flag: 2,
      node_id: 4,
      type: 'sip',
      httpkey: '',
      from_email: '',
      encryption: '',
      active: 0,
      weight: 0,
    };
    for (const query of ['name=ILTER-M', `provider_id=${id}`, 'node_id=4', 'host=FIND.example.com', 'search=find.ex']) {
      expect((await ask('GET', `?${query}`)).body).toEqual([row]);
    }
    expect(idsIn(await ask('GET', '?service_flag=2&active=0&name=filter'))).toEqual([id]);
    expect(idsIn(await ask('GET', '?service_flag=1'))).not.toContain(id);
    expect(idsIn(await ask('GET', '?type=smtp'))).not.toContain(id);
    const all = idsIn(await ask('GET', ''));
    expect(all).toEqual([...all].sort((a, b) => b - a));
    expect((await ask('GET', '?totalrows&PAGESIZE=1')).body).toBe(all.length);
    expect(idsIn(await ask('GET', '?PageSize=1&pageIndex=0'))).toEqual(all.slice(0, 5));
  });

  it('shows a tenant its own and the shared ones that its calls go over; another’s never', async () => {
    const [own, foreign] = [
      await made({ tenant_id: bench.acme.tenantId }),
      await made({ tenant_id: bench.globex.tenantId }),
    ];
    const [used, idle, common] = [await made(), await made(), await made()];
    await routeOver(used, bench.acme.tenantId);
    await routeOver(idle, bench.globex.tenantId);
    await routeOver(common, null);
    const seen = idsIn(await ask('GET', '', undefined, bench.acme.adminToken));
    expect(seen).toEqual(expect.arrayContaining([own, used, common]));
    expect(seen).not.toContain(idle);
    expect(seen).not.toContain(foreign);
    expect((await ask('GET', `/${own}`, undefined, bench.acme.adminToken)).status).toBe(200);
    for (const id of [used, foreign])
      expect((await ask('GET', `/${id}`, undefined, bench.acme.adminToken)).status).toBe(404);
    expect(idsIn(await ask('GET', `?tenant_id=${bench.globex.tenantId}`))).toContain(foreign);
    expect((await ask('GET', `?tenant_id=${bench.globex.tenantId}`, undefined, bench.acme.adminToken)).body).toEqual(
      [],
    );
  });

  it('tells end users only that there is something to send by (contract 30 §2.3)', async () => {
    const shared = await made({ service_flag: 2, host: 'secret-host.example.com', username: 'hidden', httpkey: 'k' });
    const foreign = await made({ service_flag: 2, tenant_id: bench.globex.tenantId });
    const { body, text } = await ask('GET', '?service_flag=2', undefined, bench.acme.userToken);
    expect(body).toContainEqual({
      provider_id: shared,
      name: expect.any(String),
      type: 'sip',
      service_flag: 2,
      active: 1,
    });
    expect(text).not.toMatch(/host|hidden|\*{8}/);
    expect(idsIn({ body } as TestAnswer)).not.toContain(foreign);
    for (const query of ['host=nowhere', 'search=secret-host', 'sort=host', 'node_id=9']) {
      const found = (await ask('GET', `?${query}`, undefined, bench.acme.userToken)).body;
      expect(found.length).toBe(
        query.startsWith('search') ? 0 : (await ask('GET', '', undefined, bench.acme.userToken)).body.length,
      );
    }
  });
});

describe('who may', () => {
  it('nobody is 401; tenants and end users write nothing, and end users read nothing whole', async () => {
    const id = await made({ tenant_id: bench.acme.tenantId });
    expect((await bench.server.request('GET', '/providers')).status).toBe(401);
    for (const token of [bench.acme.adminToken, bench.acme.userToken]) {
      expect((await ask('POST', '', { name: 'D', type: 'sip', host: '192.0.2.9' }, token)).status).toBe(403);
      expect((await ask('PUT', `/${id}`, { weight: 1 }, token)).status).toBe(403);
      expect((await ask('DELETE', `/${id}`, undefined, token)).status).toBe(403);
    }
    expect((await ask('GET', `/${id}`, undefined, bench.acme.userToken)).status).toBe(403);
    expect((await bench.server.request('GET', '/status/providers', { token: bench.acme.userToken })).status).toBe(403);
    expect((await ask('POST', `/${id}/test`, undefined, bench.acme.userToken)).status).toBe(403);
  });

  it('a tenant admin with the permissions keeps the providers of his own tenant, and only these', async () => {
    const token = await grantedAdmin(['provider_create', 'provider_update', 'provider_delete']);
    const id = await made({ name: 'Own of acme', settings: '', password: 'x' }, token);
    expect((await ask('GET', `/${id}`)).body).toMatchObject({ tenant_id: bench.acme.tenantId });
    expect((await ask('PUT', `/${id}`, { weight: 2 }, token)).body).toMatchObject({ weight: 2 });
    expect((await ask('PUT', `/${id}`, { settings: 'a=b' }, token)).status).toBe(403);
    const other = { name: 'Of globex', type: 'sip', host: '192.0.2.9', tenant_id: bench.globex.tenantId };
    expect((await ask('POST', '', other, token)).status).toBe(403);
    for (const foreign of [await made(), await made({ tenant_id: bench.globex.tenantId })]) {
      expect((await ask('PUT', `/${foreign}`, { weight: 1 }, token)).status).toBe(404);
      expect((await ask('DELETE', `/${foreign}`, undefined, token)).status).toBe(404);
    }
    expect((await ask('DELETE', `/${id}`, undefined, token)).body).toBe(true);
  });
});

/** Another admin of acme, who holds these permissions too. */
async function grantedAdmin(permissions: readonly string[]): Promise<string> {
  const asAdmin = (method: string, path: string, body?: object) =>
    bench.server.request(method, path, { token: bench.server.adminToken, ...(body ? { body } : {}) });
  const mail = 'carriers@bench.acme.example';
  const person = { tenant_id: bench.acme.tenantId, username: mail, email: mail, password: PASSWORD, first_name: 'C' };
  const { body: userId } = await asAdmin('POST', '/users', person);
  await asAdmin('PUT', `/users/${userId}/roles/3`);
  await bench.server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('user_permissions')
      .columns(['user_id', 'tenant_id', 'permission_id'])
      .expression((eb) =>
        eb
          .selectFrom('permissions')
          .select([eb.val(userId).as('user_id'), eb.val(bench.acme.tenantId).as('tenant_id'), 'permission_id'])
          .where('name', 'in', permissions),
      )
      .execute(),
  );
  return bench.server.login(mail, PASSWORD);
}
