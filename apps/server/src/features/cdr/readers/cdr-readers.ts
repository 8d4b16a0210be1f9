import type { Trx } from '@strowger/db';
import { unreadByConsumers, unreadInExports } from './unread.ts';

/** Readers that go through the call records by their sequence numbers and come back for more (contract 40 B12.1). */
export interface CdrReader {
  /** For the log of what is held back. */
  readonly name: string;
  /**
   * The lowest sequence number that one of them has still to read, wherever the least advanced cursor stands: one more than
   * what it has acknowledged. Null: nobody has an open cursor.
   */
  readonly lowestUnreadSeq: (trx: Trx) => Promise<number | null>;
}

/** All kinds of readers that there are: retention keeps what any of them has not read. */
export const CDR_READERS: readonly CdrReader[] = [
  { name: 'consumers', lowestUnreadSeq: unreadByConsumers },
  { name: 'exports', lowestUnreadSeq: unreadInExports },
];

interface Unread {
  readonly seq: number;
  readonly reader: string;
}

/** From where on records have to be kept, and for whom; null: everybody has read everything. */
export async function lowestUnread(trx: Trx, readers: readonly CdrReader[]): Promise<Unread | null> {
  let lowest: Unread | null = null;
  for (const { name, lowestUnreadSeq } of readers) {
    const seq = await lowestUnreadSeq(trx);
    if (seq !== null && seq < (lowest?.seq ?? Number.POSITIVE_INFINITY)) lowest = { seq, reader: name };
  }
  return lowest;
}
