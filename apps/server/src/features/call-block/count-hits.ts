import { type Database, jsonbText, sql } from '@strowger/db';
import type { CallBlockHits } from '@strowger/switch';
import type { Logger } from 'pino';

const FLUSH_MS = 1000;

/** Counts in memory what the rules took; the table is written in batches beside the calls. */
export class CallBlockHitCount implements CallBlockHits {
  readonly #db: Database;
  readonly #log: Logger;
  #counted = new Map<string, number>();
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  hit(_tenantId: number, ruleUuid: string): void {
    this.#add(ruleUuid, 1);
    this.#wake();
  }

  /** Writes what is counted; resolves when it is in the database, or could not be written. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  #add(ruleUuid: string, count: number): void {
    this.#counted.set(ruleUuid, (this.#counted.get(ruleUuid) ?? 0) + count);
  }

  #wake(): void {
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  async #write(): Promise<void> {
    const batch = this.#counted;
    if (batch.size === 0) return;
    this.#counted = new Map();
    try {
      await this.#db.transaction({ kind: 'all' }, (trx) => addition(batch).execute(trx));
    } catch (error) {
      this.#log.warn({ err: error }, 'blocked calls could not be counted yet');
      for (const [uuid, count] of batch) this.#add(uuid, count);
      this.#wake();
    }
  }
}

/** Rules that are gone meanwhile are left out. Locked in one order, so that two processes never wait for each other. */
function addition(batch: ReadonlyMap<string, number>) {
  const rows = [...batch].map(([uuid, hits]) => ({ uuid, hits }));
  return sql`
    with hit as (select uuid, hits from jsonb_to_recordset(${jsonbText(rows)}::jsonb) as row(uuid uuid, hits integer)),
      locked as (
        select call_block_uuid, hits from call_block join hit on call_block_uuid = uuid
        order by call_block_uuid for no key update of call_block)
    update call_block set call_block_count = call_block_count + locked.hits
    from locked where call_block.call_block_uuid = locked.call_block_uuid`;
}
