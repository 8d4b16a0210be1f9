/**
 * A soak: calls relayed all the time and new ones coming and going, while memory and open files are watched. Ends with
 * a table by minute, whether any call failed, and whether every finished call has its record.
 *
 *     node bench/soak.ts [minutes = 20] [relayed = 200] [calls a second = 20]
 */

import { freePorts } from '../tests/phones/ports.ts';
import { SippPhone } from '../tests/phones/sipp-phone.ts';
import { field, logInAsAdmin } from '../tests/system/api-client.ts';
import { eventually } from '../tests/system/eventually.ts';
import { openFiles, residentMiB } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';
import { phoneOf, runSipp, startSystem } from './load/system-under-load.ts';

const [minutes = 20, relayed = 200, rate = 20] = process.argv.slice(2).map(Number);
const MINUTE_MS = 60_000;
const SETTLE_MS = 30_000;

const system = await startSystem(4);
const phones: SippPhone[] = [];

async function startCallee(number: string, echo: boolean): Promise<void> {
  const port = await freePorts(2);
  await runSipp({ scenario: 'uac-registers', ...phoneOf(system, number), port, expires: 3600 });
  const options = { scenario: 'uas-answers-and-waits-for-bye', user: number, port, answerMs: 20, echo };
  phones.push(await SippPhone.start({ ...options, calls: 1_000_000, timeoutMs: (minutes + 10) * MINUTE_MS }));
}

function caller(number: string, from: string, options: { calls: number; callsPerSecond: number; talkMs: number }) {
  return SippPhone.start({
    scenario: 'uac-invites-talks-and-hangs-up',
    ...phoneOf(system, from),
    number,
    concurrentCalls: options.calls,
    timeoutMs: (minutes + 10) * MINUTE_MS,
    ...options,
  });
}

try {
  await startCallee('2001', true);
  await startCallee('2003', false);
  const short = rate * minutes * 60;
  const long = await caller('2001', '2000', { calls: relayed, callsPerSecond: 20, talkMs: minutes * MINUTE_MS });
  const many = await caller('2003', '2002', { calls: short, callsPerSecond: rate, talkMs: 500 });
  phones.push(long, many);

  const rows: Row[] = [];
  for (let minute = 1; minute <= minutes; minute += 1) {
    await new Promise((resolve) => setTimeout(resolve, MINUTE_MS));
    const figures = { 'memory MiB': residentMiB(system.pid), 'open files': openFiles(system.pid) };
    rows.push({ name: `minute ${minute}`, figures });
  }
  const ends = await Promise.all([long.finished, many.finished]);
  const failed = ends.filter((end) => end.exitCode !== 0).length;

  const admin = await logInAsAdmin(system.server.url);
  const count = async () => Number((await admin('GET', `/cdr?tenant_id=${system.tenant.tenantId}&totalrows`)).body);
  const records = await eventually(count, (found) => found >= relayed + short, SETTLE_MS).catch(count);
  const channels = field((await admin('GET', '/realtime')).body, 'channel_count');
  const first = rows[0]?.figures['memory MiB'] ?? 0;
  const last = rows.at(-1)?.figures['memory MiB'] ?? 0;
  report('soak', rows, [
    `calls: ${relayed + short}, runs of the load that failed: ${failed}, records: ${records}, channels left: ${channels}`,
    `memory at the end: ${(last / (first || 1)).toFixed(2)} times that of the first minute`,
  ]);
  if (failed > 0 || records !== relayed + short) process.exitCode = 1;
} finally {
  await Promise.all(phones.map((phone) => phone.dispose()));
  await system.server.dispose();
}
