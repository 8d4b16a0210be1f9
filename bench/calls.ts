/**
 * Authenticated calls between two phones, set up and torn down: CPU of our processes for each, told by their parts,
 * beside the callee alone (sipp called by sipp directly, in the same run and at the same rate). Measured after a minute
 * under the same load, so that the server's code is compiled and its caches are filled.
 *
 *     node bench/calls.ts [a second = 20] [seconds = 20] [--warm-up 60] [--profile] [--sustained]
 *
 * --profile also shows where the main thread spends its time, --sustained looks for the highest rate that holds for
 * half a minute without a failure.
 */
import { freePorts } from '../tests/phones/ports.ts';
import { SippPhone } from '../tests/phones/sipp-phone.ts';
import { readBenchOptions } from './load/bench-options.ts';
import { report } from './load/report.ts';
import { sustainedRate } from './load/sustained-rate.ts';
import { phoneOf, runSipp, startSystem } from './load/system-under-load.ts';
import { costOfBaseline, costOfServer } from './load/unit-cost.ts';

const options = readBenchOptions({ rate: 20, seconds: 20 });

const system = await startSystem(2, options);
const caller = phoneOf(system, '2000');
const port = await freePorts(2);
await runSipp({ scenario: 'uac-registers', ...phoneOf(system, '2001'), port, expires: 3600 });
const callee = await SippPhone.start({
  scenario: 'uas-answers-and-waits-for-bye',
  user: '2001',
  port,
  answerMs: 1,
  talkMs: 100,
  calls: 1_000_000,
  underLoad: true,
  timeoutMs: 1_800_000,
});

const calling = (server: { host: string; port: number }) => (rate: number, calls: number) =>
  runSipp({
    ...caller,
    server,
    scenario: 'uac-invites-talks-and-hangs-up',
    number: '2001',
    talkMs: 100,
    calls,
    callsPerSecond: rate,
    concurrentCalls: Math.max(500, rate),
    timeoutMs: Math.ceil((1000 * calls) / rate) + 30_000,
  });

try {
  const ours = await costOfServer(system, calling(caller.server), options);
  const baseline = await costOfBaseline(
    'callee alone (sipp)',
    callee.pid,
    calling({ host: '127.0.0.1', port }),
    options,
  );
  const ratio = (ours.figures['CPU ms each'] ?? 0) / (baseline.figures['CPU ms each'] || 1);
  const notes = [`a call through strowger costs ${ratio.toFixed(1)} times the callee alone`];
  if (options.sustained) {
    const highest = await sustainedRate(options.rate, calling(caller.server));
    notes.push(`highest rate that holds for 30 s without a failure: ${highest} calls a second`);
  }
  report('calls', [ours, baseline], notes);
} finally {
  await callee.dispose();
  await system.server.dispose();
}
