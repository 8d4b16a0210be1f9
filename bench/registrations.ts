/**
 * Authenticated registrations: CPU of our processes for each one, beside a bare registrar (sipp's own, which challenges
 * and accepts without checking, in the same run and under the same load), and the highest rate that holds.
 *
 *     node bench/registrations.ts [a second = 200] [seconds = 10]
 */
import { fileURLToPath } from 'node:url';
import { freePorts } from '../tests/phones/ports.ts';
import { SippPhone } from '../tests/phones/sipp-phone.ts';
import { family, startCpuClock } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';
import { phoneOf, runSipp, startSystem } from './load/system-under-load.ts';

const [rate = 200, seconds = 10] = process.argv.slice(2).map(Number);
const calls = rate * seconds;
const BARE_REGISTRAR = fileURLToPath(new URL('./scenarios/uas-registers-anybody.xml', import.meta.url));

const system = await startSystem(1);
const load = { scenario: 'uac-registers', calls, callsPerSecond: rate, concurrentCalls: 1000, timeoutMs: 120_000 };

async function measured(name: string, pids: () => number[], server: { host: string; port: number }): Promise<Row> {
  await runSipp({ ...phoneOf(system, '2000'), ...load, server, calls: Math.max(500, rate * 4) });
  const cpu = startCpuClock(pids);
  const began = performance.now();
  const { failed, errors } = await runSipp({ ...phoneOf(system, '2000'), ...load, server });
  const took = (performance.now() - began) / 1000;
  const used = cpu();
  if (failed) console.error(`${name}: ${errors.slice(0, 500)}`);
  return {
    name,
    figures: {
      registrations: calls,
      'per second': calls / took,
      'CPU ms each': (used / calls) * 1000,
      failed: failed ? 1 : 0,
    },
  };
}

try {
  const ours = await measured('strowger', () => family(system.pid), phoneOf(system, '2000').server);
  const port = await freePorts(2);
  const bare = await SippPhone.start({ scenario: BARE_REGISTRAR, port, calls: calls + 10_000, timeoutMs: 300_000 });
  const baseline = await measured('bare registrar (sipp)', () => [bare.pid], { host: '127.0.0.1', port });
  await bare.dispose();
  const ratio = (ours.figures['CPU ms each'] ?? 0) / (baseline.figures['CPU ms each'] || 1);
  report('registrations', [ours, baseline], [`strowger costs ${ratio.toFixed(1)} times the bare registrar`]);
} finally {
  await system.server.dispose();
}
