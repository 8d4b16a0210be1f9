import { jsonbText, sql, type Trx } from '@strowger/db';
import { VOICE } from '@strowger/rating';

/** What rating needs of a finished leg's record. */
export interface FinishedLeg {
  readonly call_id: string;
  readonly leg: string;
  readonly tenant_id: number | null;
  readonly extension_uuid: string | null;
  readonly direction: string | null;
  /** What outbound selection matched; null for every leg that the platform did not send to a provider. */
  readonly rated_number: string | null;
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
  const rows = legs.filter(isCharged).map(rowOf);
  if (rows.length === 0) return;
  await sql`
    insert into charges (call_id, leg, tenant_id, extension_uuid, service_flag, number, amount, answered_at, ended_at, state,
      reason)
    select call_id, leg, tenant_id, extension_uuid, service_flag, number, amount, answered_at, ended_at, state, reason
    from jsonb_populate_recordset(null::charges, ${jsonbText(rows)}::jsonb)
    on conflict (call_id, leg) do nothing`.execute(trx);
}

/** Answered legs that the platform sent to a provider; calls to emergency numbers cost nothing. */
function isCharged(leg: FinishedLeg): boolean {
  return leg.direction === 'outbound' && leg.rated_number !== null && !leg.emergency && leg.answer_time !== null;
}

function rowOf(leg: FinishedLeg) {
  const hasTenant = leg.tenant_id !== null;
  return {
    call_id: leg.call_id,
    leg: leg.leg,
    tenant_id: leg.tenant_id ?? NOBODY,
    extension_uuid: leg.extension_uuid,
    service_flag: VOICE,
    number: leg.rated_number,
    amount: Math.max(0, leg.billsec),
    answered_at: leg.answer_time,
    ended_at: leg.end_time,
    state: hasTenant ? 'unrated' : 'unratable',
    reason: hasTenant ? null : 'no-tenant',
  };
}
