import { sql, type Trx } from '@strowger/db';

/**
 * The sequence number up to which the records are complete for this transaction: no record with a lower one can still
 * appear, so that whoever reads on from his last one misses nothing (contract 40 B12.1). Whoever writes records does so
 * alone to the end of his transaction (`cdr_in_order` of the database), hence it is the highest one to be seen. A fenced
 * transaction's is that of its tenant's records.
 * @returns 0 where there are no records
 */
export async function readableUpTo(trx: Trx): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(cdr_seq), 0) as seq from cdr`.execute(trx);
  return rows[0]?.seq ?? 0;
}
