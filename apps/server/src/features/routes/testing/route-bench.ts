import { afterAll, beforeAll } from 'vitest';
import {
  PASSWORD,
  startTestServer,
  type TestAnswer,
  type TestServer,
  type TestTenant,
} from '../../../testing/test-server.ts';

/** Who and what is there before a test begins. */
interface Scene {
  readonly server: TestServer;
  readonly acme: TestTenant;
  readonly globex: TestTenant;
  /** Providers: shared; of acme; of globex, for voice alone. */
  readonly carrier: number;
  readonly ofAcme: number;
  readonly ofGlobex: number;
  /** Token of a tenant admin of acme who was given the writing of routes. */
  readonly writer: string;
}

/** A server with two tenants and providers of theirs, for the tests of a file. */
export interface RouteBench extends Scene {
  asAdmin(method: string, path: string, body?: unknown): Promise<TestAnswer>;
  /** Requests for routes, of the super admin unless another token is given. */
  ask(method: string, path: string, body?: unknown, token?: string): Promise<TestAnswer>;
  upload(path: string, raw: string | Uint8Array<ArrayBuffer>, type?: string, token?: string): Promise<TestAnswer>;
  /** The id of a new SIP provider. */
  provider(name: string, fields?: object): Promise<number>;
  /** The id of a new route, over the shared provider unless another is named. */
  made(fields: Record<string, unknown>, token?: string): Promise<number>;
  rows(query: string, token?: string): Promise<Record<string, unknown>[]>;
}

export function useRouteBench(): RouteBench {
  let scene: Scene | null = null;
  const up = () => {
    if (!scene) throw new Error('the bench is not up yet');
    return scene;
  };
  beforeAll(async () => {
    scene = await setTheScene();
  });
  afterAll(() => scene?.server.close());

  const ask: RouteBench['ask'] = (method, path, body, token = up().server.adminToken) =>
    up().server.request(method, `/routes${path}`, { token, ...(body === undefined ? {} : { body }) });
  return {
    get server() {
      return up().server;
    },
    get acme() {
      return up().acme;
    },
    get globex() {
      return up().globex;
    },
    get carrier() {
      return up().carrier;
    },
    get ofAcme() {
      return up().ofAcme;
    },
    get ofGlobex() {
      return up().ofGlobex;
    },
    get writer() {
      return up().writer;
    },
    asAdmin: (method, path, body) =>
      up().server.request(method, path, { token: up().server.adminToken, ...(body === undefined ? {} : { body }) }),
    ask,
    upload: (path, raw, type = 'text/csv', token = up().server.adminToken) =>
      up().server.request('POST', `/routes${path}`, { token, raw, headers: { 'content-type': type } }),
    provider: (name, fields) => makeProvider(up().server, name, fields),
    async made(fields, token) {
      const route = { name: 'somewhere', provider_id: up().carrier, ...fields };
      const { status, body, text } = await ask('POST', '', route, token);
      if (status !== 200 || typeof body !== 'number') throw new Error(`${status} ${text}`);
      return body;
    },
    rows: async (query, token) => (await ask('GET', query, undefined, token)).body,
  };
}

async function setTheScene(): Promise<Scene> {
  const server = await startTestServer();
  const [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
  const carrier = await makeProvider(server, 'Carrier');
  const ofAcme = await makeProvider(server, 'Of acme', { tenant_id: acme.tenantId });
  const ofGlobex = await makeProvider(server, 'Of globex', { tenant_id: globex.tenantId, service_flag: 1 });
  await server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('user_permissions')
      .columns(['user_id', 'tenant_id', 'permission_id'])
      .expression((eb) =>
        eb
          .selectFrom('permissions')
          .select([eb.val(acme.adminId).as('user_id'), eb.val(acme.tenantId).as('tenant_id'), 'permission_id'])
          .where('name', 'in', ['route_create', 'route_delete']),
      )
      .execute(),
  );
  const writer = await server.login('admin@acme.example', PASSWORD);
  return { server, acme, globex, carrier, ofAcme, ofGlobex, writer };
}

async function makeProvider(server: TestServer, name: string, fields: object = {}): Promise<number> {
  const sent = { name, type: 'sip', host: '192.0.2.1', ...fields };
  const { body, status, text } = await server.request('POST', '/providers', { token: server.adminToken, body: sent });
  if (status !== 200 || typeof body !== 'number') throw new Error(`${status} ${text}`);
  return body;
}
