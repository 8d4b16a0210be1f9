import { type ApiClient, expectStatus, field, logIn } from './api-client.ts';

/** A tenant with its people and phones, made over the API. */
export interface TestTenant {
  readonly tenantId: number;
  readonly domain: string;
  readonly asTenantAdmin: ApiClient;
  readonly asUser: ApiClient;
  readonly userId: number;
  readonly adminUserId: number;
  addExtension(number: string, fields?: Readonly<Record<string, unknown>>): Promise<TestExtension>;
}

export interface TestExtension {
  readonly uuid: string;
  readonly number: string;
  readonly password: string;
}

export const USER_PASSWORD = 'Quite-Long-Secret-42';

/** @param name unique on the platform; becomes company, domain and part of the user names */
export async function makeTenant(origin: string, asAdmin: ApiClient, name: string): Promise<TestTenant> {
  const domain = `${name}.example.com`;
  const made = expectStatus(
    await asAdmin('POST', '/tenants', { company: name, email: `office@${domain}`, domain_name: domain }),
    200,
  );
  const tenantId = Number(made.body);
  const adminUserId = await addUser(asAdmin, tenantId, `boss@${domain}`);
  expectStatus(await asAdmin('PUT', `/users/${adminUserId}/roles/3`), 200);
  const userId = await addUser(asAdmin, tenantId, `user@${domain}`);
  return {
    tenantId,
    domain,
    adminUserId,
    userId,
    asTenantAdmin: await logIn(origin, `boss@${domain}`, USER_PASSWORD),
    asUser: await logIn(origin, `user@${domain}`, USER_PASSWORD),
    async addExtension(number, fields = {}) {
      const password = `sip-secret-${number}`;
      const answer = expectStatus(
        await asAdmin('POST', '/fpbx_extensions', { extension: number, password, tenant_id: tenantId, ...fields }),
        200,
      );
      return { uuid: String(field(answer.body, 'extension_uuid')), number, password };
    },
  };
}

async function addUser(asAdmin: ApiClient, tenantId: number, email: string): Promise<number> {
  const made = await asAdmin('POST', '/users', { tenant_id: tenantId, email, password: USER_PASSWORD });
  return Number(expectStatus(made, 200).body);
}
