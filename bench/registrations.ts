/**
 * Authenticated registrations: CPU of our processes for each one, told by their parts, beside a bare registrar (sipp's
 * own, which challenges and accepts without checking, in the same run and under the same load). Measured after a
 * minute under the same load, so that the server's code is compiled and its caches are filled.
 *
 *     node bench/registrations.ts [a second = 200] [seconds = 20] [--warm-up 60] [--profile] [--sustained]
 *
 * --profile also shows where the main thread spends its time, --sustained looks for the highest rate that holds for
 * half a minute without a failure.
 */
import { fileURLToPath } from 'node:url';
import { freePorts } from '../tests/phones/ports.ts';
import { SippPhone } from '../tests/phones/sipp-phone.ts';
import { readBenchOptions } from './load/bench-options.ts';
import { report } from './load/report.ts';
import { sustainedRate } from './load/sustained-rate.ts';
import { phoneOf, runSipp, startSystem } from './load/system-under-load.ts';
import { costOfBaseline, costOfServer } from './load/unit-cost.ts';

const options = readBenchOptions({ rate: 200, seconds: 20 });
const BARE_REGISTRAR = fileURLToPath(new URL('./scenarios/uas-registers-anybody.xml', import.meta.url));

const system = await startSystem(1, options);
const phone = phoneOf(system, '2000');

const registering = (server: { host: string; port: number }) => (rate: number, calls: number) =>
  runSipp({
    ...phone,
    server,
    scenario: 'uac-registers',
    calls,
    callsPerSecond: rate,
    concurrentCalls: Math.max(1000, rate),
    timeoutMs: Math.ceil((1000 * calls) / rate) + 30_000,
  });

try {
  const ours = await costOfServer(system, registering(phone.server), options);
  const port = await freePorts(2);
  const bare = await SippPhone.start({ scenario: BARE_REGISTRAR, port, calls: 1_000_000, timeoutMs: 900_000 });
  const baseline = await costOfBaseline(
    'bare registrar (sipp)',
    bare.pid,
    registering({ host: '127.0.0.1', port }),
    options,
  );
  await bare.dispose();
  const ratio = (ours.figures['CPU ms each'] ?? 0) / (baseline.figures['CPU ms each'] || 1);
  const notes = [`strowger costs ${ratio.toFixed(1)} times the bare registrar`];
  if (options.sustained) {
    const highest = await sustainedRate(options.rate, registering(phone.server));
    notes.push(`highest rate that holds for 30 s without a failure: ${highest} registrations a second`);
  }
  report('registrations', [ours, baseline], notes);
} finally {
  await system.server.dispose();
}
