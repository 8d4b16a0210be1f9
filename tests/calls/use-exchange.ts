import { afterAll, beforeAll, expect } from 'vitest';
import { type Phones, usePhones } from '../phones/use-phones.ts';
import { type ApiClient, expectStatus, logInAsAdmin } from '../system/api-client.ts';
import { type ServerProcess, startServer } from '../system/server-process.ts';
import { Office } from './office.ts';

/** One server process for the tests of a file, which may log no error, and phones that end with each test. */
export interface Exchange {
  readonly phones: Phones;
  readonly server: ServerProcess;
  readonly admin: ApiClient;
  /** A tenant of its own. */
  office(name: string, fields?: Readonly<Record<string, unknown>>): Promise<Office>;
}

const NO_LIMIT = -1;

/**
 * Call it in a file, outside of tests.
 * @param env settings of the server beside the usual ones
 */
export function useExchange(env: Readonly<Record<string, string>> = {}): Exchange {
  const phones = usePhones();
  let running: { readonly server: ServerProcess; readonly admin: ApiClient } | null = null;
  const started = () => {
    if (running === null) throw new Error('the server runs within beforeAll, tests and afterAll');
    return running;
  };
  beforeAll(async () => {
    const server = await startServer(env);
    running = { server, admin: await logInAsAdmin(server.url) };
  }, 120_000);
  afterAll(async () => {
    await running?.server.dispose();
    const lines = running?.server.output().split('\n') ?? [];
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
