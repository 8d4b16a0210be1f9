import { randomUUID } from 'node:crypto';
import type { Operation } from '../isolation/openapi-operations.ts';
import { expectStatus, field } from '../system/api-client.ts';
import { type CallerSort, kindOf } from './declared-decision.ts';
import { type Kind, shapeOf } from './endpoint-index.ts';
import type { MatrixWorld, Organisation, Person, Place } from './matrix-world.ts';

/** One request of one caller on an object that lies there. @returns its status */
export async function callCell(
  world: MatrixWorld,
  sort: CallerSort,
  operation: Operation,
  place: Place | null,
): Promise<number> {
  const person = world.people.get(sort);
  if (!person) throw new Error(`nobody is ${sort}`);
  const shape = shapeOf(`${operation.method} ${operation.path}`);
  const values = await valuesOf(world, person, operation, place, shape);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`{${name}} of ${operation.path} has no value`);
    return encodeURIComponent(value);
  });
  // A stream without a fault would not end.
  const query = operation.streams ? '?types=no.such.type' : '';
  const password = world.newPassword();
  const body = operation.method === 'GET' ? undefined : bodyOf(shape, person, place, password);
  const { status } = await person.client(operation.method, `${path}${query}`, body);
  await follow(world, person, place, shape, status, password);
  return status;
}

/** What the call did to the caller himself. */
async function follow(
  world: MatrixWorld,
  person: Person,
  place: Place | null,
  shape: string,
  status: number,
  password: string,
): Promise<void> {
  if (status !== 200 || place === 'foreign' || place === 'of the tenant') return;
  if (shape === 'PUT /password/users' || shape === 'PUT /users/{}/password') person.password = password;
  if (shape === 'POST /authenticate/cancel/{}') await world.logInAgain(person);
}

/** Values of path parameters; what the call may delete is made for it. */
async function valuesOf(
  world: MatrixWorld,
  person: Person,
  operation: Operation,
  place: Place | null,
  shape: string,
): Promise<Readonly<Record<string, string>>> {
  const organisation = place === 'foreign' ? world.far : world.near;
  const tenantId = place === 'own' ? person.tenantId : organisation.tenantId;
  const userId = place === 'own' ? person.userId : organisation.mateId;
  const goes = operation.method === 'DELETE' && place !== 'own';
  const isAdmin = kindOf(person.sort) === 'A';
  const spentUser = shape === 'DELETE /users/{}' && goes ? await world.newUser(organisation) : userId;
  return {
    user_id: String(spentUser),
    userid: String(userId),
    tenant_id: String(shape === 'DELETE /tenants/{}' && goes && isAdmin ? await world.newTenant() : tenantId),
    role_id: String(await roleOf(world, person, place, shape)),
    permission_id: isAdmin && place === 'own' && operation.method === 'GET' ? 'super_admin' : 'user_read',
    api_key_id: shape.includes('/api_keys/') ? String(await keyOf(person, place, organisation)) : '',
    ...(shape.includes('/webhooks/') ? await webhookOf(world, tenantId, shape.includes('/deliveries/{}')) : {}),
    sso_provider_id: shape.includes('/sso_providers/') ? await providerOf(world, tenantId) : '1',
    identity_id: shape.includes('/integration_identities/{}') ? await identityOf(world, tenantId) : '1',
    whitelist_uuid: shape.includes('/integration_whitelist/{}') ? await whitelistedOf(world) : '',
    ...(BOOKS.test(shape) ? await booksOf(world, tenantId, kindOf(person.sort)) : {}),
    config_name: 'site:title',
    host: 'nowhere.example.com',
    country_id: '840',
    region_id: 'as.s',
    timezone_id: '-18000',
  };
}

/** A role that the user of the path holds, or one that may be changed. */
async function roleOf(world: MatrixWorld, person: Person, place: Place | null, shape: string): Promise<number> {
  const kind = kindOf(person.sort);
  if (shape === 'GET /roles/{}') return 1;
  if (shape.startsWith('PUT /roles/') || shape.startsWith('DELETE /roles/')) return kind === 'A' ? world.newRole() : 1;
  if (place !== 'own' || kind === 'U') return 4;
  return shape.startsWith('GET') ? (kind === 'A' ? 2 : 3) : 4;
}

async function keyOf(person: Person, place: Place | null, organisation: Organisation): Promise<number> {
  if (place !== 'own') return (person.sort === 'U' ? organisation.keyIds.at(0) : organisation.keyIds.pop()) ?? 0;
  const made = await person.client('POST', '/api_keys', { name: 'walked' });
  return made.status === 200 ? Number(field(made.body, 'api_key_id')) : 1;
}

