import type { Trx } from '@strowger/db';
import type { Scope } from '../../../access/scope.ts';
import { type CdrFilter, cdrQuery, countCdr } from '../store.ts';
import { type Counted, callsOf, dayRows, quarterRows, quartersTell } from './counted-records.ts';

/** A time in which calls began, and how many of those that match. */
export interface Slice {
  readonly from: Date;
  readonly until: Date;
  readonly calls: number;
}

export const QUARTER_MS = 900_000;
export const HOUR_MS = 4 * QUARTER_MS;
export const DAY_MS = 86_400_000;
const FIRST = -8.64e15;
const LAST = 8.64e15;

/** Whole units of a span, and the parts of units at its ends that are left over. */
interface Split {
  readonly whole: readonly [number, number];
  readonly rest: readonly (readonly [number, number])[];
}

/** Pure. Bounds in epoch milliseconds; the rest comes in the order of time. */
export function splitSpan(from: number, until: number, unit: number): Split {
  const low = from === FIRST ? FIRST : Math.ceil(from / unit) * unit;
  const high = until === LAST ? LAST : Math.floor(until / unit) * unit;
  if (low >= high) return { whole: [from, from], rest: from < until ? [[from, until]] : [] };
  const ends = [[from, low] as const, [high, until] as const];
  return { whole: [low, high], rest: ends.filter(([a, b]) => a < b) };
}

/**
 * How many records match and when, newest first: whole days from the counts of days, parts of days from those of quarters
 * of an hour where these tell, and from the records what is left.
 */
export async function readSlices(trx: Trx, scope: Scope, counted: Counted): Promise<Slice[]> {
  const { from, until } = counted.filter;
  const days = splitSpan(from?.getTime() ?? FIRST, until?.getTime() ?? LAST, DAY_MS);
  const slices = await countDays(trx, counted, days.whole);
  for (const part of days.rest) {
    const quarters = quartersTell(counted) ? splitSpan(part[0], part[1], QUARTER_MS) : { whole: NOTHING, rest: [part] };
    slices.push(...(await countQuarters(trx, counted, quarters.whole)));
    for (const end of quarters.rest) slices.push(await countRecords(trx, scope, counted, end));
  }
  return slices.filter(({ calls }) => calls > 0).sort((a, b) => b.from.getTime() - a.from.getTime());
}

const NOTHING = [0, 0] as const;

async function countDays(trx: Trx, counted: Counted, [from, until]: readonly [number, number]): Promise<Slice[]> {
  if (from >= until) return [];
  let query = dayRows(trx, counted).select(['at', callsOf.as('calls')]);
  if (from !== FIRST) query = query.where('at', '>=', new Date(from));
  if (until !== LAST) query = query.where('at', '<', new Date(until));
  return toSlices(await query.groupBy('at').execute(), DAY_MS);
}

async function countQuarters(trx: Trx, counted: Counted, [from, until]: readonly [number, number]): Promise<Slice[]> {
  if (from >= until) return [];
  const query = quarterRows(trx, counted)
    .select(['at', callsOf.as('calls')])
    .where('at', '>=', new Date(from))
    .where('at', '<', new Date(until));
  return toSlices(await query.groupBy('at').execute(), QUARTER_MS);
}

function toSlices(rows: readonly { readonly at: Date; readonly calls: number }[], unit: number): Slice[] {
  return rows.map(({ at, calls }) => ({ from: at, until: new Date(at.getTime() + unit), calls }));
}

async function countRecords(
  trx: Trx,
  scope: Scope,
  { tenantId, filter }: Counted,
  [from, until]: readonly [number, number],
): Promise<Slice> {
  const part: CdrFilter = {
    ...filter,
    ...(tenantId > 0 ? { tenantId } : {}),
    from: new Date(from),
    until: new Date(until),
  };
  const calls = await countCdr(trx, cdrQuery(trx, scope, part));
  return { from: new Date(from), until: new Date(until), calls };
}

export function totalOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { calls }) => sum + calls, 0);
}

/** Where the rows of a window lie. */
export interface Place {
  readonly slices: readonly Slice[];
  /** Rows of the first slice that come before the window. */
  readonly offset: number;
}

/** The slices, in the order of the list, that hold the rows from the offset on. Pure. */
export function placeOf(slices: readonly Slice[], offset: number, limit: number): Place {
  let before = 0;
  let first = 0;
  while (first < slices.length && before + (slices[first]?.calls ?? 0) <= offset) {
    before += slices[first]?.calls ?? 0;
    first += 1;
  }
  let after = first;
  for (let held = before; after < slices.length && held < offset + limit; after += 1) held += slices[after]?.calls ?? 0;
  return { slices: slices.slice(first, after), offset: offset - before };
}
