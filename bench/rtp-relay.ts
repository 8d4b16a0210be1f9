/**
 * Relays N bridged G.711 calls through the media plane and, in the same run, through a bare forwarder: connected
 * sockets that pass each datagram on unread. Prints packets per second, loss, delay, CPU, and how the two compare.
 *
 *     node bench/rtp-relay.ts [calls = 100] [seconds per side = 3]
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { buildRtp, startMediaPlane } from '@strowger/rtp';

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

interface Result extends Measured {
  readonly name: string;
  readonly packetsPerSecond: number;
  readonly lossPercent: number;
  readonly cpuMicrosPerPacket: number;
}

const HOST = '127.0.0.1';
const PTIME_MS = 20;
const HEADER_BYTES = 12;
const PAYLOAD_BYTES = 160;
const DRAIN_MS = 300;
/** Sent first and not counted: latching, connecting and compiling are no part of a call's steady state. */
const WARM_UP_SECONDS = 1;

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
  parentPort?.postMessage(sockets.map((socket) => socket.address().port));
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
  parentPort?.postMessage(sockets.map((socket) => socket.address().port));
}

async function startThread(role: Role): Promise<{ thread: Worker; ports: readonly number[] }> {
  const thread = new Worker(new URL(import.meta.url), { workerData: role });
  const [ports]: readonly number[][] = await once(thread, 'message');
  return { thread, ports: ports ?? [] };
}

async function run(generator: Worker, targets: readonly number[], seconds: number): Promise<Measured> {
  generator.postMessage({ targets, seconds });
  const [measured]: Measured[] = await once(generator, 'message');
  if (!measured) throw new Error('the generator gave no result');
  return measured;
}

async function measure(name: string, generator: Worker, targets: readonly number[], seconds: number): Promise<Result> {
  await run(generator, targets, WARM_UP_SECONDS);
  const cpu = process.cpuUsage();
  const measured = await run(generator, targets, seconds);
  const { user, system } = process.cpuUsage(cpu);
  return {
    ...measured,
    name,
    packetsPerSecond: measured.received / seconds,
    lossPercent: (100 * (measured.sent - measured.received)) / measured.sent,
    cpuMicrosPerPacket: (user + system) / measured.received,
  };
}

async function measureForwarder(generator: Worker, phones: readonly number[], seconds: number): Promise<Result> {
  const { thread, ports } = await startThread({ role: 'forwarder', targets: phones });
  const result = await measure('bare connected-socket forwarder', generator, ports, seconds);
  await thread.terminate();
  return result;
}

async function measurePlane(generator: Worker, phones: readonly number[], seconds: number): Promise<Result> {
  const portRange = { min: 20_000, max: 20_000 + phones.length * 4 };
  const plane = await startMediaPlane({ workers: 1, addresses: [HOST], portRange });
  const endpoints = await Promise.all(phones.map(() => plane.createEndpoint()));
  const payloads = [{ pt: 0, codec: 'PCMU', clockRate: 8000 }];
  await Promise.all(
    endpoints.map(({ id }, leg) => plane.setRemote(id, { address: HOST, port: phones[leg] ?? 0, payloads })),
  );
  for (let leg = 0; leg < endpoints.length; leg += 2) {
    const [a, b] = [endpoints[leg], endpoints[leg + 1]];
    if (a && b) await plane.bridge(a.id, b.id);
  }
  const ports = endpoints.map(({ port }) => port);
  const result = await measure('media plane, one media thread', generator, ports, seconds);
  await plane.close();
  return result;
}

function print(result: Result): void {
  const { name, packetsPerSecond, lossPercent, delaysMs, cpuMicrosPerPacket } = result;
  console.log(
    `${name.padEnd(34)} ${packetsPerSecond.toFixed(0).padStart(7)} packets/s  loss ${lossPercent.toFixed(3)} %  ` +
      `delay p50 ${delaysMs.p50.toFixed(2)} ms  p99 ${delaysMs.p99.toFixed(2)} ms  ` +
      `cpu ${cpuMicrosPerPacket.toFixed(1)} us/packet (generator included)`,
  );
}

async function main(): Promise<void> {
  const calls = Math.min(400, Math.max(1, Number(process.argv[2] ?? 100) || 100));
  const seconds = Math.min(5, Math.max(1, Number(process.argv[3] ?? 3) || 3));
  console.log(`${calls} bridged calls, 20 ms G.711 both ways, ${seconds} s a side, loopback`);
  const { thread: generator, ports: phones } = await startThread({ role: 'generator', legs: calls * 2 });
  const baseline = await measureForwarder(generator, phones, seconds);
  print(baseline);
  const plane = await measurePlane(generator, phones, seconds);
  print(plane);
  const ratio = (of: (result: Result) => number) => (of(plane) / of(baseline)).toFixed(2);
  console.log(
    `plane / forwarder: packets/s ${ratio((r) => r.packetsPerSecond)}, p99 delay ${ratio((r) => r.delaysMs.p99)}, ` +
      `cpu per packet ${ratio((r) => r.cpuMicrosPerPacket)}`,
  );
  await generator.terminate();
}

if (isMainThread) {
  await main();
} else {
  const role: Role = workerData;
  if (role.role === 'generator') await generate(role.legs);
  else await forward(role.targets);
}
