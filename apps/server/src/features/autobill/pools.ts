import { sql, type Trx } from '@strowger/db';
import { MinutePool } from '@strowger/rating';
import { type Period, periodAt } from './cycles.ts';
import type { Service, TenantServices } from './tenant-services.ts';

const MINUTE = 60;

/**
 * The minutes of a period: as many as the package gives at its end, less those that bills of it have used.
 * @param now a period that runs has what the package gives by now
 */
export async function openPool(
  trx: Trx,
  services: TenantServices,
  service: Service,
  { startsAt, endsAt }: Pick<Period, 'startsAt' | 'endsAt'>,
  now: Date,
): Promise<MinutePool> {
  const { rows } = await sql<{ used: number }>`
    select coalesce(sum(pool_seconds), 0)::bigint as used from autobill_calls
    where service_id = ${service.serviceId} and start_time >= ${startsAt} and start_time < ${endsAt}`.execute(trx);
  const lastMoment = new Date(Math.min(endsAt.getTime() - 1, now.getTime()));
  return new MinutePool(allowedSeconds(services, service, lastMoment), rows[0]?.used ?? 0);
}

/** Of a period: Infinity where they have no end, 0 where calls are charged at once. */
export function allowedSeconds(services: TenantServices, service: Service, at: Date): number {
  const version = services.versionAt(service, at);
  if (version === undefined || version.realtime) return 0;
  const { free_minutes: minutes } = version.terms;
  return minutes === 'unlimited' ? Number.POSITIVE_INFINITY : minutes * MINUTE;
}

/** Pools of the periods that calls of a service lie in, each opened when the first of them comes. */
export class PoolsByPeriod {
  readonly #open: (period: Period) => Promise<MinutePool>;
  readonly #service: Service;
  readonly #pools = new Map<string, Promise<MinutePool>>();

  constructor(service: Service, open: (period: Period) => Promise<MinutePool>) {
    this.#service = service;
    this.#open = open;
  }

  of(at: Date): Promise<MinutePool> {
    const period = periodAt(this.#service, at);
    const known = this.#pools.get(period.start) ?? this.#open(period);
    this.#pools.set(period.start, known);
    return known;
  }
}
