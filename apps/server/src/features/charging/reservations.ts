import { arrayText, sql, type Trx } from '@strowger/db';
import { digitsOf, FREE_OF_CHARGE, type RateTerms, type UnchargedCall, VOICE } from '@strowger/rating';
import type { LegKey, PaidLeg, TalkingLeg } from '@strowger/switch';
import { termsOfService } from '../autobill/service-at-gate.ts';
import { TenantServices } from '../autobill/tenant-services.ts';
import type { RateBook } from './rate-book.ts';

/** A process that has not said for so long that it lives is dead; what its legs kept back is free again. */
const DEAD_AFTER_SECONDS = 90;
/** A leg that ended is charged within seconds; later its record is not to come any more, or soon after a long failure. */
const CHARGED_WITHIN_SECONDS = 600;

interface ReservedRow {
  readonly call_id: string;
  readonly leg: string;
  readonly number: string;
  readonly plan_id: number;
  readonly service_id: string | null;
  readonly begun_at: Date;
  readonly talked_ms: number;
  readonly is_live: boolean;
}

export function keyOf({ callId, leg }: Pick<LegKey, 'callId' | 'leg'>): string {
  return `${callId}/${leg}`;
}

/** Legs of a process, by its own clock, which nobody sets. */
export interface OwnLegs {
  readonly process: string;
  readonly talking: readonly TalkingLeg[];
}

/**
 * What the tenant's paid legs have used and are not charged for yet, over all processes: as their process last told it, and since
 * then by the clock of the database. So a clock that is set makes an error of seconds, whatever it is set by.
 * @param own what the process that asks knows better; it lives
 */
export async function readReserved(
  trx: Trx,
  rates: RateBook,
  tenantId: number,
  own: OwnLegs | null,
): Promise<UnchargedCall[]> {
  const { rows } = await sql<ReservedRow>`
    select call_id, leg, number, plan_id, service_id, begun_at, ended_at is null as is_live,
      talked_ms + case when answered_at is null then 0 else least(${DEAD_AFTER_SECONDS}::integer, greatest(0, extract(epoch from
        coalesce(ended_at, clock_timestamp()) - greatest(heartbeat_at, answered_at)))) * 1000 end::float8 as talked_ms
    from call_reservations
    where tenant_id = ${tenantId} and case
      when ended_at is null then process = ${own?.process ?? ''}
        or heartbeat_at > clock_timestamp() - make_interval(secs => ${DEAD_AFTER_SECONDS})
      else ended_at > clock_timestamp() - make_interval(secs => ${CHARGED_WITHIN_SECONDS}) end`.execute(trx);
  const services = rows.some((row) => row.service_id !== null) ? await TenantServices.read(trx, tenantId) : null;
  const measured = new Map(own?.talking.map((leg) => [keyOf(leg), leg.talkedMs]));
  return Promise.all(
    rows.map(async (row) => {
      return {
        rate: (await termsOf(row, rates, services)) ?? FREE_OF_CHARGE,
        usesIncluded: row.service_id === null,
        talkedMs: (row.is_live ? measured.get(`${row.call_id}/${row.leg}`) : undefined) ?? row.talked_ms,
        isLive: row.is_live,
      };
    }),
  );
}

/** By the plan, or by the package of the service that the leg belongs to. */
async function termsOf(row: ReservedRow, rates: RateBook, services: TenantServices | null): Promise<RateTerms | null> {
  const { number, plan_id: planId, service_id: serviceId, begun_at: begunAt } = row;
  if (serviceId !== null) {
    return services === null ? null : termsOfService(rates, services, serviceId, number, begunAt);
  }
  return (await rates.deckSoon(planId, begunAt)).find(digitsOf(number), VOICE);
}

type Reserved = Pick<ReservedRow, 'plan_id' | 'service_id' | 'begun_at'>;

