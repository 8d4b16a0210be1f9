/**
 * Relays N bridged G.711 calls through the media plane and, in the same run, through a bare forwarder: connected
 * sockets of Node.js that pass each datagram on unread. Tells packets per second, loss, delay and the CPU of the relaying
 * side alone, and how the two compare.
 *
 *     node bench/rtp-relay.ts [calls = 100] [seconds per side = 5]
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync, readlinkSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { buildRtp, startMediaPlane } from '@strowger/rtp';
import { type Row, report } from './load/report.ts';

/** What a thread of this benchmark is to do. */
type Role =
  | { readonly role: 'generator'; readonly legs: number }
  | { readonly role: 'forwarder'; readonly targets: readonly number[] };

/** One measured run. */
interface Measured {
  readonly sent: number;
  readonly received: number;
  readonly delaysMs: { readonly p50: number; readonly p99: number };
}

/** What a thread says once it is ready. */
interface Ready {
  readonly ports: readonly number[];
  /** Where the system tells about the thread. */
  readonly task: string;
}

/** The phones: what is sent, and by whose CPU. */
interface Phones extends Ready {
  readonly thread: Worker;
}

const HOST = '127.0.0.1';
const PTIME_MS = 20;
const HEADER_BYTES = 12;
const PAYLOAD_BYTES = 160;
const DRAIN_MS = 300;
/** Sent first and not counted: latching, connecting and compiling are no part of a call's steady state. */
const WARM_UP_SECONDS = 4;
const PACKETS_PER_SECOND_OF_A_CALL = 100;

function bind(): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', lookup: (host, _options, done) => done(null, host, 4) });
  return new Promise((resolve) => socket.bind({ address: HOST, port: 0, exclusive: true }, () => resolve(socket)));
}

/** The phones: one socket a leg, each sending every 20 ms, evenly spread; the payload carries the time of sending. */
async function generate(legs: number): Promise<void> {
  const sockets = await Promise.all(Array.from({ length: legs }, bind));
  const delays: number[] = [];
  for (const socket of sockets) {
    socket.on('message', (packet) => {
      // Reports may reach a neighbour's port: only audio counts.
      if (packet.length === HEADER_BYTES + PAYLOAD_BYTES)
        delays.push(performance.now() - packet.readDoubleBE(HEADER_BYTES));
    });
  }
  let firstSequence = 0;
  parentPort?.on('message', async (order: { targets: readonly number[]; seconds: number }) => {
    delays.length = 0;
    const sent = await sendAll(sockets, order.targets, order.seconds * 1000, firstSequence);
    firstSequence += sent / sockets.length;
    parentPort?.postMessage({ sent, received: delays.length, delaysMs: percentiles(delays) } satisfies Measured);
  });
  tellReady(sockets);
}

function tellReady(sockets: readonly Socket[]): void {
  const ports = sockets.map((socket) => socket.address().port);
  parentPort?.postMessage({ ports, task: `/proc/${readlinkSync('/proc/thread-self')}` } satisfies Ready);
}

async function sendAll(
  sockets: readonly Socket[],
  targets: readonly number[],
  forMs: number,
  firstSequence: number,
): Promise<number> {
  const start = performance.now();
  const total = Math.floor(forMs / PTIME_MS) * sockets.length;
  const payload = Buffer.alloc(PAYLOAD_BYTES, 0xff);
  let sent = 0;
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / PTIME_MS) * sockets.length));
    for (; sent < due; sent++) {
      const leg = sent % sockets.length;
      const sequence = firstSequence + Math.floor(sent / sockets.length);
      payload.writeDoubleBE(performance.now(), 0);
      const packet = buildRtp({
        payloadType: 0,
        sequence,
        timestamp: sequence * PAYLOAD_BYTES,
        ssrc: leg + 1,
        payload,
      });
      sockets[leg]?.send(packet, targets[leg] ?? 0, HOST);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
  return sent;
}

