import { createTestDatabase } from '@strowger/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePorts } from '../phones/ports.ts';
import {
  type Answer,
  type ApiClient,
  apiClient,
  expectStatus,
  field,
  logInAsAdmin,
  rowsOf,
} from '../system/api-client.ts';
import {
  ADMIN_PASSWORD,
  ADMIN_USERNAME,
  runServerToItsEnd,
  type ServerProcess,
  startServer,
} from '../system/server-process.ts';
import { USER_PASSWORD } from '../system/tenant.ts';
import { claimsOf } from './claims.ts';

const EDITIONS = ['enterprise', 'community'] as const;
type Edition = (typeof EDITIONS)[number];

interface Installation {
  readonly server: ServerProcess;
  readonly admin: ApiClient;
  readonly dispose: () => Promise<void>;
}

let installations: Readonly<Record<Edition, Installation>>;
/** Of Enterprise. */
let secondTenant: number;

beforeAll(async () => {
  installations = { enterprise: await install('enterprise'), community: await install('community') };
  const second = { company: 'Two', email: 'two@example.com' };
  secondTenant = Number(expectStatus(await admin('enterprise')('POST', '/tenants', second), 200).body);
}, 180_000);
afterAll(async () => {
  for (const edition of EDITIONS) await installations[edition].dispose();
});

async function install(edition: Edition): Promise<Installation> {
  const database = await createTestDatabase();
  const server = await startServer({ DATABASE_URL: database.url, STROWGER_EDITION: edition });
  return {
    server,
    admin: await logInAsAdmin(server.url),
    async dispose() {
      await server.dispose();
      await database.drop();
    },
  };
}

const admin = (edition: Edition) => installations[edition].admin;
const asNobody = (edition: Edition) => apiClient(installations[edition].server.url);

async function statuses(client: ApiClient, calls: readonly (readonly [string, string, unknown?])[]) {
  const answers: Record<string, number> = {};
  for (const [method, path, body] of calls) answers[`${method} ${path}`] = (await client(method, path, body)).status;
  return answers;
}

function logInTo(edition: Edition, username: string, password: string): Promise<Answer> {
  return asNobody(edition)('POST', '/authenticate', { username, password });
}

async function addUser(edition: Edition, name: string): Promise<number> {
  const body = { email: `${name}@people.example.com`, password: USER_PASSWORD };
  return Number(expectStatus(await admin(edition)('POST', '/users', body), 200).body);
}

async function claimsOfLogin(edition: Edition, username: string, password: string) {
  return claimsOf(String(field(expectStatus(await logInTo(edition, username, password), 200).body, 'token')));
}

describe('tenants (contract 10 §11, §13.16)', () => {
  it('are one in Community: it is read and changed, there are no others and none is made or deleted', async () => {
    const tenants = await statuses(admin('community'), [
      ['GET', '/tenants/1'],
      ['PUT', '/tenants/1', { company: 'We' }],
      ['GET', '/tenants/2'],
      ['PUT', '/tenants/2', {}],
      ['POST', '/tenants', { company: 'Two', email: 'two@example.com' }],
      ['DELETE', '/tenants/1'],
    ]);
    expect(Object.values(tenants)).toEqual([200, 200, 404, 404, 403, 403]);
    expect(rowsOf(await admin('community')('GET', '/tenants')).map((row) => row['tenant_id'])).toEqual([1]);
  });

  it('are as many as one makes in Enterprise', async () => {
    const made = await admin('enterprise')('POST', '/tenants', { company: 'Three', email: 'three@example.com' });
    const ids = rowsOf(await admin('enterprise')('GET', '/tenants')).map((row) => row['tenant_id']);
    expect(ids).toEqual([expectStatus(made, 200).body, secondTenant, 1]);
  });
});

