import { type Calls, hasTheEar } from './call-state.ts';

/** What the phone itself sounds like. */
export type Ringing = 'silent' | 'rings' | 'call_waiting' | 'rings_there';

export interface Cadence {
  readonly bursts: readonly { readonly fromMs: number; readonly lengthMs: number }[];
  readonly periodMs: number;
  /** Hz, together. */
  readonly frequencies: readonly number[];
  /** Share of the full level. */
  readonly level: number;
}

const CADENCES: Readonly<Record<Exclude<Ringing, 'silent'>, Cadence>> = {
  rings: {
    bursts: [
      { fromMs: 0, lengthMs: 400 },
      { fromMs: 600, lengthMs: 400 },
    ],
    periodMs: 3000,
    frequencies: [523, 659],
    level: 1,
  },
  call_waiting: { bursts: [{ fromMs: 0, lengthMs: 200 }], periodMs: 5000, frequencies: [440], level: 0.3 },
  // ITU-T E.180: one second in five.
  rings_there: { bursts: [{ fromMs: 0, lengthMs: 1000 }], periodMs: 5000, frequencies: [425], level: 0.5 },
};

/** How a sound is made; null: it is none. */
export function cadenceOf(ringing: Ringing): Cadence | null {
  return ringing === 'silent' ? null : CADENCES[ringing];
}

/** What is to be heard of the phone itself with these calls. */
export function ringingOf(calls: Calls): Ringing {
  const withEar = calls.find(hasTheEar);
  if (calls.some(({ phase }) => phase.at === 'ringing')) return withEar === undefined ? 'rings' : 'call_waiting';
  return withEar?.phase.at === 'ringing_there' && !withEar.phase.withSound ? 'rings_there' : 'silent';
}
