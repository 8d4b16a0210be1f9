import { afterAll, beforeAll } from 'vitest';
import {
  type RequestOptions,
  startTestServer,
  type TestAnswer,
  type TestServer,
  type TestServerOptions,
  type TestTenant,
} from '../../../testing/test-server.ts';

/** A server with two tenants that have phones, for the tests of a file. */
export interface DeviceBench {
  readonly server: TestServer;
  readonly acme: TestTenant;
  readonly other: TestTenant;
  /** Requests of Acme's admin, unless another token is given. */
  ask(method: string, path: string, body?: unknown, token?: string): Promise<TestAnswer>;
  /** What a write of Acme's admin must succeed with. */
  make(path: string, body: unknown, token?: string): Promise<string>;
  /** What a phone gets. */
  fetch(path: string, options?: RequestOptions): Promise<TestAnswer>;
  /** An extension's uuid. */
  extension(fields: Readonly<Record<string, unknown>>, token?: string): Promise<string>;
  /** Addresses that no other device has. */
  address(oui?: string): string;
}

export function useDeviceBench(options: TestServerOptions = {}): DeviceBench {
  let running: { server: TestServer; acme: TestTenant; other: TestTenant } | null = null;
  const up = () => {
    if (!running) throw new Error('the bench is not up yet');
    return running;
  };
  let addresses = 0;
  beforeAll(async () => {
    const server = await startTestServer(options);
    const [acme, other] = [await server.makeTenant('acme'), await server.makeTenant('zanzibar')];
    running = { server, acme, other };
  });
  afterAll(() => running?.server.close());

  const ask: DeviceBench['ask'] = (method, path, body, token = up().acme.adminToken) =>
    up().server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
  const make: DeviceBench['make'] = async (path, body, token) => {
    const answer = await ask('POST', path, body, token);
    if (answer.status !== 200) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
    return typeof answer.body === 'string' ? answer.body : answer.body.extension_uuid;
  };
  return {
    get server() {
      return up().server;
    },
    get acme() {
      return up().acme;
    },
    get other() {
      return up().other;
    },
    ask,
    make,
    fetch: (path, request) => up().server.request('GET', `//provision/${path}`, request),
    extension: (fields, token) => make('/fpbx_extensions', fields, token),
    address(oui = '001565') {
      addresses += 1;
      return oui + String(addresses).padStart(6, '0');
    },
  };
}