describe('/branding* (contract 10 §11)', () => {
  const CALLS = [
    ['GET', '/branding_default'],
    ['GET', '/branding_public/pbx.example.com'],
    ['GET', '/branding/1'],
    ['POST', '/branding', { domain: 'pbx.example.com', title: 'We', footer: 'Us' }],
  ] as const;

  it('is 404 in Community', async () => {
    expect(Object.values(await statuses(admin('community'), CALLS))).toEqual(CALLS.map(() => 404));
    const image = await asNobody('community')('GET', '/branding/1/media');
    expect(image.status).toBe(404);
    expect((await admin('community')('PUT', '/branding/1/media', {})).status).toBe(404);
  });

  it('is there in Enterprise', async () => {
    expect(Object.values(await statuses(admin('enterprise'), CALLS))).toEqual(CALLS.map(() => 200));
  });
});

describe('quotas (contract 10 §11)', () => {
  it.each([
    ['enterprise', 409],
    ['community', 200],
  ] as const)('in %s: an extension beyond the quota is answered with %i', async (edition, status) => {
    const tenantId = edition === 'community' ? 1 : secondTenant;
    expectStatus(await admin(edition)('PUT', `/tenants/${tenantId}`, { quota_extensions: 1 }), 200);
    const add = (extension: string) =>
      admin(edition)('POST', '/fpbx_extensions', { extension, password: 'sip-secret-1', tenant_id: tenantId });
    expectStatus(await add('1001'), 200);
    expect((await add('1002')).status).toBe(status);
  });
});

describe('billing (contract 10 §11)', () => {
  const LISTS = [
    '/billing/quota',
    '/packages',
    '/subscriptions',
    '/subscriptions/packages',
    '/rates',
    '/plans',
    '/payments',
  ].map((path) => ['GET', path] as const);
  const OTHERS = [
    ['GET', '/billing/usage'],
    ['GET', '/billing/quota/all/1'],
    ['PUT', '/billing/quota/1', []],
    ['GET', '/packages/1'],
    ['POST', '/packages', { name: 'x' }],
    ['POST', '/subscriptions', { tenant_id: 1, package_id: 1 }],
    ['PUT', '/subscriptions/1/suspend'],
    ['GET', '/plans/1'],
    ['DELETE', '/plans/1'],
    ['GET', '/rates/1'],
    ['POST', '/rates', {}],
    ['GET', '/rates/csv/file'],
    ['POST', '/rates/1/1/csv', {}],
    ['POST', '/plans/1/decks', {}],
    ['GET', '/payments/1'],
    ['POST', '/payments', {}],
  ] as const;

  it('has empty lists in Community, and 403 for everything else', async () => {
    for (const [method, path] of LISTS) {
      const answer = await admin('community')(method, path);
      expect([path, answer.status, answer.text]).toEqual([path, 200, '[]']);
    }
    expect(Object.values(await statuses(admin('community'), OTHERS))).toEqual(OTHERS.map(() => 403));
  });

  it('has them in Enterprise', async () => {
    expect(Object.values(await statuses(admin('enterprise'), LISTS))).toEqual(LISTS.map(() => 200));
    const answers = Object.values(await statuses(admin('enterprise'), OTHERS));
    expect(answers.filter((status) => status === 403)).toHaveLength(1);
  });
});

