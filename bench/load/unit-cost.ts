import type { BenchOptions } from './bench-options.ts';
import { startProfile } from './cpu-profile.ts';
import { startCpuClock, startCpuClockOfParts } from './process-cpu.ts';
import type { Row } from './report.ts';
import type { LoadRun, SystemUnderLoad } from './system-under-load.ts';

/** Puts something under load: `calls` units, `rate` a second. */
export type Load = (rate: number, calls: number) => Promise<LoadRun>;

/** Milliseconds of CPU that the server takes for each unit once it is warm, told by its parts. */
export async function costOfServer(
  { pid, server }: SystemUnderLoad,
  load: Load,
  { rate, seconds, warmUp, profile }: BenchOptions,
): Promise<Row> {
  await load(rate, rate * warmUp);
  const endProfile = profile ? await startProfile(server.output(), 'main-thread') : null;
  const clock = startCpuClockOfParts(pid);
  const run = await load(rate, rate * seconds);
  const parts = Object.entries(clock()).map(([part, used]): [string, number] => [part, (used / run.calls) * 1000]);
  for (const line of (await endProfile?.()) ?? []) console.log(line);
  const each = parts.reduce((sum, [, ms]) => sum + ms, 0);
  return { name: 'strowger', figures: { ...figuresOf(run, each), ...Object.fromEntries(parts) } };
}

/** The same for a baseline in one process, which needs no warming up. */
export async function costOfBaseline(
  name: string,
  pid: number,
  load: Load,
  { rate, seconds }: BenchOptions,
): Promise<Row> {
  await load(rate, rate * 2);
  const clock = startCpuClock(() => [pid]);
  const run = await load(rate, rate * seconds);
  return { name, figures: figuresOf(run, (clock() / run.calls) * 1000) };
}

function figuresOf({ calls, seconds, failed }: LoadRun, each: number): Record<string, number> {
  return { made: calls, 'per second': calls / seconds, failed: failed ? 1 : 0, 'CPU ms each': each };
}
