import { afterAll, beforeAll, expect } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';

/** A server with two tenants, and what tests of their extensions do with it. */
export interface ExtensionBench {
  readonly server: TestServer;
  readonly acme: TestTenant;
  readonly globex: TestTenant;
  /** A request below `/fpbx_extensions`, by acme's admin unless a token says otherwise. */
  ask(method: string, path: string, body?: unknown, token?: string): Promise<TestAnswer>;
  /** @returns the new extension's uuid */
  create(body: object, token?: string): Promise<string>;
}

/** Starts it before the tests of the file and stops it after them. */
export function useExtensionBench(): ExtensionBench {
  let started: Pick<ExtensionBench, 'server' | 'acme' | 'globex'> | null = null;
  const bench = () => {
    if (!started) throw new Error('the bench is not up yet');
    return started;
  };
  const ask: ExtensionBench['ask'] = (method, path, body, token = bench().acme.adminToken) =>
    bench().server.request(method, `/fpbx_extensions${path}`, { token, ...(body === undefined ? {} : { body }) });

  beforeAll(async () => {
    const server = await startTestServer();
    started = { server, acme: await server.makeTenant('acme'), globex: await server.makeTenant('globex') };
  }, 60_000);
  afterAll(() => started?.server.close());

  return {
    get server() {
      return bench().server;
    },
    get acme() {
      return bench().acme;
    },
    get globex() {
      return bench().globex;
    },
    ask,
    async create(body, token) {
      const answer = await ask('POST', '', body, token);
      expect(answer.status, answer.text).toBe(200);
      return answer.body.extension_uuid;
    },
  };
}
