import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { type Phones, usePhones } from '../phones/use-phones.ts';
import { type ApiClient, expectStatus, logInAsAdmin } from '../system/api-client.ts';
import { type ServerProcess, startServer } from '../system/server-process.ts';
import type { AnyServer } from '../system/shared-servers.ts';
import { Office } from './office.ts';

/** A server for the tests of a file, which may log no error, and phones that end with each test. */
export interface Exchange<Server extends AnyServer = AnyServer> {
  readonly phones: Phones;
  readonly server: Server;
  readonly admin: ApiClient;
  /** A tenant of its own. */
  office(name: string, fields?: Readonly<Record<string, unknown>>): Promise<Office>;
}

/** A server while a file uses it. */
interface Borrowed<Server> {
  readonly server: Server;
  /** @returns what it wrote while the file used it */
  giveBack(): Promise<string>;
}

const NO_LIMIT = -1;

/**
 * Call it in a file of the project `e2e`, outside of tests. The server goes on for the next file: what is set for all tenants, such as a trusted peer,
 * would be met there.
 */
export function useExchange(): Exchange {
  return exchangeOn(async () => {
    const worker = Number(process.env['VITEST_POOL_ID']);
    const server = inject('sharedServers')[worker - 1];
    if (server === undefined) throw new Error(`no server was started for worker ${worker}`);
    const before = readFileSync(server.log).length;
    return { server, giveBack: async () => readFileSync(server.log).subarray(before).toString() };
  });
}

/**
 * The same with a server process for this file alone.
 * @param env settings of the server beside the usual ones
 */
export function useOwnExchange(env: Readonly<Record<string, string>> = {}): Exchange<ServerProcess> {
  return exchangeOn(async () => {
    const server = await startServer(env);
    const giveBack = async () => {
      await server.dispose();
      return server.output();
    };
    return { server, giveBack };
  });
}

function exchangeOn<Server extends AnyServer>(borrow: () => Promise<Borrowed<Server>>): Exchange<Server> {
  const phones = usePhones();
  let running: (Borrowed<Server> & { readonly admin: ApiClient }) | null = null;
  const started = () => {
    if (running === null) throw new Error('the server runs within beforeAll, tests and afterAll');
    return running;
  };
  beforeAll(async () => {
    const borrowed = await borrow();
    running = { ...borrowed, admin: await logInAsAdmin(borrowed.server.url) };
  }, 120_000);
  afterAll(async () => {
    const lines = (await running?.giveBack())?.split('\n') ?? [];
    expect(lines.filter((line) => /"level":"(?:error|fatal)"/.test(line)).slice(0, 5)).toEqual([]);
  }, 60_000);
  return {
    phones,
    get server() {
      return started().server;
    },
    get admin() {
      return started().admin;
    },
    async office(name, fields = {}) {
      const { server, admin } = started();
      const domain = `${name}.example.com`;
      const company = { company: name, email: `office@${domain}`, domain_name: domain, quota_extensions: NO_LIMIT };
      const made = await admin('POST', '/tenants', { ...company, ...fields });
      const at = { admin, phones, server: { host: '127.0.0.1', port: server.sipPort } };
      return new Office({ ...at, tenantId: Number(expectStatus(made, 200).body), domain });
    },
  };
}
