import { randomUUID } from 'node:crypto';
import type { Database } from '@strowger/db';
import { storeRecords } from '../../../features/cdr/etl/store-records.ts';
import type { RawRecord } from '../../../features/cdr/raw-record.ts';

/** The start of calls that a test does not care about. */
export const CALL_AT: Date = new Date('2024-01-15T10:30:00Z');

/** Finished legs as an engine reports them, for tests. */
export function finishedLegs(
  count: number,
  changes: Partial<RawRecord> | ((i: number) => Partial<RawRecord>) = {},
): RawRecord[] {
  return Array.from({ length: count }, (_, i) => {
    const start = CALL_AT.getTime() + i * 1000;
    return {
      call_id: randomUUID(),
      leg: 'a',
      caller_number: '1001',
      destination: '15551234567',
      direction: 'outbound',
      start_time: start,
      answer_time: start + 7000,
      end_time: start + 131_000,
      hangup_cause: 'NORMAL_CLEARING',
      ...(typeof changes === 'function' ? changes(i) : changes),
    };
  });
}

/** @returns the ids of their calls */
export async function recordLegs(db: Database, legs: readonly RawRecord[]): Promise<string[]> {
  await db.transaction({ kind: 'all' }, (trx) => storeRecords(trx, legs));
  return legs.map((leg) => leg.call_id);
}
