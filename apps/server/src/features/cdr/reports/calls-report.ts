import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../../access/scope.ts';
import { formatLocal, type TimeZone } from '../../../time/zone.ts';
import { type Counted, countedBy, dayRows, quarterRows } from '../counts/counted-records.ts';
import { DAY_MS } from '../counts/slices.ts';
import type { CdrFilter } from '../store.ts';
import type { TimeBins } from './time-bins.ts';

const STATUSES = ['answered', 'missed', 'voicemail', 'no_answer', 'busy', 'cancelled', 'failed'] as const;
const DIRECTIONS = ['inbound', 'outbound', 'local'] as const;

type CountsOf<Names extends readonly string[]> = Record<Names[number], number>;

/** Calls by status and by direction; a call of no known direction is in `calls` alone. */
export interface CallCounts extends CountsOf<typeof STATUSES>, CountsOf<typeof DIRECTIONS> {
  readonly calls: number;
  /** Answered time in minutes, of two decimals. */
  readonly minutes: number;
  /** Calls that somebody took, of a hundred; null when there were none. */
  readonly answer_rate: number | null;
}

export interface CallsReport {
  readonly interval: 'hour' | 'day';
  readonly from: string;
  readonly until: string;
  readonly totals: CallCounts;
  readonly series: readonly ({ readonly time: string; readonly at: string } & CallCounts)[];
}

interface Cell {
  readonly bin: number;
  readonly direction: string;
  readonly status: string;
  readonly calls: number;
  readonly billsec: number;
}

/** Calls over time from the kept counts: no record is read. */
export async function readCallsReport(
  trx: Trx,
  scope: Scope,
  filter: CdrFilter,
  { interval, boundaries }: TimeBins,
  where: TimeZone,
): Promise<CallsReport> {
  const counted = countedBy(scope, filter);
  const cells = counted === 'none' || counted === null ? [] : await readCells(trx, counted, boundaries);
  const bins = Map.groupBy(cells, (cell) => cell.bin);
  return {
    interval,
    from: boundaries[0]?.toISOString() ?? '',
    until: boundaries.at(-1)?.toISOString() ?? '',
    totals: countsOf(cells),
    series: boundaries.slice(0, -1).map((at, index) => ({
      time: formatLocal(at, where),
      at: at.toISOString(),
      ...countsOf(bins.get(index + 1) ?? []),
    })),
  };
}

async function readCells(trx: Trx, counted: Counted, boundaries: readonly Date[]): Promise<readonly Cell[]> {
  const columns = [
    sql<number>`width_bucket(at, ${boundaries}::timestamptz[])`.as('bin'),
    'direction',
    'status',
    sql<number>`sum(calls)::bigint`.as('calls'),
    sql<number>`sum(billsec)::bigint`.as('billsec'),
  ] as const;
  const first = boundaries[0] ?? new Date(0);
  const end = boundaries.at(-1) ?? new Date(0);
  const areUtcDays = boundaries.every((at) => at.getTime() % DAY_MS === 0);
  return areUtcDays
    ? dayRows(trx, counted).select(columns).where('at', '>=', first).where('at', '<', end).groupBy(BY_BIN).execute()
    : quarterRows(trx, counted)
        .select(columns)
        .where('at', '>=', first)
        .where('at', '<', end)
        .groupBy(BY_BIN)
        .execute();
}

const BY_BIN = [sql`1`, sql`2`, sql`3`];

/** Pure. */
function countsOf(cells: readonly Omit<Cell, 'bin'>[]): CallCounts {
  const sum = (of: readonly Omit<Cell, 'bin'>[]) => of.reduce((total, cell) => total + cell.calls, 0);
  const calls = sum(cells);
  const byStatus = countEach(STATUSES, (name) => sum(cells.filter((cell) => cell.status === name)));
  return {
    calls,
    ...byStatus,
    ...countEach(DIRECTIONS, (name) => sum(cells.filter((cell) => cell.direction === name))),
    minutes: Math.round(cells.reduce((total, cell) => total + cell.billsec, 0) / 0.6) / 100,
    answer_rate: calls === 0 ? null : Math.round((byStatus.answered / calls) * 10_000) / 100,
  };
}

function countEach<const Names extends readonly string[]>(
  names: Names,
  count: (name: string) => number,
): CountsOf<Names> {
  const counts: Partial<CountsOf<Names>> = {};
  for (const name of names) Object.assign(counts, { [name]: count(name) });
  return counts as CountsOf<Names>;
}