function percentiles(delays: readonly number[]): Measured['delaysMs'] {
  const sorted = [...delays].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** The baseline: legs 2n and 2n+1 are a call. */
async function forward(targets: readonly number[]): Promise<void> {
  const sockets = await Promise.all(targets.map(bind));
  await Promise.all(
    sockets.map(async (socket, leg) => {
      socket.connect(targets[leg] ?? 0, HOST);
      socket.on('message', (packet) => sockets[leg ^ 1]?.send(packet));
    }),
  );
  tellReady(sockets);
}

async function startThread(role: Role): Promise<Phones> {
  const thread = new Worker(new URL(import.meta.url), { workerData: role });
  const [ready]: Ready[] = await once(thread, 'message');
  if (!ready) throw new Error('a thread did not start');
  return { thread, ...ready };
}

/** Microseconds of CPU of this process without its generator: whoever relays, and V8's helpers. */
function cpuWithout(generator: string): number {
  const { user, system } = process.cpuUsage();
  const nanoseconds = Number(readFileSync(`${generator}/schedstat`, 'utf8').split(' ')[0]);
  return user + system - nanoseconds / 1000;
}

async function run(generator: Worker, targets: readonly number[], seconds: number): Promise<Measured> {
  generator.postMessage({ targets, seconds });
  const [measured]: Measured[] = await once(generator, 'message');
  if (!measured) throw new Error('the generator gave no result');
  return measured;
}

async function measure(name: string, phones: Phones, targets: readonly number[], seconds: number): Promise<Row> {
  await run(phones.thread, targets, WARM_UP_SECONDS);
  const before = cpuWithout(phones.task);
  const { sent, received, delaysMs } = await run(phones.thread, targets, seconds);
  const microsPerPacket = (cpuWithout(phones.task) - before) / received;
  return {
    name,
    figures: {
      'packets/s': received / seconds,
      'loss %': (100 * (sent - received)) / sent,
      'delay p50 ms': delaysMs.p50,
      'delay p99 ms': delaysMs.p99,
      'CPU us/packet': microsPerPacket,
      '% of a core each call': (microsPerPacket * PACKETS_PER_SECOND_OF_A_CALL) / 10_000,
    },
  };
}

async function measureForwarder(phones: Phones, seconds: number): Promise<Row> {
  const { thread, ports } = await startThread({ role: 'forwarder', targets: phones.ports });
  const row = await measure('bare connected-socket forwarder', phones, ports, seconds);
  await thread.terminate();
  return row;
}

async function measurePlane(phones: Phones, seconds: number): Promise<Row> {
  const portRange = { min: 20_000, max: 20_000 + phones.ports.length * 4 };
  const plane = await startMediaPlane({ workers: 1, addresses: [HOST], portRange });
  const endpoints = await Promise.all(phones.ports.map(() => plane.createEndpoint()));
  const payloads = [{ pt: 0, codec: 'PCMU', clockRate: 8000 }];
  await Promise.all(
    endpoints.map(({ id }, leg) => plane.setRemote(id, { address: HOST, port: phones.ports[leg] ?? 0, payloads })),
  );
  for (let leg = 0; leg < endpoints.length; leg += 2) {
    const [a, b] = [endpoints[leg], endpoints[leg + 1]];
    if (a && b) await plane.bridge(a.id, b.id);
  }
  const ports = endpoints.map(({ port }) => port);
  const row = await measure('media plane, one media thread', phones, ports, seconds);
  await plane.close();
  return row;
}

async function main(): Promise<void> {
  const calls = Math.min(400, Math.max(1, Number(process.argv[2] ?? 100) || 100));
  const seconds = Math.min(30, Math.max(1, Number(process.argv[3] ?? 5) || 5));
  console.log(`${calls} bridged calls, 20 ms G.711 both ways, ${seconds} s a side, loopback`);
  const phones = await startThread({ role: 'generator', legs: calls * 2 });
  const baseline = await measureForwarder(phones, seconds);
  const plane = await measurePlane(phones, seconds);
  const ratio = (figure: string) => ((plane.figures[figure] ?? 0) / (baseline.figures[figure] ?? 0)).toFixed(2);
  report(
    'rtp-relay',
    [plane, baseline],
    [`plane / forwarder: CPU per packet ${ratio('CPU us/packet')}, delay p99 ${ratio('delay p99 ms')}; ${calls} calls`],
  );
  await phones.thread.terminate();
}

if (isMainThread) {
  await main();
} else {
  const role: Role = workerData;
  if (role.role === 'generator') await generate(role.legs);
  else await forward(role.targets);
}