/** A webhook of that organisation, with a delivery where the path names one. */
async function webhookOf(world: MatrixWorld, tenantId: number, delivered: boolean): Promise<Record<string, string>> {
  const body = { tenant_id: tenantId, url: 'http://127.0.0.1:9/in', events: ['cdr.created'] };
  const id = String(field(expectStatus(await world.admin('POST', '/webhooks', body), 200).body, 'webhook_id'));
  if (!delivered) return { webhook_id: id };
  const delivery = expectStatus(await world.admin('POST', `/webhooks/${id}/test`), 200).body;
  return { webhook_id: id, delivery_id: String(field(delivery, 'delivery_id')) };
}

async function providerOf(world: MatrixWorld, tenantId: number): Promise<string> {
  const name = `provider ${world.newPassword()}`;
  const body = { tenant_id: tenantId, name, issuer: 'http://127.0.0.1:9', client_id: 'walked' };
  return String(expectStatus(await world.admin('POST', '/sso_providers', body), 200).body);
}

/** A program's account of that organisation. */
async function identityOf(world: MatrixWorld, tenantId: number): Promise<string> {
  const body = { tenant_id: tenantId, username: `host-${randomUUID()}` };
  return String(
    field(expectStatus(await world.admin('POST', '/integration_identities', body), 200).body, 'identity_id'),
  );
}

async function whitelistedOf(world: MatrixWorld): Promise<string> {
  const cidr = `2001:db8::${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}`;
  const made = expectStatus(await world.admin('POST', '/integration_whitelist', { cidr }), 200);
  return String(field(made.body, 'whitelist_uuid'));
}

const BOOKS = / \/(packages|subscriptions|plans|rates|payments)\/.*\{\}/;

const NO_BOOKS = {
  plan_id: '1',
  rate_id: '1',
  service_flag: '1',
  package_id: '1',
  deck_id: '1',
  import_id: '00000000-0000-4000-8000-000000000001',
  subscription_id: '1',
  payment_id: '1',
};

/** What the tenant was billed by; made anew for a super admin, who may delete it. To others it is closed in any case. */
async function booksOf(world: MatrixWorld, tenantId: number, kind: Kind): Promise<Record<string, string>> {
  if (kind === 'P' || kind === 'U') return NO_BOOKS;
  const isAdmin = kind === 'A';
  const post = async (path: string, body: object) =>
    String(expectStatus(await world.admin('POST', path, body), 200).body);
  const name = `books ${world.newPassword()}`;
  const plan_id = isAdmin ? await post('/plans', { name }) : '1';
  const rate = { plan_id, destination_id: '7', name, weight: Math.floor(performance.now() * 1000) % 1_000_000_000 };
  const subscription = await world.admin('GET', `/subscriptions?tenant_id=${tenantId}`);
  const rate_id = await post('/rates', rate);
  return {
    // A plan that holds rates stays.
    plan_id,
    rate_id,
    service_flag: '1',
    package_id: isAdmin ? await post('/packages', { name }) : '1',
    deck_id: String(field((await world.admin('GET', `/rates/${rate_id}`)).body, 'deck_id')),
    import_id: await importOf(world, plan_id),
    subscription_id: String(field(Array.isArray(subscription.body) ? subscription.body[0] : null, 'subscription_id')),
    payment_id: await post('/payments', { tenant_id: tenantId, description: 'walked', paid_amount: 1 }),
  };
}

/** An import that fails at once: what is sent is no file. */
async function importOf(world: MatrixWorld, planId: string): Promise<string> {
  const id = randomUUID();
  expectStatus(await world.admin('POST', `/plans/${planId}/decks?import_id=${id}`, {}), 415);
  return id;
}

/** Bodies that are good where the answer would otherwise be a fault of theirs before anybody looks for the object. */
function bodyOf(shape: string, person: Person, place: Place | null, password: string): unknown {
  switch (shape) {
    case 'PUT /users/{}/password':
    case 'PUT /password/users':
      return { password };
    case 'PUT /users/{}/credit':
      return { credit: 1 };
    case 'PUT /users/{}/roles':
      return place === 'own' && kindOf(person.sort) === 'T' ? [3] : [4];
    case 'PUT /users/{}/permissions':
      return place === 'own' && person.sort === 'T with `branding`' ? ['branding'] : [];
    case 'PUT /users/{}/config/{}':
      return { value: 'walked' };
    case 'POST /user/totp/verify':
      return { code: '000000' };
    case 'POST /integration_identities/{}/rotate':
      return { type: 'access_hash' };
    case 'POST /integration_identities/{}/revoke':
      return { secret_id: 1 };
    case 'POST /api_keys':
    case 'PUT /api_keys/{}':
      return { name: 'walked' };
    case 'POST /announcement':
    case 'POST /announcement/{}':
      return { title: 'walked', message: 'over' };
    default:
      return {};
  }
}
