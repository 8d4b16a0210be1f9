import { parseArgs } from 'node:util';

/** What the benches of the call engine are told on the command line. */
export interface BenchOptions {
  /** Units a second: registrations, calls. */
  readonly rate: number;
  readonly seconds: number;
  /** Seconds under the same load before anything is measured. */
  readonly warmUp: number;
  /** Also show where the main thread spends its time. */
  readonly profile: boolean;
  /** Also look for the highest rate that holds. */
  readonly sustained: boolean;
}

/** `[a second] [seconds] [--warm-up seconds] [--profile] [--sustained]` */
export function readBenchOptions(usual: { readonly rate: number; readonly seconds: number }): BenchOptions {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'warm-up': { type: 'string', default: '60' },
      profile: { type: 'boolean', default: false },
      sustained: { type: 'boolean', default: false },
    },
  });
  const [rate = usual.rate, seconds = usual.seconds] = positionals.map(Number);
  return { rate, seconds, warmUp: Number(values['warm-up']), profile: values.profile, sustained: values.sustained };
}
