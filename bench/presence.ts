/**
 * What it costs to tell a change of state to the phones whose lamps show it (RFC 6665, RFC 4235): consoles that watch the
 * same extensions are told of them all, round by round, a quarter of a second apart, which is what gathers faster changes.
 * Beside it the SIP stack alone sends and takes the answers of as many NOTIFYs with the same headers and body, of no
 * subscription. Prints processor time of a NOTIFY, how many a core delivers, and the ratio.
 *
 *     node bench/presence.ts [phones = 40] [lamps = 10] [rounds = 40]
 */
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { SipEndpoint } from '@strowger/sip';
import { type WatchedState, Watcher } from '@strowger/sip/testing/watcher';
import { Laboratory } from '../packages/engine/src/testing/laboratory.ts';
import { DOMAIN, extension, TENANT_ID, tenantWith } from '../packages/engine/src/testing/test-host.ts';
import { type Row, report } from './load/report.ts';

const HOST = '127.0.0.1';
const ROUND_MS = 260;
const PATIENCE_MS = 10_000;
const WARM_UP_ROUNDS = 8;
const FIRST_PHONE = 2000;
const FIRST_LAMP = 6000;

interface Scene {
  readonly port: number;
  readonly phones: number;
  readonly lamps: number;
}

/** Where the phones are, and what a NOTIFY to one of them says. */
interface Ready {
  readonly contacts: readonly string[];
  readonly event: string;
  readonly contentType: string;
  readonly body: string;
}

interface Heard {
  readonly notifies: number;
  /** Copies of a NOTIFY whose answer came too late. */
  readonly repeated: number;
  /** Processor time of the phones so far, which is not ours. */
  readonly cpuMs: number;
}

const numbersFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => String(first + index));

/** The phones, on a thread of their own: they count what comes and say how much on request. */
async function watch({ port, phones, lamps }: Scene): Promise<void> {
  const watchers = await Promise.all(
    numbersFrom(FIRST_PHONE, phones).map((user) =>
      Watcher.open({ server: { host: HOST, port }, domain: DOMAIN, user, password: `secret-${user}` }),
    ),
  );
  const states: WatchedState[] = [];
  for (const watcher of watchers) {
    for (const lamp of numbersFrom(FIRST_LAMP, lamps)) {
      const { status, state } = await watcher.subscribe(`dnd+${lamp}`, 'dialog');
      if (status !== 200) throw new Error(`a subscription was answered ${status}`);
      states.push(state);
    }
  }
  const first = await states[0]?.next();
  const kept = new Set<string>();
  let repeated = 0;
  parentPort?.on('message', () => {
    for (const { notifies } of [...states, ...watchers.map(({ unsolicited }) => ({ notifies: unsolicited }))]) {
      for (const { callId, cseq } of notifies.splice(0)) {
        const name = `${callId} ${cseq.sequence}`;
        if (kept.has(name)) repeated += 1;
        kept.add(name);
      }
    }
    const { user, system } = process.threadCpuUsage();
    parentPort?.postMessage({ notifies: kept.size, repeated, cpuMs: (user + system) / 1000 } satisfies Heard);
  });
  parentPort?.postMessage({
    contacts: watchers.map(({ contact }) => contact.replace(/[<>]/g, '')),
    event: first?.headers.get('Event') ?? '',
    contentType: first?.contentType ?? '',
    body: first?.text ?? '',
  } satisfies Ready);
}

async function heardBy(worker: Worker): Promise<Heard> {
  worker.postMessage('count');
  const [heard]: Heard[] = await once(worker, 'message');
  if (heard === undefined) throw new Error('the phones gave no figure');
  return heard;
}

