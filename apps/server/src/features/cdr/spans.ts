import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { countedBy } from './counts/counted-records.ts';
import { readSlices, type Slice } from './counts/slices.ts';
import type { CdrFilter } from './store.ts';

/** So many records are looked through at once; each time that does not suffice, twice as many. */
const LOOKED_THROUGH = 200_000;

/** A time, of which both ends may be open. */
export type Span = Pick<CdrFilter, 'from' | 'until'>;

/**
 * The time of a filter in parts, in the order of the list. Rows that no index gives in that order are read and sorted part
 * by part, until there are enough: a number that is everywhere is found in the first, a rare one is in few records of all.
 */
export async function spansOf(
  trx: Trx,
  scope: Scope,
  { from = null, until = null, leg = 'a' }: CdrFilter,
  order: 'asc' | 'desc',
  most?: number,
): Promise<readonly Span[]> {
  const counted = countedBy(scope, { from, until, leg });
  if (counted === null || counted === 'none') return [{ from, until }];
  const slices = await readSlices(trx, scope, counted);
  return cutSpans(order === 'asc' ? slices.reverse() : slices, { from, until }, most);
}

/** Pure. The parts are contiguous and reach to the ends of the whole, also where nothing was counted. */
export function cutSpans(slices: readonly Slice[], whole: Span, most = LOOKED_THROUGH): readonly Span[] {
  const descends = (slices[0]?.from ?? 0) > (slices.at(-1)?.from ?? 0);
  const cuts: Date[] = [];
  let held = 0;
  let room = most;
  for (const [index, slice] of slices.entries()) {
    held += slice.calls;
    if (held < room || index === slices.length - 1) continue;
    cuts.push(descends ? slice.from : slice.until);
    held = 0;
    room *= 2;
  }
  if (!descends) return between([whole.from ?? null, ...cuts, whole.until ?? null]);
  return between([whole.from ?? null, ...cuts.reverse(), whole.until ?? null]).reverse();
}

/** The spans between times that ascend. */
function between(ends: readonly (Date | null)[]): Span[] {
  return ends.slice(1).map((until, index) => ({ from: ends[index] ?? null, until }));
}
