import type { Trx } from '@strowger/db';

/** What a run or a part of it did. */
export interface EtlResult {
  readonly inserted: number;
  readonly rejected: number;
}

/** Keeps a record that is none, with the reason; it never stops the run (contract 40 A2). */
export async function quarantine(
  trx: Trx,
  from: { readonly source: string; readonly position: number; readonly line: string },
  reason: string,
): Promise<void> {
  await trx
    .insertInto('cdr_quarantine')
    .values({ source: from.source, position: from.position, reason, line: from.line.slice(0, 10_000) })
    .execute();
}
