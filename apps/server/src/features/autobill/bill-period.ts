import { randomUUID } from 'node:crypto';
import { jsonbText, sql, type Trx } from '@strowger/db';
import { LineBook } from '@strowger/rating';
import type { RateBook } from '../charging/rate-book.ts';
import type { Span } from './call-records.ts';
import { openPool, PoolsByPeriod } from './pools.ts';
import { type RatedLeg, rateSpan } from './rate-span.ts';
import { storeAdjustments } from './store-adjustments.ts';
import { type BilledLeg, storeCalls } from './store-calls.ts';
import { type BilledPeriod, storeLines } from './store-lines.ts';
import { type Service, TenantServices } from './tenant-services.ts';

/** A period that waits to be billed. */
export interface WaitingPeriod extends BilledPeriod {
  readonly serviceId: string;
  readonly tenantId: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Says of each call what became of it. */
  readonly isTraced: boolean;
}

/** Lines of a period that do not sum to its calls: nothing of it is kept (contract 40 B12.5). */
export class UnevenLines extends Error {
  override readonly name = 'UnevenLines';
}

/** Records that come later than this after their call stand on no invoice by themselves. */
const LATE_MS = 190 * 86_400_000;
/** A log is read by people. */
const MOST_TRACED = 10_000;

/**
 * Bills a period of a service: rates its calls, makes its lines and marks the records, all of it or nothing. A dry run marks
 * none.
 * @throws UnevenLines
 */
export async function billPeriod(trx: Trx, rates: RateBook, period: WaitingPeriod, now: Date): Promise<void> {
  const services = await TenantServices.read(trx, period.tenantId);
  const service = services?.byId(period.serviceId);
  if (services == null || service === undefined) throw new Error('the service is gone');
  const bill = new Bill(trx, service, period);
  const pools = new PoolsByPeriod(service, (one) => openPool(trx, services, service, one, now));
  const pool = await openPool(trx, services, service, period, now);
  const unbilled = { unbilled: true } as const;
  for (const late of await lateSpans(trx, service, period)) {
    const parts = { rates, services, poolOf: ({ startedAt }: { startedAt: Date }) => pools.of(startedAt) };
    for await (const legs of rateSpan(trx, service, late, parts, unbilled)) await bill.take(legs, true);
  }
  const span = { from: period.startsAt, until: period.endsAt };
  for await (const legs of rateSpan(trx, service, span, { rates, services, poolOf: () => pool }, unbilled)) {
    await bill.take(legs, false);
  }
  await bill.close();
}

/** What came in after an earlier period had been billed, and what was freed of it. */
async function lateSpans(trx: Trx, service: Service, { startsAt }: WaitingPeriod): Promise<Span[]> {
  const first = await trx
    .selectFrom('autobill_periods')
    .select((eb) => eb.fn.min('starts_at').as('at'))
    .where('service_id', '=', service.serviceId)
    .where('state', '=', 'done')
    .where('dry_run', '=', false)
    .executeTakeFirst();
  if (!first?.at) return [];
  const from = new Date(Math.max(first.at.getTime(), startsAt.getTime() - LATE_MS));
  return from < startsAt ? [{ from, until: startsAt }] : [];
}

/** A bill while it is made. */
class Bill {
  readonly #trx: Trx;
  readonly #service: Service;
  readonly #period: WaitingPeriod;
  readonly #lines = new LineBook();
  readonly #lineIds = new Map<string, string>();
  readonly #counts = { records_found: 0, records_rated: 0, unrated: 0, suppressed: 0, late_calls: 0, total: 0 };
  #traced = 0;

  constructor(trx: Trx, service: Service, period: WaitingPeriod) {
    this.#trx = trx;
    this.#service = service;
    this.#period = period;
  }

  async take(legs: readonly RatedLeg[], late: boolean): Promise<void> {
    const billed: BilledLeg[] = [];
    for (const one of legs) {
      const counts = this.#count(one, late);
      if (!counts) continue;
      const key = this.#lines.add(one.rated, late);
      billed.push({ ...one, lineId: key === null ? null : this.#lineId(key) });
    }
    if (!this.#period.isDryRun) await storeCalls(this.#trx, this.#period, billed);
    await this.#trace(legs);
  }

  async close(): Promise<void> {
    const lines = [...this.#lines.lines].map(([key, line]) => ({ lineId: this.#lineId(key), line }));
    await storeLines(this.#trx, this.#service, this.#period, lines);
    const adjusted = await storeAdjustments(this.#trx, this.#service, this.#period);
    await this.#requireEven();
    await this.#trx
      .updateTable('autobill_periods')
      .set({ ...this.#counts, total: this.#counts.total + adjusted, state: 'done', error: null })
      .where('period_id', '=', this.#period.periodId)
      .execute();
  }

  /** @returns whether it is settled: what has no price waits for one, and is asked about again. */
  #count({ rated }: RatedLeg, late: boolean): boolean {
    const counts = this.#counts;
    const isUnrated = rated.rule === 'unrated';
    if (isUnrated && late) return false;
    counts.records_found += 1;
    if (isUnrated) counts.unrated += 1;
    else if (rated.rule === 'suppressed') counts.suppressed += 1;
    else counts.records_rated += 1;
    if (late) counts.late_calls += 1;
    counts.total += rated.charge;
    return !isUnrated;
  }

  #lineId(key: string): string {
    const known = this.#lineIds.get(key) ?? randomUUID();
    this.#lineIds.set(key, known);
    return known;
  }

  /** Lines sum to the calls as they are stored, not only as they were added up. */
  async #requireEven(): Promise<void> {
    const { periodId, isDryRun } = this.#period;
    const { rows } = await sql<{ lines: number; calls: number }>`
      select
        (select coalesce(sum(amount), 0)::bigint from autobill_lines
          where period_id = ${periodId} and type <> 'adjustment') as lines,
        (select coalesce(sum(charge), 0)::bigint from autobill_calls where period_id = ${periodId}) as calls`.execute(
      this.#trx,
    );
    const { lines = 0, calls = 0 } = rows[0] ?? {};
    const { total } = this.#counts;
    if (lines !== total || (!isDryRun && calls !== total)) {
      throw new UnevenLines(`lines come to ${lines}, calls to ${calls}, what was rated to ${total}`);
    }
  }

  async #trace(legs: readonly RatedLeg[]): Promise<void> {
    const { isTraced, runId, periodId, tenantId } = this.#period;
    if (!isTraced || this.#traced >= MOST_TRACED || legs.length === 0) return;
    const told = legs.slice(0, MOST_TRACED - this.#traced).map((leg) => ({ line: traceOf(leg) }));
    this.#traced += told.length;
    await sql`
      insert into autobill_run_log (run_id, period_id, tenant_id, line)
      select ${runId}::uuid, ${periodId}::bigint, ${tenantId}::integer, line
      from jsonb_to_recordset(${jsonbText(told)}::jsonb) as told(line text)`.execute(this.#trx);
  }
}

function traceOf({ leg, rated }: RatedLeg): string {
  const { call } = leg;
  const price = rated.reason ?? `${rated.billedSeconds} s, ${rated.freeSeconds} s free, ${rated.charge} millionths`;
  const where = `${rated.e164 ?? call.number} country ${rated.countryCode ?? '?'} prefix ${rated.prefix || '-'}`;
  return `${leg.callId}/${leg.leg} ${leg.startedAt.toISOString()} ${call.direction} ${where} ${rated.rule}: ${price}`;
}
