import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../../access/scope.ts';
import { fromMicros } from '../../../http/money.ts';
import { formatLocal, type TimeZone } from '../../../time/zone.ts';
import { type Counted, countedBy, dayRows, quarterRows } from '../counts/counted-records.ts';
import { HOUR_MS, QUARTER_MS } from '../counts/slices.ts';
import { type CdrFilter, cdrQuery } from '../store.ts';
import { readCharged } from './charged.ts';
import { byHours, type DayBins, type DayPart, dayBins } from './day-parts.ts';
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
  /** What was charged, in currency units: where it is asked for, and tells of one tenant. */
  readonly cost?: number | null;
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

interface Shown {
  /** Whose clock the times are told by. */
  readonly where: TimeZone;
  /** Whether the report tells what the calls cost. */
  readonly priced: boolean;
}

/** Calls over time from the kept counts; of what those do not tell apart, as one user's calls, from the records. */
export async function readCallsReport(
  trx: Trx,
  scope: Scope,
  filter: CdrFilter,
  { interval, boundaries }: TimeBins,
  { where, priced }: Shown,
): Promise<CallsReport> {
  const counted = countedBy(scope, filter);
  const costOf = priced ? await costsByBin(trx, counted, boundaries) : () => ({});
  const cells =
    counted === null ? await readOwnCells(trx, scope, filter, boundaries) : await readCells(trx, counted, boundaries);
  const bins = Map.groupBy(cells, (cell) => cell.bin);
  return {
    interval,
    from: boundaries[0]?.toISOString() ?? '',
    until: boundaries.at(-1)?.toISOString() ?? '',
    totals: { ...countsOf(cells), ...costOf() },
    series: boundaries.slice(0, -1).map((at, index) => ({
      time: formatLocal(at, where),
      at: at.toISOString(),
      ...countsOf(bins.get(index + 1) ?? []),
      ...costOf(index + 1),
    })),
  };
}

type CostOf = (bin?: number) => { readonly cost: number | null };

/** The cost of a bin, or of all of them. Charges are found by their tenant, and know neither status nor direction. */
async function costsByBin(trx: Trx, counted: Counted | 'none' | null, boundaries: readonly Date[]): Promise<CostOf> {
  if (counted === 'none' || counted === null || counted.tenantId <= 0) return () => ({ cost: null });
  const { status, direction, leg = 'a' } = counted.filter;
  if (status || direction || leg !== 'a') return () => ({ cost: null });
  const charged = await readCharged(trx, counted.tenantId, boundaries);
  const all = [...charged.values()].reduce((sum, one) => sum + one, 0);
  return (bin) => ({ cost: fromMicros(bin === undefined ? all : (charged.get(bin) ?? 0)) });
}

const MEASURES = [
  'direction',
  'status',
  sql<number>`sum(calls)::bigint`.as('calls'),
  sql<number>`sum(billsec)::bigint`.as('billsec'),
] as const;

async function readCells(trx: Trx, counted: Counted | 'none', boundaries: readonly Date[]): Promise<readonly Cell[]> {
  if (counted === 'none') return [];
  const columns = [sql<number>`width_bucket(at, ${boundaries}::timestamptz[])`.as('bin'), ...MEASURES] as const;
  const { first, end } = endsOf(boundaries);
  const daily = dayBins(boundaries);
  if (daily !== null) return readDayBins(trx, counted, daily);
  const cut = cutHours(boundaries);
  const hours = await quarterRows(trx, counted, 'cdr_hours')
    .select(columns)
    .where('at', '>=', first)
    .where('at', '<', end)
    .where(sql<boolean>`at <> all (${cut}::timestamptz[])`)
    .groupBy(BY_BIN)
    .execute();
  if (cut.length === 0) return hours;
  const quarters = await quarterRows(trx, counted)
    .select(columns)
    .where('at', '>=', first)
    .where('at', '<', end)
    .where(sql<boolean>`at = any (${cut.flatMap(quartersOf)}::timestamptz[])`)
    .groupBy(BY_BIN)
    .execute();
  return [...hours, ...quarters];
}

async function readDayBins(trx: Trx, counted: Counted, { days, parts }: DayBins): Promise<readonly Cell[]> {
  const whole = await dayRows(trx, counted)
    .select([sql<number>`width_bucket(at, ${days}::timestamptz[])`.as('bin'), ...MEASURES])
    .where(sql<boolean>`at = any (${days}::timestamptz[])`)
    .groupBy(BY_BIN)
    .execute();
  const { hours, quarters } = byHours(parts);
  return [
    ...whole,
    ...(await readParts(trx, counted, 'cdr_hours', hours)),
    ...(await readParts(trx, counted, 'cdr_quarters', quarters)),
  ];
}

/** What stands in parts of days, below zero where it is to be taken away. */
async function readParts(
  trx: Trx,
  counted: Counted,
  table: 'cdr_hours' | 'cdr_quarters',
  parts: readonly DayPart[],
): Promise<readonly Cell[]> {
  if (parts.length === 0) return [];
  const column = <Key extends keyof DayPart>(key: Key) => parts.map((part) => part[key]);
  // Summed part by part: the planner, who thinks a part to be a third of all there is, cannot do otherwise than look it up.
  const ofPart = quarterRows(trx, counted, table)
    .select(MEASURES)
    .where(sql<boolean>`at >= part.first and at < part.until`)
    .groupBy(['direction', 'status']);
  const { rows } = await sql<Cell>`
    select part.bin, found.direction, found.status, sum(found.calls * part.sign)::bigint as calls,
      sum(found.billsec * part.sign)::bigint as billsec
    from unnest(${column('bin')}::integer[], ${column('sign')}::integer[], ${column('from')}::timestamptz[],
      ${column('until')}::timestamptz[]) as part (bin, sign, first, until)
    cross join lateral ${ofPart} as found
    group by 1, 2, 3`.execute(trx);
  return rows;
}

/** The hours of UTC within which a bin ends, as in Kathmandu: each is told by its quarters. Pure. */
export function cutHours(boundaries: readonly Date[]): readonly Date[] {
  const hours = boundaries.map((at) => at.getTime()).filter((at) => at % HOUR_MS !== 0);
  return [...new Set(hours.map((at) => Math.floor(at / HOUR_MS) * HOUR_MS))].map((at) => new Date(at));
}

function quartersOf(hour: Date): readonly Date[] {
  return [0, 1, 2, 3].map((nth) => new Date(hour.getTime() + nth * QUARTER_MS));
}

/** An index leads to the records of a user's numbers. */
async function readOwnCells(
  trx: Trx,
  scope: Scope,
  filter: CdrFilter,
  boundaries: readonly Date[],
): Promise<readonly Cell[]> {
  const { first, end } = endsOf(boundaries);
  return cdrQuery(trx, scope, { ...filter, from: first, until: end })
    .select([
      sql<number>`width_bucket(start_time, ${boundaries}::timestamptz[])`.as('bin'),
      sql<string>`coalesce(direction, '')`.as('direction'),
      'status',
      sql<number>`count(*)`.as('calls'),
      sql<number>`sum(billsec)::bigint`.as('billsec'),
    ])
    .groupBy(BY_BIN)
    .execute();
}

function endsOf(boundaries: readonly Date[]) {
  return { first: boundaries[0] ?? new Date(0), end: boundaries.at(-1) ?? new Date(0) };
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
