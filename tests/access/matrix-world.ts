import { type ApiClient, apiClient, expectStatus, field, logIn, logInAsAdmin } from '../system/api-client.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import { USER_PASSWORD } from '../system/tenant.ts';
import type { CallerSort } from './declared-decision.ts';

/** Where an object lies, seen by a caller. */
export type Place = 'own' | 'of the tenant' | 'foreign';

/** Somebody who calls; his password and token change with what he calls. */
export interface Person {
  readonly sort: CallerSort;
  readonly userId: number;
  readonly tenantId: number;
  readonly username: string;
  password: string;
  client: ApiClient;
}

/** Two organisations with people of every kind, and objects to name in paths. */
export interface MatrixWorld {
  readonly admin: ApiClient;
  readonly people: ReadonlyMap<CallerSort, Person>;
  readonly near: Organisation;
  readonly far: Organisation;
  /** A password that satisfies the policy and was never used. */
  newPassword(): string;
  /** A user of that organisation whom a test may delete. */
  newUser(organisation: Organisation): Promise<number>;
  newTenant(): Promise<number>;
  newRole(): Promise<number>;
  logInAgain(person: Person): Promise<void>;
}

export interface Organisation {
  readonly tenantId: number;
  /** An end user who does not call. */
  readonly mateId: number;
  /** API keys of his. */
  readonly keyIds: number[];
}

const KEYS = 12;

/** @throws when a step of making it is refused */
export async function makeMatrixWorld(origin: string): Promise<MatrixWorld> {
  const superAdmin: Person = {
    sort: 'A',
    userId: 1,
    tenantId: 1,
    username: ADMIN_USERNAME,
    password: ADMIN_PASSWORD,
    client: await logInAsAdmin(origin),
  };
  // He is walked with himself, which ends his other sessions.
  const admin: ApiClient = (...request) => superAdmin.client(...request);
  // Nothing listens where webhooks and identity providers of the walk are.
  expectStatus(await admin('PUT', '/settings', { webhook_private_targets: true, sso_private_issuers: true }), 200);
  let serial = 0;
  const next = () => {
    serial += 1;
    return serial;
  };
  const post = async (path: string, body: object) => Number(expectStatus(await admin('POST', path, body), 200).body);
  const addUser = (tenantId: number, email: string, fields: object = {}) =>
    post('/users', { tenant_id: tenantId, email, password: USER_PASSWORD, ...fields });
  const addTenant = (name: string) => post('/tenants', { company: name, email: `office@${name}.example.com` });

  const makeOrganisation = async (name: string): Promise<Organisation> => {
    const tenantId = await addTenant(name);
    const email = `mate@${name}.example.com`;
    const mateId = await addUser(tenantId, email, { user_permission: 'api_keys' });
    const mate = await logIn(origin, email, USER_PASSWORD);
    const keyIds: number[] = [];
    for (let made = 0; made < KEYS; made += 1) {
      keyIds.push(
        Number(field(expectStatus(await mate('POST', '/api_keys', { name: `k${made}` }), 200).body, 'api_key_id')),
      );
    }
    return { tenantId, mateId, keyIds };
  };
  const near = await makeOrganisation('near');
  const far = await makeOrganisation('far');

  const makePerson = async (sort: CallerSort, name: string, fields: object, role: number): Promise<Person> => {
    const username = `${name}@near.example.com`;
    const userId = await addUser(near.tenantId, username, fields);
    expectStatus(await admin('PUT', `/users/${userId}/roles/${role}`), 200);
    if (sort === 'T with `branding`') expectStatus(await admin('PUT', `/users/${userId}/permissions/branding`), 200);
    const client = await logIn(origin, username, USER_PASSWORD);
    return { sort, userId, tenantId: near.tenantId, username, password: USER_PASSWORD, client };
  };
  const people: Person[] = [
    { sort: 'P', userId: 0, tenantId: 0, username: '', password: '', client: apiClient(origin) },
    await makePerson('U', 'user', {}, 4),
    await makePerson('U with key', 'keyed', { user_permission: 'api_keys' }, 4),
    await makePerson('T', 'boss', {}, 3),
    await makePerson('T with `branding`', 'brander', {}, 3),
    superAdmin,
  ];

  return {
    admin,
    near,
    far,
    people: new Map(people.map((person) => [person.sort, person])),
    newPassword: () => `Walked-Over-Secret-${next()}`,
    newUser: (organisation) => addUser(organisation.tenantId, `gone${next()}@near.example.com`),
    newTenant: () => addTenant(`gone${next()}`),
    newRole: () => post('/roles', { name: `gone${next()}` }),
    async logInAgain(person) {
      person.client = await logIn(origin, person.username, person.password);
    },
  };
}
