import type { Trx } from '@strowger/db';

/** What a run or a part of it did. */
export interface EtlResult {
  readonly inserted: number;
  readonly rejected: number;
}

/** The journal of the database, as against files. */
export const JOURNAL = 'journal';

/** Where something was read. */
export interface ReadFrom {
  readonly source: string;
  /** Of the journal its row. */
  readonly position: number;
  /** What was read there. */
  readonly line: () => string;
}

/** Keeps a record that is none, with the reason; it never stops the run (contract 40 A2). */
export async function quarantine(trx: Trx, from: ReadFrom, reason: string): Promise<void> {
  await trx
    .insertInto('cdr_quarantine')
    .values({ source: from.source, position: from.position, reason, line: from.line().slice(0, 10_000) })
    .execute();
}
