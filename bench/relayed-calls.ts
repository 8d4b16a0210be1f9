/**
 * Relayed G.711 calls: CPU of our processes for each one, beside what the echoing far side itself uses for it (sipp), and
 * the time from INVITE to 180 of new calls while they are relayed, beside the same on an idle server.
 *
 *     node bench/relayed-calls.ts [calls = 200] [seconds = 15]
 */

import { header, type LoggedMessage } from '../tests/phones/message-log.ts';
import { freePorts } from '../tests/phones/ports.ts';
import { SippPhone } from '../tests/phones/sipp-phone.ts';
import { family, startCpuClock } from './load/process-cpu.ts';
import { report } from './load/report.ts';
import { phoneOf, runSipp, type SystemUnderLoad, startSystem } from './load/system-under-load.ts';

const [calls = 200, seconds = 15] = process.argv.slice(2).map(Number);

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

const p99 = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;

try {
  const echo = await startCallee('2001', { echo: true, talkMs: 1000 });
  await startCallee('2003', { echo: false, talkMs: 50 });
  const idle = await timesTo180(system, '2003', 50);

  const caller = await SippPhone.start({
    scenario: 'uac-invites-talks-and-hangs-up',
    ...phoneOf(system, '2000'),
    number: '2001',
    calls,
    callsPerSecond: 20,
    concurrentCalls: calls,
    talkMs: (calls / 20 + seconds + 20) * 1000,
    timeoutMs: 300_000,
  });
  phones.push(caller);
  await new Promise((resolve) => setTimeout(resolve, (calls / 20 + 3) * 1000));

  const ours = startCpuClock(() => family(system.pid));
  const theirs = startCpuClock(() => [echo.pid]);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const used = ours();
  const usedByEcho = theirs();
  const busy = await timesTo180(system, '2003', 50);
  const { exitCode } = await caller.finished;

  const percent = (cpu: number) => (cpu / seconds / calls) * 100;
  report(
    'relayed-calls',
    [
      { name: 'strowger', figures: { calls, '% of a core each': percent(used), failed: exitCode === 0 ? 0 : 1 } },
      { name: 'echoing far side (sipp)', figures: { calls, '% of a core each': percent(usedByEcho) } },
      { name: `INVITE to 180 with ${calls} calls relayed`, figures: { 'p99 ms': p99(busy) } },
      { name: 'INVITE to 180 on the idle server', figures: { 'p99 ms': p99(idle) } },
    ],
    [`p99 of INVITE to 180 under media: ${(p99(busy) / Math.max(1, p99(idle))).toFixed(1)} times the idle one`],
  );
} finally {
  await Promise.all(phones.map((phone) => phone.dispose()));
  await system.server.dispose();
}