describe('the claims of a token (contract 10 §1.3, §11)', () => {
  it.each([
    ['enterprise', { tenant_id: 1, is_admin: '1', is_tenant: '0', mfa_enabled: '0' }],
    ['community', { tenant_id: 1, is_admin: '1', is_tenant: '0', mfa_enabled: '0' }],
  ] as const)('of a super admin in %s', async (edition, claims) => {
    expect(await claimsOfLogin(edition, ADMIN_USERNAME, ADMIN_PASSWORD)).toMatchObject(claims);
  });

  it.each([
    ['enterprise', '0'],
    ['community', '1'],
  ] as const)('of a holder of user_admin in %s: is_admin is "%s"', async (edition, isAdmin) => {
    const userId = await addUser(edition, 'administering');
    expectStatus(await admin(edition)('PUT', `/users/${userId}/permissions/user_admin`), 200);
    const claims = await claimsOfLogin(edition, 'administering@people.example.com', USER_PASSWORD);
    expect(claims).toMatchObject({ tenant_id: 1, is_admin: isAdmin, is_tenant: '0', mfa_enabled: '0' });
  });

  it('tell the tenant flag mfa_enabled in Enterprise alone, and the credit', async () => {
    expectStatus(await admin('community')('PUT', '/tenants/1', { permissions: ['mfa_enabled'] }), 200);
    const community = await claimsOfLogin('community', ADMIN_USERNAME, ADMIN_PASSWORD);
    expect(community).toMatchObject({ mfa_enabled: '0' });
    expect(community).not.toHaveProperty('credit');
    expectStatus(await admin('enterprise')('PUT', `/tenants/${secondTenant}`, { permissions: ['mfa_enabled'] }), 200);
    const email = 'flagged@people.example.com';
    const user = { tenant_id: secondTenant, email, password: USER_PASSWORD };
    expectStatus(await admin('enterprise')('POST', '/users', user), 200);
    expect(await claimsOfLogin('enterprise', email, USER_PASSWORD)).toMatchObject({ mfa_enabled: '1', credit: 0 });
  });

  it('make nobody a tenant admin in Community', async () => {
    const userId = await addUser('community', 'appointed');
    expect((await admin('community')('PUT', `/users/${userId}/roles/3`)).status).toBe(404);
    const claims = await claimsOfLogin('community', 'appointed@people.example.com', USER_PASSWORD);
    expect(claims).toMatchObject({ is_admin: '0', is_tenant: '0' });
  });
});

describe('roles (contract 10 §3.2, §11)', () => {
  it.each([
    ['enterprise', [1, 2, 3, 4]],
    ['community', [2, 4]],
  ] as const)('listed in %s are %j', async (edition, roles) => {
    const listed = rowsOf(await admin(edition)('GET', '/roles')).map((row) => Number(row['role_id']));
    expect(listed.sort((a, b) => a - b)).toEqual(roles);
  });
});

describe('the login answer (contract 10 §1.2, §11)', () => {
  it.each([
    ['enterprise', true],
    ['community', false],
  ] as const)('in %s has tenant_permissions: %j', async (edition, has) => {
    const { body } = await logInTo(edition, ADMIN_USERNAME, ADMIN_PASSWORD);
    expect(field(body, 'tenant_permissions') !== undefined).toBe(has);
  });
});

describe('a real first start (contract 10 §11)', () => {
  const DEMO = [
    ['admin@ictcore.org', 'helloAdmin'],
    ['tenant@ictcore.org', 'helloTenant'],
    ['user@ictcore.org', 'helloUser'],
  ] as const;

  it.each(EDITIONS)('makes no demo accounts in %s', async (edition) => {
    for (const [username, password] of DEMO) expect((await logInTo(edition, username, password)).status).toBe(401);
    const names = rowsOf(await admin(edition)('GET', '/users')).map((row) => String(row['username']));
    expect(names).toContain(ADMIN_USERNAME);
    expect(names.filter((name) => name.endsWith('@ictcore.org'))).toEqual([]);
  });
});

describe('an installation with two tenants', () => {
  it('is not started as Community, and goes on as Enterprise', { timeout: 180_000 }, async () => {
    const server = await startServer({ STROWGER_EDITION: 'enterprise' }, 'embedded');
    try {
      const before = await logInAsAdmin(server.url);
      expectStatus(await before('POST', '/tenants', { company: 'Second', email: 'second@example.com' }), 200);
      await server.stop();
      const refused = await runServerToItsEnd({
        STROWGER_DATA: server.data,
        STROWGER_EDITION: 'community',
        STROWGER_HOST: '127.0.0.1',
        STROWGER_PORT: String(await freePorts(1)),
        STROWGER_SIP_HOST: '127.0.0.1',
        STROWGER_SIP_PORT: String(await freePorts(2)),
        STROWGER_SIPS_PORT: '0',
        STROWGER_LOG: 'fatal',
      });
      expect(refused.code).toBe(1);
      expect(refused.stderr.trim().split('\n')).toEqual([
        expect.stringMatching(/STROWGER_EDITION.*one tenant.*enterprise/),
      ]);
      await server.restart();
      expect(rowsOf(await (await logInAsAdmin(server.url))('GET', '/tenants'))).toHaveLength(2);
    } finally {
      await server.dispose();
    }
  });
});
