/**
 * A soak of a campaign: text messages to many contacts, as fast as a campaign goes, over a provider that takes each after a
 * moment, while the server is killed (SIGKILL) at random moments and started again, and paused once right after one of
 * them. Ends with a table and a verdict: each contact was reached, none left over; the provider, which knows the keys of
 * messages as providers do, has no second message for anybody; nothing went out while it was paused; and what the process
 * holds is flat once it is killed no more. Exits with 1 when it is not so.
 *
 *     node bench/campaign-soak.ts [contacts = 10,000] [kills = 5]
 *
 * Ten messages a second: 10,000 contacts take 17 minutes and a minute for each kill.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { startReceiver } from '../apps/server/src/features/webhooks/testing/receiver.ts';
import { type ApiClient, expectStatus, field, logInAsAdmin } from '../tests/system/api-client.ts';
import { eventually } from '../tests/system/eventually.ts';
import { type ServerProcess, startServer } from '../tests/system/server-process.ts';
import { makeTextCampaign, reachedBy, type TextCampaign } from '../tests/system/text-campaign.ts';
import { family, startCpuClock } from './load/process-cpu.ts';
import { report } from './load/report.ts';
import { flatnessOf } from './soak/flatness.ts';
import { holdingOf } from './soak/watch-processes.ts';
import type { Sample } from './soak/watch-system.ts';

const [contacts = 10_000, kills = 5] = process.argv.slice(2).map(Number);
const TRIES = 3;
const RETRY_SECONDS = 10;
/** The provider's longest moment. */
const TAKES_MS = 150;
/** The part of the contacts within which it is killed; memory is watched in the rest. */
const KILLED_WITHIN = 0.3;
/** Longer than the lease of a process on what it has begun. */
const PAUSED_MS = 40_000;
const WATCH_MS = 5_000;
/** Four times what it takes at ten a second, and what each kill costs. */
const longestMs = contacts * 400 + kills * 120_000 + 180_000;

const TELLS_HEAPS = fileURLToPath(new URL('./soak/tell-heaps.ts', import.meta.url));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const failures: string[] = [];

const folder = mkdtempSync(join(tmpdir(), 'strowger-heaps-'));
const heaps = join(folder, 'heaps.json');
const database = await createTestDatabase();
const db: Database = await openDatabase({ url: database.url, log: silent });
const sink = await startReceiver();
sink.reply = (response) => void setTimeout(() => response.end(), Math.random() * TAKES_MS);
const server = await startServer({
  DATABASE_URL: database.url,
  STROWGER_MASTER_KEY: '0123456789abcdef'.repeat(4),
  STROWGER_LOG: 'error',
  NODE_OPTIONS: `--import=${TELLS_HEAPS}`,
  BENCH_HEAPS: heaps,
});

const reachedCount = () => reachedBy(sink).size;

/** As many random moments, each as the number of contacts that are reached by then. */
function momentsOf(count: number): number[] {
  const within = contacts * KILLED_WITHIN;
  return Array.from({ length: count }, () => Math.ceil(Math.random() * within)).toSorted((a, b) => a - b);
}

async function killAt(moment: number): Promise<void> {
  await eventually(
    async () => reachedCount(),
    (count) => count >= moment,
    longestMs,
  );
  // Anywhere between two of its steps.
  await pause(Math.random() * 200);
  await server.kill9();
  console.log(`killed with ${reachedCount()} reached`);
  await server.restart();
}

/** Right after a kill: what the dead process had taken may not begin either. */
async function pauseFor(campaign: TextCampaign): Promise<void> {
  await campaign.stop();
  // What had begun ends by itself.
  await pause(2 * TAKES_MS + 1000);
  const before = sink.received.length;
  await pause(PAUSED_MS);
  const after = sink.received.length - before;
  if (after > 0) failures.push(`${after} messages went out while the campaign was paused`);
  await campaign.start();
}

async function watchUntilDone(process: ServerProcess, campaign: TextCampaign): Promise<Sample[]> {
  const samples: Sample[] = [];
  const pid = process.pid();
  const began = performance.now();
  for (;;) {
    const cpu = startCpuClock(() => family(pid));
    await pause(WATCH_MS);
    const second = (performance.now() - began) / 1000;
    samples.push({ second, cpuPercent: (cpu() / WATCH_MS) * 100_000, up: 0, ...holdingOf({ pid, heaps }) });
    const status = field(await campaign.read(), 'status');
    if (status === 'completed') return samples;
    if (status !== 'running' || second * 1000 > longestMs) throw new Error(`the campaign is ${String(status)}`);
  }
}

/** @returns how many messages came again */
async function judge(campaign: TextCampaign): Promise<number> {
  const row = await campaign.read();
  const reached = reachedBy(sink);
  const keysOf = [...reached.values()];
  const twice = keysOf.filter((keys) => new Set(keys).size > 1).length;
  const check = (what: string, is: unknown, right: number) => {
    if (is !== right) failures.push(`${what}: ${String(is)} instead of ${right}`);
  };
  check('contacts reached', reached.size, contacts);
  check('contacts with a second message', twice, 0);
  for (const name of ['contact_total', 'contact_done', 'successful']) check(name, field(row, name), contacts);
  check('failed', field(row, 'failed'), 0);
  return keysOf.reduce((sum, keys) => sum + keys.length - 1, 0);
}

async function prepare(admin: ApiClient): Promise<TextCampaign> {
  expectStatus(await admin('PUT', '/transmissions/retryinterval', RETRY_SECONDS), 200);
  return makeTextCampaign({ url: server.url, db, admin, sink }, { contacts, tries: TRIES });
}

try {
  const campaign = await prepare(await logInAsAdmin(server.url));
  const began = performance.now();
  await campaign.start();
  const moments = momentsOf(kills);
  const pausedAfter = Math.floor(Math.random() * kills);
  for (const [nth, moment] of moments.entries()) {
    await killAt(moment);
    if (nth === pausedAfter) await pauseFor(campaign);
  }
  const left = contacts - reachedCount();
  const watched = await watchUntilDone(server, campaign);
  const seconds = watched.at(-1)?.second ?? 0;
  const repeated = await judge(campaign);
  const flatness = flatnessOf(watched, seconds / 60);
  failures.push(...flatness.failures);
  const cpu = watched.reduce((sum, { cpuPercent }) => sum + cpuPercent, 0) / watched.length / 100;
  const row = {
    name: `${contacts} contacts, ${kills} kills`,
    figures: {
      minutes: (performance.now() - began) / 60_000,
      reached: reachedCount(),
      'came again': repeated,
      'a second': left / seconds,
      'CPU ms a message': (cpu * 1000 * seconds) / left,
      'server MiB': watched.at(-1)?.server ?? Number.NaN,
    },
  };
  const verdict =
    failures.length === 0
      ? `each contact was reached by one message, and nobody is left; memory: ${flatness.verdict}`
      : `NOT SO: ${failures.join('; ')}`;
  report('campaign-soak', [row], ['figures by second are of the time without kills', ...flatness.lines, verdict]);
  if (failures.length > 0) process.exitCode = 1;
} finally {
  await server.dispose();
  await sink.close();
  await db.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
}
