import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, isIPv6 } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Ports of one purpose; each worker of the test run, and the run itself, has a part of its own, so that none takes a port that another is about to use. */
class PortPool {
  readonly #lowest: number;
  readonly #highest: number;
  #next: number;

  constructor(lowest: number, ofAWorker: number) {
    this.#lowest = lowest + (Number(process.env['VITEST_POOL_ID'] ?? 0) % WORKERS) * ofAWorker;
    this.#highest = this.#lowest + ofAWorker;
    this.#next = this.#lowest + 2 * Math.floor((Math.random() * ofAWorker) / 2);
  }

  async take(count: number, host: string): Promise<number> {
    for (let tries = 0; tries < (this.#highest - this.#lowest) / 2; tries++) {
      if (this.#next + count > this.#highest) this.#next = this.#lowest;
      const first = this.#next;
      this.#next += count + (count % 2);
      if (await allFree(first, count, host)) return first;
    }
    throw new Error(`no ${count} neighbouring ports are free on ${host} between ${this.#lowest} and ${this.#highest}`);
  }
}

const WORKERS = 5;
// Below the media ports of the product and those that the system hands out by itself; above 10080, which fetch refuses.
// Far more than are taken while a registration lasts: a phone that has gone is still pinged by a shared server.
const signalling = new PortPool(10_100, 1160);
const media = new PortPool(6100, 780);

/**
 * The first of `count` neighbouring ports, an even one, that are free for UDP and TCP on `host`.
 * No port is given twice before all of the range has been used.
 * @throws when the whole range is taken
 */
export async function freePorts(count = 2, host = '127.0.0.1'): Promise<number> {
  return signalling.take(count, host);
}

/** As `freePorts()`, for RTP: of a range of its own. */
export async function freeMediaPorts(count: number, host: string): Promise<number> {
  return media.take(count, host);
}

/** Waits until some process listens on a UDP or TCP port of this machine. */
export async function waitUntilBound(port: number, transport: 'udp' | 'tcp', timeoutMs = 5000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!isBound(port, transport)) {
    if (Date.now() > deadline) throw new Error(`nothing listens on ${transport} port ${port} after ${timeoutMs} ms`);
    await delay(15);
  }
}

function isBound(port: number, transport: 'udp' | 'tcp'): boolean {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return [transport, `${transport}6`].some((table) =>
    readFileSync(`/proc/net/${table}`, 'latin1')
      .split('\n')
      .some((line) => line.trim().split(/\s+/)[1]?.endsWith(wanted)),
  );
}

async function allFree(first: number, count: number, host: string): Promise<boolean> {
  for (let port = first; port < first + count; port++) {
    if (!(await udpFree(port, host)) || !(await tcpFree(port, host))) return false;
  }
  return true;
}

async function udpFree(port: number, host: string): Promise<boolean> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  const bound = once(socket, 'listening').then(() => true);
  const failed = once(socket, 'error').then(() => false);
  socket.bind({ port, address: host, exclusive: true });
  const free = await Promise.race([bound, failed]).catch(() => false);
  socket.close();
  return free;
}

async function tcpFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  server.listen({ port, host, exclusive: true });
  const free = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (free) server.close();
  return free;
}
