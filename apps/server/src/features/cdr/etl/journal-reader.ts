import type { Trx } from '@strowger/db';

interface JournalRow {
  readonly journal_id: number;
  readonly record: unknown;
}

/**
 * The journal of a run in batches, from its beginning. Whoever asks while another still reads gets what comes behind: no row has
 * to be locked, as there is one run at a time. A row that becomes visible behind them is for the next run.
 */
export class JournalReader {
  readonly #size: number;
  #last = 0;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(size: number) {
    this.#size = size;
  }

  /** The next rows, in their order, in the transaction of whoever takes them; fewer than a batch: these are the last. */
  next(trx: Trx): Promise<JournalRow[]> {
    const rows = this.#reading.then(() => this.#read(trx));
    this.#reading = rows.catch(() => undefined);
    return rows;
  }

  async #read(trx: Trx): Promise<JournalRow[]> {
    const rows = await trx
      .selectFrom('cdr_journal')
      .select(['journal_id', 'record'])
      .where('journal_id', '>', this.#last)
      .orderBy('journal_id')
      .limit(this.#size)
      .execute();
    this.#last = rows.at(-1)?.journal_id ?? this.#last;
    return rows;
  }
}
