import { arrayText, sql, type Trx } from '@strowger/db';
import { VOICE } from '@strowger/rating';
import { tenantsChargedInbound } from '../autobill/charged-inbound.ts';

/** What rating needs of a finished leg's record. */
export interface FinishedLeg {
  readonly call_id: string;
  readonly leg: string;
  /** The A-leg that it was made for; null where it is one itself. */
  readonly originating_leg_uuid: string | null;
  readonly tenant_id: number | null;
  readonly extension_uuid: string | null;
  readonly direction: string | null;
  /** What outbound selection matched; null for every leg that the platform did not send to a provider. */
  readonly rated_number: string | null;
  /** The DID that a leg from outside came to. */
  readonly caller_destination: string | null;
  /** The trunk; null: none. */
  readonly provider_id: number | null;
  readonly emergency: boolean;
  readonly answer_time: Date | null;
  readonly end_time: Date;
  /** Answered seconds, rounded up. */
  readonly billsec: number;
}

/** Of no tenant: such a record is kept as what cannot be charged. */
const NOBODY = 0;

/**
 * Notes legs that are to be charged, in the transaction that stores their records: from then on none is forgotten, and a
 * leg seen again changes nothing (contract 10 §9.8 "What is rated", 40 A2).
 */
export async function noteFinishedLegs(trx: Trx, legs: readonly FinishedLeg[]): Promise<void> {
  const inbound = await legsOfServices(trx, legs);
  const rows = [...legs.filter(isCharged), ...inbound];
  if (rows.length === 0) return;
  const column = (of: (leg: FinishedLeg) => string | number | Date | null) => arrayText(rows.map(of));
  await sql`
    with noted as (
      insert into charges (call_id, leg, originating_leg_uuid, tenant_id, extension_uuid, service_flag, direction,
        number, amount, answered_at, ended_at, state, reason)
      select call_id, leg, originating_leg_uuid, tenant_id, extension_uuid, ${VOICE}, direction, number, amount, answered_at,
        ended_at, case when tenant_id = ${NOBODY} then 'unratable' else 'unrated' end, case when tenant_id = ${NOBODY} then 'no-tenant' end
      from unnest(
        ${column((row) => row.call_id)}::text[], ${column((row) => row.leg)}::text[],
        ${column((row) => row.originating_leg_uuid)}::text[], ${column((row) => row.tenant_id ?? NOBODY)}::integer[],
        ${column((row) => row.extension_uuid)}::uuid[], ${column((row) => row.direction)}::text[],
        ${column((row) => row.rated_number ?? row.caller_destination ?? '')}::text[],
        ${column((row) => Math.max(0, row.billsec))}::bigint[], ${column((row) => row.answer_time)}::timestamptz[],
        ${column((row) => row.end_time)}::timestamptz[]
      ) as leg (call_id, leg, originating_leg_uuid, tenant_id, extension_uuid, direction, number, amount, answered_at,
        ended_at)
      on conflict (call_id, leg) do nothing
      returning tenant_id, ended_at, call_id, leg, state
    )
    insert into unrated_charges (tenant_id, ended_at, call_id, leg)
    select tenant_id, ended_at, call_id, leg from noted where state = 'unrated'`.execute(trx);
}

/** From outside, where a service may charge such calls at hang-up. */
async function legsOfServices(trx: Trx, legs: readonly FinishedLeg[]): Promise<readonly FinishedLeg[]> {
  const fromOutside = legs.filter(isFromOutside);
  if (fromOutside.length === 0) return [];
  const tenants = new Set(
    await tenantsChargedInbound(
      trx,
      fromOutside.map(({ tenant_id: id }) => id ?? NOBODY),
    ),
  );
  return fromOutside.filter(({ tenant_id: id }) => id !== null && tenants.has(id));
}

function isFromOutside(leg: FinishedLeg): boolean {
  const isFirst = leg.direction === 'inbound' && leg.leg === 'a';
  return isFirst && leg.provider_id !== null && leg.answer_time !== null && leg.billsec > 0;
}

/** Answered legs that the platform sent to a provider; calls to emergency numbers cost nothing. */
function isCharged(leg: FinishedLeg): boolean {
  return leg.direction === 'outbound' && leg.rated_number !== null && !leg.emergency && leg.answer_time !== null;
}
