/**
 * What a transcoded call costs beside a relayed one: the same phones and the same number of calls, first G.711 both
 * ways, then with one phone of each call in another codec. Prints the processor time of one call and the ratio.
 *
 *     node bench/transcode.ts [calls = 10] [seconds per pair = 3]
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { buildRtp, encodeG711, type MediaPlane, type Payload, startMediaPlane } from '@strowger/rtp';

const HOST = '127.0.0.1';
const PTIME_MS = 20;
const WARM_UP_SECONDS = 1;
const PORT_RANGE = { min: 24_000, max: 27_999 };

const PCMU: Payload = { pt: 0, codec: 'PCMU', clockRate: 8000 };
const G722: Payload = { pt: 9, codec: 'G722', clockRate: 8000 };
const OPUS: Payload = { pt: 96, codec: 'opus', clockRate: 48_000, channels: 2, fmtp: 'useinbandfec=1' };

/** What one phone sends over and over: payloads of a tone, recorded from the plane itself. */
interface Voice {
  readonly payload: Payload;
  readonly frames: readonly Uint8Array[];
}

interface Order {
  readonly voices: readonly [Voice, Voice];
  readonly targets: readonly number[];
  readonly seconds: number;
}

interface Sent {
  readonly received: number;
  /** Processor time of the generator, which is not the plane's. */
  readonly cpuMs: number;
}

function bind(): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', lookup: (host, _options, done) => done(null, host, 4) });
  return new Promise((resolve) => socket.bind({ address: HOST, port: 0, exclusive: true }, () => resolve(socket)));
}

/** The phones of all calls, legs 2n and 2n+1 being a call, on a thread of their own. */
async function generate(legs: number): Promise<void> {
  const sockets = await Promise.all(Array.from({ length: legs }, bind));
  let received = 0;
  for (const socket of sockets) socket.on('message', () => received++);
  let sequence = 0;
  parentPort?.on('message', async ({ voices, targets, seconds }: Order) => {
    received = 0;
    const cpu = process.threadCpuUsage();
    const start = performance.now();
    for (let tick = 0; tick < (seconds * 1000) / PTIME_MS; tick++) {
      for (const [leg, socket] of sockets.entries()) {
        send(socket, voices[leg % 2 ? 1 : 0], targets[leg] ?? 0, leg, sequence);
      }
      sequence++;
      await after(Math.max(1, start + (tick + 1) * PTIME_MS - performance.now()));
    }
    const { user, system } = process.threadCpuUsage(cpu);
    parentPort?.postMessage({ received, cpuMs: (user + system) / 1000 } satisfies Sent);
  });
  parentPort?.postMessage(sockets.map((socket) => socket.address().port));
}

function send(socket: Socket, { payload: { pt, clockRate }, frames }: Voice, to: number, leg: number, n: number): void {
  const payload = frames[n % frames.length] ?? new Uint8Array(0);
  const timestamp = (n * clockRate) / (1000 / PTIME_MS);
  socket.send(buildRtp({ payloadType: pt, sequence: n, timestamp, ssrc: leg + 1, payload }), to, HOST);
}

/** A second of a tone in some codec, as the plane plays it. */
async function record(plane: MediaPlane, payload: Payload): Promise<Voice> {
  const socket = await bind();
  const frames: Uint8Array[] = [];
  socket.on('message', (packet) => frames.push(new Uint8Array(packet.subarray(12))));
  const { id } = await plane.createEndpoint();
  await plane.setRemote(id, { address: HOST, port: socket.address().port, payloads: [payload] });
  const tone = { segments: [{ frequencies: [440, 1000], on: 1000, off: 0 }], loops: 1 };
  const { ended } = await plane.play(id, { kind: 'tone', tone });
  await ended;
  await plane.closeEndpoint(id);
  socket.close();
  return { payload, frames: frames.length > 0 ? frames : [encodeG711('ulaw', new Int16Array(160))] };
}

async function run(generator: Worker, order: Order): Promise<Sent> {
  generator.postMessage(order);
  const [sent]: Sent[] = await once(generator, 'message');
  if (!sent) throw new Error('the generator gave no result');
  return sent;
}

/** Processor time of one call in percent of a core, and how many packets came out of the plane per call and second. */
async function measure(
  plane: MediaPlane,
  generator: Worker,
  phones: readonly number[],
  voices: readonly [Voice, Voice],
  seconds: number,
): Promise<{ percent: number; packets: number; path: string }> {
  const endpoints = await Promise.all(phones.map(() => plane.createEndpoint()));
  await Promise.all(
    endpoints.map(({ id }, leg) => {
      const { payload } = voices[leg % 2 ? 1 : 0];
      return plane.setRemote(id, { address: HOST, port: phones[leg] ?? 0, payloads: [payload] });
    }),
  );
  let path = '';
  for (let leg = 0; leg < endpoints.length; leg += 2) {
    const [a, b] = [endpoints[leg], endpoints[leg + 1]];
    if (a && b) path = (await plane.bridge(a.id, b.id)).aToB;
  }
  const targets = endpoints.map(({ port }) => port);
  await run(generator, { voices, targets, seconds: WARM_UP_SECONDS });
  const cpu = process.cpuUsage();
  const { received, cpuMs } = await run(generator, { voices, targets, seconds });
  const { user, system } = process.cpuUsage(cpu);
  await Promise.all(endpoints.map(({ id }) => plane.closeEndpoint(id)));
  const calls = phones.length / 2;
  const ownMs = (user + system) / 1000 - cpuMs;
  return { percent: (100 * ownMs) / (seconds * 1000) / calls, packets: received / seconds / calls, path };
}

async function main(): Promise<void> {
  const calls = Math.min(40, Math.max(1, Number(process.argv[2] ?? 10) || 10));
  const seconds = Math.min(5, Math.max(1, Number(process.argv[3] ?? 3) || 3));
  const generator = new Worker(new URL(import.meta.url), { workerData: { legs: calls * 2 } });
  const [phones]: readonly number[][] = await once(generator, 'message');
  const plane = await startMediaPlane({ addresses: [HOST], portRange: PORT_RANGE });
  await plane.transcodableCodecs();
  const [pcmu, g722, opus] = [await record(plane, PCMU), await record(plane, G722), await record(plane, OPUS)];
  console.log(`${calls} calls, 20 ms packets both ways, ${seconds} s a pair, one media thread, loopback`);
  let relayed: number | null = null;
  for (const voices of [
    [pcmu, pcmu],
    [pcmu, g722],
    [pcmu, opus],
    [g722, opus],
  ] as const) {
    const { percent, packets, path } = await measure(plane, generator, phones ?? [], voices, seconds);
    relayed ??= percent;
    const [one, other] = voices.map(({ payload }) => payload.codec.padEnd(4));
    console.log(
      `${one} <-> ${other}  ${path.padEnd(9)}  ${percent.toFixed(2).padStart(6)} % of a core per call  ` +
        `${(percent / relayed).toFixed(1).padStart(6)} x relayed  ${packets.toFixed(1)} packets/s per call`,
    );
  }
  await plane.close();
  await generator.terminate();
}

if (isMainThread) {
  await main();
} else {
  const { legs }: { legs: number } = workerData;
  await generate(legs);
}
