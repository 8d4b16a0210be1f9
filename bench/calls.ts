/**
 * Authenticated calls between two phones, set up and torn down: CPU of our processes for each, beside the callee alone
 * (sipp called by sipp directly, in the same run and at the same rate).
 *
 *     node bench/calls.ts [a second = 20] [seconds = 10]
 */
import { freePorts } from '../tests/phones/ports.ts';
import { SippPhone } from '../tests/phones/sipp-phone.ts';
import { family, startCpuClock } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';
import { phoneOf, runSipp, startSystem } from './load/system-under-load.ts';

const [rate = 20, seconds = 10] = process.argv.slice(2).map(Number);
const calls = rate * seconds;

const system = await startSystem(2);
const port = await freePorts(2);
await runSipp({ scenario: 'uac-registers', ...phoneOf(system, '2001'), port, expires: 3600 });
const callee = await SippPhone.start({
  scenario: 'uas-answers-and-waits-for-bye',
  user: '2001',
  port,
  answerMs: 1,
  talkMs: 100,
  calls: 100_000,
  timeoutMs: 300_000,
});

async function measured(name: string, pids: () => number[], server: { host: string; port: number }): Promise<Row> {
  const load = {
    scenario: 'uac-invites-talks-and-hangs-up',
    ...phoneOf(system, '2000'),
    server,
    number: '2001',
    talkMs: 100,
    callsPerSecond: rate,
    concurrentCalls: 500,
    timeoutMs: 120_000,
  };
  await runSipp({ ...load, calls: 8 * rate });
  const cpu = startCpuClock(pids);
  const began = performance.now();
  const { failed, errors } = await runSipp({ ...load, calls });
  const took = (performance.now() - began) / 1000;
  const used = cpu();
  if (failed) console.error(`${name}: ${errors.slice(0, 500)}`);
  return {
    name,
    figures: { calls, 'per second': calls / took, 'CPU ms each': (used / calls) * 1000, failed: failed ? 1 : 0 },
  };
}

try {
  const ours = await measured('strowger', () => family(system.pid), phoneOf(system, '2000').server);
  const baseline = await measured('callee alone (sipp)', () => [callee.pid], { host: '127.0.0.1', port });
  const ratio = (ours.figures['CPU ms each'] ?? 0) / (baseline.figures['CPU ms each'] || 1);
  report('calls', [ours, baseline], [`a call through strowger costs ${ratio.toFixed(1)} times the callee alone`]);
} finally {
  await callee.dispose();
  await system.server.dispose();
}
