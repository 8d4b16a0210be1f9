import { arrayText, insertMostlyNew, sql, type Trx } from '@strowger/db';
import type { RawRecord } from '../raw-record.ts';

/** A leg whose record is new, with its row in the journal where it has one. */
export interface NewLeg {
  readonly raw: RawRecord;
  /** As the database holds it. */
  readonly callId: string;
  readonly journalId: number | null;
}

/**
 * Takes the keys of records that nobody has stored, in the caller's transaction: of those with one key the first.
 * @returns in the order of the records
 */
export async function claimKeys(
  trx: Trx,
  records: readonly RawRecord[],
  journal: readonly number[] | null,
): Promise<NewLeg[]> {
  const legs = new Map<string, NewLeg>();
  for (const [place, raw] of records.entries()) {
    const callId = raw.call_id.toWellFormed().replaceAll('\0', '\ufffd');
    const key = keyOf(callId, raw.leg);
    if (!legs.has(key)) legs.set(key, { raw, callId, journalId: journal?.[place] ?? null });
  }
  const asked = [...legs.values()];
  const { rows } = await insertMostlyNew(
    trx,
    (onConflict) => sql<{ call_id: string; leg: string }>`
      insert into cdr_keys (call_id, leg, start_time)
      select call_id, leg, start_time from unnest(
        ${arrayText(asked.map(({ callId }) => callId))}::text[], ${arrayText(asked.map(({ raw }) => raw.leg))}::text[],
        ${arrayText(asked.map(({ raw }) => new Date(raw.start_time)))}::timestamptz[]) as leg (call_id, leg, start_time)
      ${onConflict} returning call_id, leg`,
  );
  if (rows.length === asked.length) return asked;
  const fresh = new Set(rows.map(({ call_id, leg }) => keyOf(call_id, leg)));
  return asked.filter(({ callId, raw }) => fresh.has(keyOf(callId, raw.leg)));
}

function keyOf(callId: string, leg: string): string {
  return `${callId} ${leg}`;
}
