import { setTimeout as pause } from 'node:timers/promises';
import { family, startCpuClock } from '../load/process-cpu.ts';
import type { SystemUnderLoad } from '../load/system-under-load.ts';
import { type Holding, holdingOf } from './watch-processes.ts';

/** The system at a moment of a soak. */
export interface Sample extends Holding {
  readonly second: number;
  readonly cpuPercent: number;
  /** Calls that were up. */
  readonly up: number;
}

/**
 * Looks at the system's processes all the time, from now on.
 *
 * @param up tells how many of the calls that are watched are up
 */
export async function watchSystem(system: SystemUnderLoad, seconds: number, up: () => number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const every = Math.min(10, Math.max(2, seconds / 120));
  const began = performance.now();
  for (let at = every; at <= seconds; at += every) {
    const cpu = startCpuClock(() => family(system.pid));
    const from = performance.now();
    await pause(Math.max(0, began + at * 1000 - from));
    const cpuPercent = (cpu() / ((performance.now() - from) / 1000)) * 100;
    samples.push({ second: at, cpuPercent, up: up(), ...holdingOf(system) });
  }
  return samples;
}
