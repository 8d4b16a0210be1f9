/**
 * A soak: calls relayed all the time and new ones coming and going, while memory, open files and CPU are watched. Ends
 * with a table by minute and a verdict: calls all went well, relayed ones stayed up, every call has its record, and
 * what the processes hold is flat once a part of the time has warmed them up. Exits with 1 when it is not so.
 *
 *     node bench/soak.ts [minutes = 20] [relayed = 200] [calls a second = 20]
 *
 * Phones register once, for an hour: not longer than 55 minutes.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../tests/phones/ports.ts';
import { SippPhone } from '../tests/phones/sipp-phone.ts';
import { field, logInAsAdmin } from '../tests/system/api-client.ts';
import { eventually } from '../tests/system/eventually.ts';
import { family, startCpuClock } from './load/process-cpu.ts';
import { report } from './load/report.ts';
import { phoneOf, runSipp, startSystem } from './load/system-under-load.ts';
import { CountedCalls } from './soak/counted-calls.ts';
import { isFlat, leastOf, trendOf } from './soak/trend.ts';
import { type Holding, holdingOf, type Kept, keptBy } from './soak/watch-processes.ts';

const [minutes = 20, relayed = 200, rate = 20] = process.argv.slice(2).map(Number);
const SECONDS = minutes * 60;
const SAMPLE_SECONDS = Math.min(10, Math.max(2, SECONDS / 120));
const RELAYED_A_SECOND = 20;
/** In less the heap has not found its size: a slope then says nothing. */
const TELLING_MINUTES = 10;
/** The least of each of that many parts are tested for a slope: what collections of garbage leave. */
const PARTS = 15;
/** What a figure may grow by after the warm-up without being called a leak: a share of it, and at least this many. */
const TOLERANCE = { share: 0.03, mebibytes: 6, files: 10 };
/** Calls that have not ended so long after the last sample hang. */
const END_MS = 180_000;
const SETTLE_MS = 60_000;
const CALLER = fileURLToPath(new URL('./scenarios/uac-keeps-a-call-up.xml', import.meta.url));
const CALLEE = fileURLToPath(new URL('./scenarios/uas-takes-calls.xml', import.meta.url));
const RECORDS_FROM = { relayed: '2000', short: '2002' };

interface Sample extends Holding, Kept {
  readonly second: number;
  readonly cpuPercent: number;
  readonly relayedUp: number;
}

const system = await startSystem(4);
const toDispose: { dispose(): Promise<void> }[] = [];

async function startCallee(number: string): Promise<void> {
  const port = await freePorts(2);
  await runSipp({ scenario: 'uac-registers', ...phoneOf(system, number), port, expires: 3600 });
  const options = { scenario: CALLEE, user: number, port, answerMs: 20, underLoad: true };
  toDispose.push(await SippPhone.start({ ...options, calls: 10_000_000, timeoutMs: (SECONDS + 600) * 1000 }));
}

async function startCalls(
  from: string,
  number: string,
  more: { calls: number; callsPerSecond: number; talkMs: number; underLoad: boolean },
): Promise<CountedCalls> {
  const calls = await CountedCalls.start({
    scenario: CALLER,
    ...phoneOf(system, from),
    number,
    concurrentCalls: more.calls,
    timeoutMs: (SECONDS + 600) * 1000,
    ...more,
  });
  toDispose.push(calls);
  return calls;
}

async function watch(long: CountedCalls): Promise<Sample[]> {
  const samples: Sample[] = [];
  const began = performance.now();
  for (let at = SAMPLE_SECONDS; at <= SECONDS; at += SAMPLE_SECONDS) {
    const cpu = startCpuClock(() => family(system.pid));
    const from = performance.now();
    await pause(began + at * 1000 - from);
    const cpuPercent = (cpu() / ((performance.now() - from) / 1000)) * 100;
    const kept = await keptBy(system.server.url);
    samples.push({ second: at, cpuPercent, relayedUp: long.count().up, ...holdingOf(system.pid), ...kept });
  }
  return samples;
}

/** Records of the calls that an extension made. */
async function recordsOf(extension: string, wanted: number): Promise<number> {
  const admin = await logInAsAdmin(system.server.url);
  const query = `/cdr?tenant_id=${system.tenant.tenantId}&extension=${extension}&leg=a&totalrows`;
  const count = async () => Number((await admin('GET', query)).body);
  return eventually(count, (found) => found >= wanted, SETTLE_MS).catch(count);
}

/** What must not grow. The database's open files are bounded by its own settings. */
const FIGURES = {
  'server MiB': ({ server }: Sample) => server,
  'objects MiB': ({ objects }: Sample) => objects,
  'buffers MiB': ({ buffers }: Sample) => buffers,
  'database MiB': ({ database }: Sample) => database,
  'server files': ({ serverFiles }: Sample) => serverFiles,
};