/** Runs the rounds and waits until all of each was heard. @param tell tells every lamp to every phone */
async function measure(
  name: string,
  worker: Worker,
  { phones, lamps }: Scene,
  rounds: number,
  tell: (round: number) => void | Promise<void>,
): Promise<Row> {
  const each = phones * lamps;
  const before = await heardBy(worker);
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let round = 0; round < rounds; round++) {
    await tell(round);
    await after(ROUND_MS);
    await until(async () => (await heardBy(worker)).notifies >= before.notifies + (round + 1) * each);
  }
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - start) / 1000;
  const heard = await heardBy(worker);
  const notifies = heard.notifies - before.notifies;
  const cpuMs = (user + system) / 1000 - (heard.cpuMs - before.cpuMs);
  return {
    name,
    figures: {
      'changes/s': (rounds * lamps) / seconds,
      'NOTIFYs/s': notifies / seconds,
      'CPU ms a NOTIFY': cpuMs / notifies,
      'NOTIFYs a core a second': (1000 * notifies) / cpuMs,
      repeated: heard.repeated - before.repeated,
    },
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('not every NOTIFY arrived');
    await after(10);
  }
}

async function main(): Promise<void> {
  const [phones = 40, lamps = 10, rounds = 40] = process.argv.slice(2).map(Number);
  const users = numbersFrom(FIRST_PHONE, phones).map((number) => extension(number));
  const tenantAt = (round: number) =>
    tenantWith([
      ...users,
      ...numbersFrom(FIRST_LAMP, lamps).map((number) => extension(number, { doNotDisturb: round % 2 === 0 })),
    ]);
  const laboratory = await Laboratory.open({
    engine: { sourceLimits: () => ({ messagesPerSecond: 0, connectionsPerSecond: 0 }) },
  });
  laboratory.host.tenant = tenantAt(1);
  const scene: Scene = { port: laboratory.portOf(), phones, lamps };
  const worker = new Worker(new URL(import.meta.url), { workerData: scene });
  const [ready]: Ready[] = await once(worker, 'message');
  if (ready === undefined) throw new Error('the phones did not subscribe');
  console.log(`${phones} phones watch ${lamps} lamps each, ${rounds} rounds of ${phones * lamps} NOTIFYs, loopback`);
  await after(1000);

  const change = (round: number) => {
    laboratory.host.tenant = tenantAt(round);
    laboratory.engine.configurationChanged({ tenantId: TENANT_ID, resource: 'fpbx_extensions', id: '' });
  };
  const stack = new SipEndpoint({
    listen: [{ transport: 'udp', address: HOST, port: 0 }],
    onRequest: (_request, transaction) => void transaction.respond(405),
  });
  await stack.start();
  const send = async () => {
    for (const contact of ready.contacts) {
      for (let lamp = 0; lamp < lamps; lamp++) stack.request(notifyTo(contact)).catch(() => undefined);
      // The answers of all at once would be more than a socket holds.
      await after(2);
    }
  };
  const notifyTo = (contact: string) => ({
    method: 'NOTIFY',
    uri: contact,
    from: `<sip:${FIRST_LAMP}@${DOMAIN}>`,
    headers: [
      ['Event', ready.event],
      ['Subscription-State', 'active;expires=600'],
    ] as const,
    contactUser: String(FIRST_LAMP),
    body: ready.body,
    contentType: ready.contentType,
  });
  await measure('warm-up', worker, scene, WARM_UP_ROUNDS, change);
  await measure('warm-up', worker, scene, WARM_UP_ROUNDS, send);
  const rows = [
    await measure('the stack alone', worker, scene, rounds, send),
    await measure('lamps of subscriptions', worker, scene, rounds, change),
  ];
  const [alone, told] = rows.map(({ figures }) => figures['CPU ms a NOTIFY'] ?? Number.NaN);
  const isBusy = rows.some(({ figures }) => (figures['repeated'] ?? 0) > rounds * phones * lamps * 0.01);
  report('presence', rows, [
    `a lamp / the stack alone: ${((told ?? 0) / (alone ?? 1)).toFixed(2)} per NOTIFY`,
    ...(isBusy ? ['the machine was too busy: NOTIFYs were repeated, which the figures contain'] : []),
  ]);
  await worker.terminate();
  await stack.stop();
  await laboratory.close();
}

if (isMainThread) {
  await main();
} else {
  const scene: Scene = workerData;
  await watch(scene);
}
