import { afterAll, beforeAll } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';

/** A server with two tenants and the providers that tests make, for the tests of a file. */
export interface ProviderBench {
  readonly server: TestServer;
  readonly acme: TestTenant;
  readonly globex: TestTenant;
  /** Requests of the super admin, unless another token is given. */
  ask(method: string, path: string, body?: object, token?: string): Promise<TestAnswer>;
  /** The id of a new SIP provider with a name of its own. */
  made(fields?: Record<string, unknown>, token?: string): Promise<number>;
  /** A route of the tenant over the provider; null: of all tenants. */
  routeOver(providerId: number, tenantId: number | null, name?: string): Promise<number>;
}

/** The ids of the providers that a list shows. */
export const idsIn = ({ body }: TestAnswer): number[] => body.map((row: { provider_id: number }) => row.provider_id);

export function useProviderBench(): ProviderBench {
  let running: Pick<ProviderBench, 'server' | 'acme' | 'globex'> | null = null;
  const up = () => {
    if (!running) throw new Error('the bench is not up yet');
    return running;
  };
  beforeAll(async () => {
    const server = await startTestServer();
    running = { server, acme: await server.makeTenant('acme'), globex: await server.makeTenant('globex') };
  });
  afterAll(() => running?.server.close());

  let names = 0;
  const ask: ProviderBench['ask'] = (method, path, body, token = up().server.adminToken) =>
    up().server.request(method, `/providers${path}`, { token, ...(body ? { body } : {}) });
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
    ask,
    async made(fields = {}, token) {
      names += 1;
      const body = { name: `Carrier ${names}`, type: 'sip', host: '192.0.2.1', ...fields };
      const { status, body: id, text } = await ask('POST', '', body, token);
      if (status !== 200 || typeof id !== 'number') throw new Error(`${status} ${text}`);
      return id;
    },
    routeOver: (providerId, tenantId, name = `route ${providerId}`) =>
      up().server.db.transaction({ kind: 'all' }, async (trx) => {
        const destination_id = String(700_000 + providerId);
        await trx
          .insertInto('destinations')
          .values({ destination_id, prefix: destination_id, name })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const row = { tenant_id: tenantId, name, destination_id, provider_id: providerId };
        return (await trx.insertInto('routes').values(row).returning('route_id').executeTakeFirstOrThrow()).route_id;
      }),
  };
}