/** The part of the time after which a figure is judged: V8 goes on giving its heap room long after what it keeps is even. */
const warmUpOf = (name: string) => (name === 'server MiB' ? 1 / 2 : 1 / 4);

/** A line on each figure's slope after the warm-up. */
function slopesOf(samples: readonly Sample[]): { name: string; flat: boolean; text: string }[] {
  return Object.entries(FIGURES).map(([name, figure]) => {
    const warmUp = warmUpOf(name);
    const warm = samples.filter(({ second }) => second > SECONDS * warmUp);
    const trend = trendOf(leastOf(warm.map(figure), PARTS));
    const least = name.endsWith('MiB') ? TOLERANCE.mebibytes : TOLERANCE.files;
    const flat = isFlat(trend, Math.max(least, trend.middle * TOLERANCE.share));
    const slope = `${trend.growth.toFixed(1)} in ${(SECONDS * (1 - warmUp)).toFixed(0)} s at ${trend.middle.toFixed(0)}`;
    return { name, flat, text: `${name}: ${flat ? 'flat' : 'NOT FLAT'} (${slope}, z ${trend.z.toFixed(1)})` };
  });
}

function byMinute(samples: readonly Sample[]) {
  return Array.from({ length: Math.ceil(minutes) }, (_, at) => {
    const part = samples.filter(({ second }) => Math.ceil(second / 60) === at + 1);
    const mean = (of: (sample: Sample) => number) => part.reduce((sum, one) => sum + of(one), 0) / part.length;
    const figures = Object.fromEntries(Object.entries(FIGURES).map(([name, figure]) => [name, mean(figure)]));
    const relayedUp = Math.min(...part.map((one) => one.relayedUp));
    return {
      name: `minute ${at + 1}`,
      figures: {
        ...figures,
        'database files': mean((one) => one.databaseFiles),
        'CPU %': mean((one) => one.cpuPercent),
        'relayed at least': relayedUp,
      },
    };
  });
}

try {
  await startCallee('2001');
  await startCallee('2003');
  const wantedShort = rate * SECONDS;
  const long = await startCalls(RECORDS_FROM.relayed, '2001', {
    calls: relayed,
    callsPerSecond: RELAYED_A_SECOND,
    talkMs: (SECONDS + relayed / RELAYED_A_SECOND) * 1000,
    // One that the server ends has failed at once.
    underLoad: false,
  });
  const short = await startCalls(RECORDS_FROM.short, '2003', {
    calls: wantedShort,
    callsPerSecond: rate,
    talkMs: 1000,
    underLoad: true,
  });
  const samples = await watch(long);
  await Promise.race([Promise.all([long.finished, short.finished]), pause(END_MS, undefined, { ref: false })]);

  const counts = { relayed: long.count(), short: short.count() };
  const records = {
    relayed: await recordsOf(RECORDS_FROM.relayed, counts.relayed.made),
    short: await recordsOf(RECORDS_FROM.short, counts.short.made),
  };
  const admin = await logInAsAdmin(system.server.url);
  const left = Number(field((await admin('GET', '/realtime')).body, 'channel_count'));
  const up = samples.filter(({ second }) => second > relayed / RELAYED_A_SECOND + 5).map((one) => one.relayedUp);
  const heldUp = Math.min(...up);
  const slopes = slopesOf(samples);

  const failures = [
    ...(counts.relayed.made < relayed || counts.short.made < wantedShort ? ['the load made fewer calls'] : []),
    ...(counts.relayed.failed + counts.short.failed > 0 ? ['calls failed'] : []),
    ...(counts.relayed.up + counts.short.up > 0 ? ['calls hang'] : []),
    ...(heldUp < relayed ? ['relayed calls dropped'] : []),
    ...(records.relayed === counts.relayed.made && records.short === counts.short.made
      ? []
      : ['records do not fit calls']),
    ...(left === 0 ? [] : ['channels were left']),
    ...slopes.filter(({ flat }) => !flat && minutes >= TELLING_MINUTES).map(({ name }) => `${name} grows`),
  ];
  const memory = minutes >= TELLING_MINUTES ? 'flat' : `whether it is flat shows in ${TELLING_MINUTES} minutes or more`;
  for (const calls of [long, short]) if (calls.count().failed > 0) console.error(calls.errors());
  report('soak', byMinute(samples), [
    `relayed: ${counts.relayed.made} calls, ${counts.relayed.failed} failed, ${records.relayed} records, at least ${heldUp} up at once`,
    `short: ${counts.short.made} calls, ${counts.short.failed} failed, ${records.short} records`,
    `channels left: ${left}`,
    ...slopes.map(({ text }) => text),
    failures.length === 0 ? `VERDICT: holds; ${memory}` : `VERDICT: FAILED: ${failures.join('; ')}`,
  ]);
  if (failures.length > 0) process.exitCode = 1;
} finally {
  await Promise.all(toDispose.map((one) => one.dispose()));
  await system.server.dispose();
}
