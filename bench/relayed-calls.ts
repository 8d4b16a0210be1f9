/**
 * Relayed G.711 calls: CPU of our processes for each one, told by the server's threads and its database, beside what the
 * echoing far side itself uses for it (sipp); and the time from INVITE to 180 of new calls while they are relayed, beside
 * the same on an idle server.
 *
 *     node bench/relayed-calls.ts [calls = 200] [seconds = 15]
 */

import { setTimeout as pause } from 'node:timers/promises';
import { header, type LoggedMessage } from '../tests/phones/message-log.ts';
import { freePorts } from '../tests/phones/ports.ts';
import { SippPhone } from '../tests/phones/sipp-phone.ts';
import { startCpuClock, startCpuClockOfParts } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';
import { phoneOf, runSipp, type SystemUnderLoad, startSystem } from './load/system-under-load.ts';

const [calls = 200, seconds = 15] = process.argv.slice(2).map(Number);
const CALLS_A_SECOND = 20;
/** After the last call was set up: compiling and the first reports are no part of a call's steady state. */
const SETTLE_SECONDS = 5;
const PROBES = 200;

const system = await startSystem(4);
const phones: SippPhone[] = [];

async function startCallee(number: string, options: { echo: boolean; talkMs: number }): Promise<SippPhone> {
  const port = await freePorts(2);
  await runSipp({ scenario: 'uac-registers', ...phoneOf(system, number), port, expires: 3600 });
  const phone = await SippPhone.start({
    scenario: 'uas-answers-and-waits-for-bye',
    user: number,
    port,
    answerMs: 20,
    calls: 100_000,
    timeoutMs: 600_000,
    ...options,
  });
  phones.push(phone);
  return phone;
}

/** Milliseconds from each authenticated INVITE to its 180, sorted. */
async function timesTo180(under: SystemUnderLoad, number: string, count: number): Promise<number[]> {
  const caller = await SippPhone.start({
    scenario: 'uac-invites-talks-and-hangs-up',
    ...phoneOf(under, '2002'),
    number,
    calls: count,
    callsPerSecond: 10,
    concurrentCalls: 100,
    talkMs: 50,
    timeoutMs: 120_000,
  });
  await caller.finished;
  const messages = caller.messages();
  await caller.dispose();
  return delaysOf(messages).sort((a, b) => a - b);
}

function delaysOf(messages: readonly LoggedMessage[]): number[] {
  const invited = new Map<string, number>();
  const delays: number[] = [];
  for (const message of messages) {
    const id = header(message, 'Call-ID') ?? '';
    if (message.direction === 'sent' && message.startLine.startsWith('INVITE ')) invited.set(id, message.at);
    const began = invited.get(id);
    if (message.direction === 'received' && message.startLine.startsWith('SIP/2.0 180') && began !== undefined) {
      delays.push(message.at - began);
      invited.delete(id);
    }
  }
  return delays;
}

/** At half and at 99 % of sorted delays. */
function rowOf(name: string, sorted: readonly number[]): Row {
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { name, figures: { calls: sorted.length, 'p50 ms': at(0.5), 'p99 ms': at(0.99) } };
}

/** Per cent of a core for each relayed call. */
function percentOf(cpuSeconds: number): number {
  return (cpuSeconds / seconds / calls) * 100;
}

try {
  const echo = await startCallee('2001', { echo: true, talkMs: 1000 });
  await startCallee('2003', { echo: false, talkMs: 50 });
  await timesTo180(system, '2003', PROBES);
  const idle = await timesTo180(system, '2003', PROBES);

  const setUpSeconds = calls / CALLS_A_SECOND;
  const probingSeconds = PROBES / 10 + 15;
  const caller = await SippPhone.start({
    scenario: 'uac-invites-talks-and-hangs-up',
    ...phoneOf(system, '2000'),
    number: '2001',
    calls,
    callsPerSecond: CALLS_A_SECOND,
    concurrentCalls: calls,
    talkMs: (setUpSeconds + SETTLE_SECONDS + seconds + probingSeconds) * 1000,
    timeoutMs: 300_000,
  });
  phones.push(caller);
  await pause((setUpSeconds + SETTLE_SECONDS) * 1000);

  const ours = startCpuClockOfParts(system.pid);
  const theirs = startCpuClock(() => [echo.pid]);
  await pause(seconds * 1000);
  const used = ours();
  const usedByEcho = theirs();
  const busy = await timesTo180(system, '2003', PROBES);
  const { exitCode } = await caller.finished;

  const parts = Object.entries(used).map(([part, cpu]): [string, number] => [part, percentOf(cpu)]);
  const each = parts.reduce((sum, [, percent]) => sum + percent, 0);
  const perCall = { calls, '% of a core each': each, ...Object.fromEntries(parts), failed: exitCode === 0 ? 0 : 1 };
  const [busyRow, idleRow] = [
    rowOf(`INVITE to 180 with ${calls} calls relayed`, busy),
    rowOf('INVITE to 180 on the idle server', idle),
  ];
  const times = (figure: string): string =>
    ((busyRow.figures[figure] ?? 0) / (idleRow.figures[figure] ?? 0)).toFixed(1);
  report(
    'relayed-calls',
    [
      { name: 'strowger, % of a core a call', figures: perCall },
      { name: 'echoing far side (sipp)', figures: { calls, '% of a core each': percentOf(usedByEcho) } },
      busyRow,
      idleRow,
    ],
    [`INVITE to 180 under media: p50 ${times('p50 ms')}, p99 ${times('p99 ms')} times the idle one`],
  );
} finally {
  await Promise.all(phones.map((phone) => phone.dispose()));
  await system.server.dispose();
}