/**
 * Lets go of what was kept back for legs of a tenant that are charged now.
 * @param keys of the legs
 * @returns by what the legs were let through, by their keys
 */
export async function releaseReserved(
  trx: Trx,
  tenantId: number,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Reserved>> {
  // By the tenant, of whose legs few are kept back at a time: looking for each leg by itself would take a quarter of charging.
  const { rows } = await sql<Reserved & { readonly key: string }>`
    delete from call_reservations where tenant_id = ${tenantId} and call_id || '/' || leg = any(${arrayText(keys)}::text[])
    returning call_id || '/' || leg as key, plan_id, service_id, begun_at`.execute(trx);
  return new Map(rows.map(({ key, ...reserved }) => [key, reserved]));
}

/** How many paid legs of an extension are live, over all processes. */
export async function liveLegsOf(trx: Trx, tenantId: number, extensionUuid: string): Promise<number> {
  const { rows } = await sql<{ live: number }>`
    select count(*) as live from call_reservations
    where tenant_id = ${tenantId} and extension_uuid = ${extensionUuid}::uuid and ended_at is null
      and heartbeat_at > clock_timestamp() - make_interval(secs => ${DEAD_AFTER_SECONDS})`.execute(trx);
  return rows[0]?.live ?? 0;
}

/** Legs of one tenant are let through one after the other, in all processes; to the end of the transaction. */
export async function inTurn(trx: Trx, tenantId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('call_reservations'), ${tenantId}::integer)`.execute(trx);
}

export async function reserve(
  trx: Trx,
  leg: PaidLeg,
  {
    planId,
    serviceId,
    process,
  }: { readonly planId: number; readonly serviceId: string | null; readonly process: string },
): Promise<void> {
  await trx
    .insertInto('call_reservations')
    .values({
      call_id: leg.callId,
      leg: leg.leg,
      tenant_id: leg.tenantId,
      extension_uuid: leg.extensionUuid,
      number: leg.number,
      plan_id: planId,
      service_id: serviceId,
      process,
    })
    .onConflict((conflict) => conflict.columns(['call_id', 'leg']).doNothing())
    .execute();
}

export async function markAnswered(trx: Trx, { callId, leg }: LegKey): Promise<void> {
  await sql`update call_reservations set answered_at = coalesce(answered_at, clock_timestamp())
    where call_id = ${callId} and leg = ${leg}`.execute(trx);
}

/** What was answered stays kept back until it is charged; the rest is free at once. */
export async function markEnded(trx: Trx, { callId, leg }: LegKey): Promise<void> {
  await sql`
    with freed as (
      delete from call_reservations where call_id = ${callId} and leg = ${leg} and answered_at is null
    )
    update call_reservations set ended_at = coalesce(ended_at, clock_timestamp())
    where call_id = ${callId} and leg = ${leg} and answered_at is not null`.execute(trx);
}

/** The legs of this process live, and have talked so long. */
export async function beat(trx: Trx, tenantId: number, { process, talking }: OwnLegs): Promise<void> {
  await sql`
    update call_reservations as reserved set heartbeat_at = clock_timestamp(),
      talked_ms = coalesce((
        select told.ms from unnest(
          ${arrayText(talking.map(({ callId }) => callId))}::text[], ${arrayText(talking.map(({ leg }) => leg))}::text[],
          ${arrayText(talking.map(({ talkedMs }) => Math.round(talkedMs)))}::bigint[]) as told (call_id, leg, ms)
        where told.call_id = reserved.call_id and told.leg = reserved.leg), talked_ms)
    where tenant_id = ${tenantId} and process = ${process} and ended_at is null`.execute(trx);
}

/** What nobody will charge or end any more. The plan of a leg whose process died is needed until its record comes. */
export async function purgeReservations(trx: Trx, before: Date): Promise<void> {
  await sql`delete from call_reservations
    where greatest(heartbeat_at, coalesce(ended_at, begun_at)) < ${before}`.execute(trx);
}
