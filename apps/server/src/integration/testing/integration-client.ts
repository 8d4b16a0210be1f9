import { hash } from '@node-rs/argon2';
import { sql } from '@strowger/db';
import type { TestAnswer, TestServer, TestTenant } from '../../testing/test-server.ts';
import type { Grant } from '../identities/calling-identity.ts';
import { APPLICATIONS } from '../registry.ts';

/** Calls the API as one identity. */
export interface IntegrationClient {
  readonly identityId: number;
  readonly username: string;
  readonly password: string;
  /** @param path below `/integration/v1`; parameters go as JSON, the credentials with them */
  post(path: string, params?: object, headers?: Readonly<Record<string, string>>): Promise<TestAnswer>;
  /** The same as a form. */
  postForm(path: string, form: URLSearchParams | FormData): Promise<TestAnswer>;
  /** Credentials go in a header. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<TestAnswer>;
}

export interface IntegrationTestApi extends IntegrationClient {
  /** An identity of one tenant. Default: may read everything. */
  identityOf(tenant: Pick<TestTenant, 'tenantId'>, grants?: IdentityGrants): Promise<IntegrationClient>;
  /** Another global identity. Default: may write everything. */
  globalIdentity(grants?: IdentityGrants): Promise<IntegrationClient>;
  /** Without any credentials. */
  anonymous(path: string, params?: object, headers?: Readonly<Record<string, string>>): Promise<TestAnswer>;
}

export interface IdentityGrants {
  readonly access?: 'read' | 'write';
  readonly applications?: readonly Grant[];
}

const PASSWORD = 'integration-secret-42';
/** As cheap as argon2id allows. */
const COST = { memoryCost: 8, timeCost: 1, parallelism: 1 };
/** More than any test file sends within a minute. */
const UNLIMITED = { standard: 10_000, cdr_export: 10_000, gateway: 10_000 };

/** Opens the API for this machine and makes a global identity that may do everything, its limits out of the way. */
export async function integrationOf(server: TestServer): Promise<IntegrationTestApi> {
  await server.db.transaction({ kind: 'all' }, async (trx) => {
    await sql`insert into integration_whitelist (cidr) values ('127.0.0.1/32') on conflict do nothing`.execute(trx);
  });
  const make = (tenantId: number | null, grants: IdentityGrants) => makeIdentity(server, tenantId, grants);
  return {
    ...(await make(null, { access: 'write' })),
    identityOf: ({ tenantId }, grants = {}) => make(tenantId, { access: 'read', ...grants }),
    globalIdentity: (grants = {}) => make(null, { access: 'write', ...grants }),
    anonymous: (path, params, headers) =>
      server.request('POST', `//integration/v1/${path}`, {
        ...(params ? { body: params } : {}),
        ...(headers ? { headers } : {}),
      }),
  };
}

let made = 0;

async function makeIdentity(
  server: TestServer,
  tenantId: number | null,
  grants: IdentityGrants,
): Promise<IntegrationClient> {
  made += 1;
  const username = `biller${made}`;
  const applications =
    grants.applications ?? APPLICATIONS.map(({ name }) => ({ application: name, access: grants.access ?? 'read' }));
  const secret = await hash(PASSWORD, { ...COST, outputLen: 32 });
  const identityId = await server.db.transaction({ kind: 'all' }, async (trx) => {
    const { identity_id } = await trx
      .insertInto('integration_identity')
      .values({
        tenant_id: tenantId,
        username,
        applications: JSON.stringify(applications),
        rate_overrides: JSON.stringify(UNLIMITED),
      })
      .returning('identity_id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('integration_secret')
      .values({
        identity_id,
        tenant_id: tenantId,
        type: 'password',
        hash: secret,
        hint: PASSWORD.slice(-4),
        valid_from: new Date(0),
      })
      .execute();
    return identity_id;
  });
  const basic = [username, PASSWORD] as const;
  return {
    identityId,
    username,
    password: PASSWORD,
    post: (path, params = {}, headers = {}) =>
      server.request('POST', `//integration/v1/${path}`, {
        body: { username, password: PASSWORD, ...params },
        headers,
      }),
    async postForm(path, form) {
      // What browsers make of a form: its bytes, and the type that names the boundary.
      const encoded = new Response(form);
      return server.request('POST', `//integration/v1/${path}`, {
        basic,
        raw: new Uint8Array(await encoded.arrayBuffer()),
        headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      });
    },
    get: (path, headers = {}) => server.request('GET', `//integration/v1/${path}`, { basic, headers }),
  };
}
