import { startOfDay } from '../../time/zone.ts';

/** How often a service is billed, and how many months that is. */
export const CYCLES = {
  monthly: 1,
  quarterly: 3,
  semiannually: 6,
  annually: 12,
  biennially: 24,
  triennially: 36,
} as const;
export type Cycle = keyof typeof CYCLES;

export function isCycle(text: string): text is Cycle {
  return Object.hasOwn(CYCLES, text);
}

/** Days of the service's zone, `YYYY-MM-DD`, and what instants they begin at; the end does not belong to it. */
export interface Period {
  readonly start: string;
  readonly end: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface Cycled {
  /** `YYYY-MM-DD`. */
  readonly nextDueDate: string;
  readonly cycle: Cycle;
  readonly timezone: string;
}

/** The period that a due date ends (contract 40 B12.5). */
export function periodBefore({ nextDueDate, cycle, timezone }: Cycled): Period {
  return periodOf(addMonths(nextDueDate, -CYCLES[cycle]), nextDueDate, timezone);
}

/** The period of the service that an instant lies in, counted from its due date on and back. */
export function periodAt(service: Cycled, at: Date): Period {
  const { nextDueDate, cycle, timezone } = service;
  const months = CYCLES[cycle];
  const due = startOfDay(nextDueDate, { zone: timezone });
  const forward = due <= at;
  for (let step = 0; ; step += 1) {
    const from = forward ? step * months : -(step + 1) * months;
    const period = periodOf(addMonths(nextDueDate, from), addMonths(nextDueDate, from + months), timezone);
    if (period.startsAt <= at && at < period.endsAt) return period;
    if (step > MOST_STEPS) throw new RangeError('a time is too far from the due date of a service');
  }
}

/** A hundred years of months. */
const MOST_STEPS = 1_200;

function periodOf(start: string, end: string, zone: string): Period {
  return { start, end, startsAt: startOfDay(start, { zone }), endsAt: startOfDay(end, { zone }) };
}

/** The same day of another month, or its last where it has fewer days. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
