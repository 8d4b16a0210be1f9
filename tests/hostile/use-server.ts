import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type ApiClient, logInAsAdmin } from '../system/api-client.ts';
import { type ServerProcess, startServer } from '../system/server-process.ts';
import { SipSource } from './sip-source.ts';

/** A server under attack: after each test it must answer somebody else, and not have grown beyond bounds. */
export interface AttackedServer {
  readonly server: ServerProcess;
  readonly admin: ApiClient;
  readonly sipPort: number;
  /** A source with an address of its own on loopback; closed with the test. */
  source(address?: string): Promise<SipSource>;
  /** Value of a counter of `/metrics`, summed over the labels that match. */
  metric(name: string, labels?: string): Promise<number>;
}

/** Of resident memory over a server that has served some thousand requests before. */
const MOST_GROWTH_KIB = 96 * 1024;
const BYSTANDER = '127.9.9.9';

/**
 * Call it in a file, outside of tests.
 * @param env settings of the server beside the usual ones
 */
export function useServer(env: Readonly<Record<string, string>> = {}): AttackedServer {
  let running: { readonly server: ServerProcess; readonly admin: ApiClient; readonly before: number } | null = null;
  const sources: SipSource[] = [];
  const started = () => {
    if (running === null) throw new Error('the server runs within beforeAll, tests and afterAll');
    return running;
  };
  const source = async (address?: string) => {
    const opened = await SipSource.open(started().server.sipPort, address);
    sources.push(opened);
    return opened;
  };
  beforeAll(async () => {
    const server = await startServer(env);
    const admin = await logInAsAdmin(server.url);
    await warmUp(server);
    running = { server, admin, before: residentKiB(server) };
  }, 120_000);
  afterEach(async () => {
    await (await source(BYSTANDER)).optionsAnswered();
    for (const each of sources.splice(0)) each.close();
    expect(residentKiB(started().server) - started().before).toBeLessThan(MOST_GROWTH_KIB);
  });
  afterAll(async () => {
    await running?.server.dispose();
    expect(running?.server.output()).not.toMatch(/"level":"(?:error|fatal)"/);
  }, 60_000);
  return {
    get server() {
      return started().server;
    },
    get admin() {
      return started().admin;
    },
    get sipPort() {
      return started().server.sipPort;
    },
    source,
    async metric(name, labels = '') {
      const text = await (await fetch(`${started().server.url}/metrics`)).text();
      return text
        .split('\n')
        .filter((line) => line.startsWith(name) && line.includes(labels))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    },
  };
}

/** Compiled code, pools and buffers are what any server needs that is asked at all: no cost of an attack. */
async function warmUp({ sipPort }: ServerProcess): Promise<void> {
  for (let address = 1; address <= 6; address += 1) {
    const source = await SipSource.open(sipPort, `127.9.8.${address}`);
    for (let sent = 0; sent < 300; sent += 1) {
      for (const method of ['OPTIONS', 'REGISTER', 'INVITE']) {
        await source.send(source.request(method, `sip:${1000 + sent}@127.0.0.1`).text);
      }
    }
    await source.optionsAnswered();
    source.close();
  }
}

/** Resident memory of the process, as the kernel counts it. */
function residentKiB({ pid }: ServerProcess): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid()}/status`, 'utf8'))?.[1] ?? 0);
}
