/**
 * What a party of a conference costs beside a leg of a relayed call: the same phones, each sending and hearing a packet
 * every 20 ms, first bridged in pairs, then in rooms of several sizes. In each room a third of the parties talks, three at
 * most; the others send silence, which their energy gates keep out. Prints the processor time of one party, how many a core
 * carries, and the ratio to the relay.
 *
 *     node bench/conference.ts [parties = 120] [seconds per run = 4]
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { buildRtp, encodeG711, type MediaPlane, startMediaPlane } from '@strowger/rtp';
import { type Row, report } from './load/report.ts';

const HOST = '127.0.0.1';
const PTIME_MS = 20;
const WARM_UP_SECONDS = 2;
const PORT_RANGE = { min: 24_000, max: 27_999 };
const PAYLOADS = [{ pt: 0, codec: 'PCMU', clockRate: 8000 }];
const ROOM_SIZES = [3, 10, 40, 100];
const MOST_TALKERS = 3;
const FRAME = 160;

interface Order {
  readonly targets: readonly number[];
  /** Which phones talk; the others send silence. */
  readonly talkers: readonly boolean[];
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

/** A second of a tone in u-law, packet by packet. */
function tonePackets(): Uint8Array[] {
  return Array.from({ length: 50 }, (_, n) => {
    const samples = Int16Array.from({ length: FRAME }, (_unused, i) => 8000 * Math.sin((n * FRAME + i) * 0.45));
    return encodeG711('ulaw', samples);
  });
}

/** The phones of all parties, on a thread of their own, evenly spread over the 20 ms. */
async function generate(parties: number): Promise<void> {
  const sockets = await Promise.all(Array.from({ length: parties }, bind));
  const silence = encodeG711('ulaw', new Int16Array(FRAME));
  const tone = tonePackets();
  let received = 0;
  for (const socket of sockets) socket.on('message', () => received++);
  let packets = 0;
  parentPort?.on('message', async ({ targets, talkers, seconds }: Order) => {
    received = 0;
    const cpu = process.threadCpuUsage();
    const start = performance.now();
    const total = Math.floor((seconds * 1000) / PTIME_MS) * parties;
    for (let sent = 0; sent < total; ) {
      const due = Math.min(total, Math.floor(((performance.now() - start) / PTIME_MS) * parties));
      for (; sent < due; sent++) {
        const party = sent % parties;
        const sequence = packets + Math.floor(sent / parties);
        const payload = (talkers[party] ? tone[sequence % tone.length] : silence) ?? silence;
        const timestamp = sequence * FRAME;
        const packet = buildRtp({ payloadType: 0, sequence, timestamp, ssrc: party + 1, payload });
        sockets[party]?.send(packet, targets[party] ?? 0, HOST);
      }
      await after(1);
    }
    packets += total / parties;
    const { user, system } = process.threadCpuUsage(cpu);
    parentPort?.postMessage({ received, cpuMs: (user + system) / 1000 } satisfies Sent);
  });
  parentPort?.postMessage(sockets.map((socket) => socket.address().port));
}

async function run(generator: Worker, order: Order): Promise<Sent> {
  generator.postMessage(order);
  const [sent]: Sent[] = await once(generator, 'message');
  if (!sent) throw new Error('the generator gave no result');
  return sent;
}

interface Scene {
  readonly name: string;
  /** Connects the endpoints; gives back how to end that. */
  readonly connect: (plane: MediaPlane, ids: readonly string[]) => Promise<() => Promise<void>>;
  readonly talks: (party: number) => boolean;
}

const RELAY: Scene = {
  name: 'relayed in pairs',
  async connect(plane, ids) {
    for (let i = 0; i + 1 < ids.length; i += 2) await plane.bridge(ids[i] ?? '', ids[i + 1] ?? '');
    return () => Promise.resolve();
  },
  talks: () => true,
};

function rooms(size: number): Scene {
  return {
    name: `rooms of ${size}`,
    async connect(plane, ids) {
      const mixers: string[] = [];
      for (let i = 0; i < ids.length; i += size) {
        const { mixerId } = await plane.createMixer();
        mixers.push(mixerId);
        for (const id of ids.slice(i, i + size)) await plane.joinMixer(mixerId, id);
      }
      return async () => {
        for (const mixerId of mixers) await plane.closeMixer(mixerId);
      };
    },
    talks: (party) => party % size < Math.min(MOST_TALKERS, Math.max(1, Math.floor(size / 3))),
  };
}

async function measure(
  plane: MediaPlane,
  generator: Worker,
  phones: readonly number[],
  scene: Scene,
  seconds: number,
): Promise<Row> {
  const endpoints = await Promise.all(phones.map(() => plane.createEndpoint()));
  await Promise.all(
    endpoints.map(({ id }, party) =>
      plane.setRemote(id, { address: HOST, port: phones[party] ?? 0, payloads: PAYLOADS }),
    ),
  );
  const ids = endpoints.map(({ id }) => id);
  const disconnect = await scene.connect(plane, ids);
  const order = { targets: endpoints.map(({ port }) => port), talkers: phones.map((_, party) => scene.talks(party)) };
  await run(generator, { ...order, seconds: WARM_UP_SECONDS });
  const cpu = process.cpuUsage();
  const { received, cpuMs } = await run(generator, { ...order, seconds });
  const { user, system } = process.cpuUsage(cpu);
  await disconnect();
  await Promise.all(ids.map((id) => plane.closeEndpoint(id)));
  const percent = (100 * ((user + system) / 1000 - cpuMs)) / (seconds * 1000) / phones.length;
  return {
    name: scene.name,
    figures: {
      '% of a core each party': percent,
      'parties per core': 100 / percent,
      'packets/s each': received / seconds / phones.length,
    },
  };
}

async function main(): Promise<void> {
  const parties = Math.min(600, Math.max(4, Number(process.argv[2] ?? 120) || 120));
  const seconds = Math.min(20, Math.max(1, Number(process.argv[3] ?? 4) || 4));
  const generator = new Worker(new URL(import.meta.url), { workerData: { parties } });
  const [phones]: readonly number[][] = await once(generator, 'message');
  const plane = await startMediaPlane({ addresses: [HOST], portRange: PORT_RANGE });
  console.log(`${parties} parties, 20 ms G.711 both ways, ${seconds} s a run, one media thread, loopback`);
  const rows: Row[] = [];
  for (const scene of [RELAY, ...ROOM_SIZES.filter((size) => size <= parties).map(rooms)]) {
    rows.push(await measure(plane, generator, phones ?? [], scene, seconds));
  }
  const cost = (row: Row | undefined) => row?.figures['% of a core each party'] ?? Number.NaN;
  report(
    'conference',
    rows,
    rows.slice(1).map((row) => `${row.name} / relay: ${(cost(row) / cost(rows[0])).toFixed(2)} per party`),
  );
  await plane.close();
  await generator.terminate();
}

if (isMainThread) {
  await main();
} else {
  const { parties }: { parties: number } = workerData;
  await generate(parties);
}
