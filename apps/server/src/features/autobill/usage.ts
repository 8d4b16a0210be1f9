import { sql, type Trx } from '@strowger/db';
import { MinutePool } from '@strowger/rating';
import type { RateBook } from '../charging/rate-book.ts';
import type { Period } from './cycles.ts';
import { allowedSeconds } from './pools.ts';
import { rateSpan } from './rate-span.ts';
import type { Service, TenantServices } from './tenant-services.ts';

/** What a service has used in a period (contract 40 B12.5). Money in millionths. */
export interface Usage {
  readonly secondsUsed: number;
  /** Infinity: without end; 0: there is no pool. */
  readonly secondsAllowed: number;
  readonly chargeToDate: number;
  readonly calls: number;
}

/**
 * Counts a period of a service up to now, whether it has been billed or not: what a run would make of it, and what was charged
 * at once.
 */
export async function usageOf(
  trx: Trx,
  rates: RateBook,
  services: TenantServices,
  service: Service,
  { startsAt, endsAt }: Pick<Period, 'startsAt' | 'endsAt'>,
  now: Date,
): Promise<Usage> {
  const lastMoment = new Date(Math.min(endsAt.getTime() - 1, now.getTime()));
  const secondsAllowed = allowedSeconds(services, service, lastMoment);
  const pool = new MinutePool(secondsAllowed);
  const counted = { calls: 0, charge: 0, seconds: 0 };
  const span = { from: startsAt, until: endsAt };
  for await (const legs of rateSpan(trx, service, span, { rates, services, poolOf: () => pool }, { unbilled: false })) {
    for (const { rated } of legs) {
      if (rated.rule === 'suppressed') continue;
      counted.calls += 1;
      counted.charge += rated.charge;
      // Where minutes are included only those that use them count.
      counted.seconds += rated.usesPool || secondsAllowed === 0 ? rated.billedSeconds : 0;
    }
  }
  const atOnce = await chargedAtOnce(trx, service, span);
  return {
    secondsUsed: counted.seconds + atOnce.seconds,
    secondsAllowed,
    chargeToDate: counted.charge + atOnce.charge,
    calls: counted.calls + atOnce.calls,
  };
}

/** Of a package with `realtime`. */
async function chargedAtOnce(
  trx: Trx,
  { tenantId, serviceId }: Service,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<{ readonly calls: number; readonly charge: number; readonly seconds: number }> {
  const { rows } = await sql<{ calls: number; charge: number; seconds: number }>`
    select count(*) as calls, coalesce(sum(cost), 0)::bigint as charge, coalesce(sum(net), 0)::bigint as seconds
    from charges
    where tenant_id = ${tenantId}::integer and service_id = ${serviceId} and state = 'rated'
      and ended_at >= ${from} and answered_at >= ${from} and answered_at < ${until}`.execute(trx);
  return rows[0] ?? { calls: 0, charge: 0, seconds: 0 };
}

/** Whole percent, rounded down; null where the minutes have no end or there are none. */
export function percentOf({ secondsUsed, secondsAllowed }: Usage): number | null {
  if (!Number.isFinite(secondsAllowed) || secondsAllowed <= 0) return null;
  return Math.floor((secondsUsed * 100) / secondsAllowed);
}
