import { describe, expect, it } from 'vitest';
import { startTestServer } from '../../testing/test-server.ts';

async function loginsOf(env: Record<string, string>) {
  const server = await startTestServer({ env: { ...env, STROWGER_DEMO: 'true' } });
  try {
    const logIn = async (username: string, password: string) => {
      const { status, body } = await server.request('POST', '/authenticate', { body: { username, password } });
      return { status, tenant_id: body.tenant_id, roles: body.roles, user_permission: body.user_permission };
    };
    return {
      tenant: await logIn('tenant@ictcore.org', 'helloTenant'),
      user: await logIn('user@ictcore.org', 'helloUser'),
    };
  } finally {
    await server.close();
  }
}

describe('a first start with STROWGER_DEMO (contract 10 §11)', { timeout: 60_000 }, () => {
  it('makes a tenant with an admin and an end user whose passwords are known', async () => {
    const { tenant, user } = await loginsOf({});
    expect(tenant).toMatchObject({ status: 200, tenant_id: 2, roles: 'tenant, user' });
    expect(user).toMatchObject({ status: 200, tenant_id: 2, roles: 'end_user' });
    expect(user.user_permission.split(',')).toEqual(expect.arrayContaining(['voicemails', 'follow_me']));
  });

  it('makes the end user alone in Community, which knows no tenant admins', async () => {
    const { tenant, user } = await loginsOf({ STROWGER_EDITION: 'community' });
    expect(tenant.status).toBe(401);
    expect(user).toMatchObject({ status: 200, tenant_id: 1, roles: 'end_user' });
  });
});
