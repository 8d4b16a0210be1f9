import { type Database, type Fence, sql } from '@strowger/db';
import { BATCH, type RatingParts, rateTenant } from './rate-tenant.ts';

/** Records that nobody was told of: what a crash left, or another process could not finish. */
const SWEEP_MS = 15_000;
/** Tenants charged at the same time: while the database works for one, the other is computed. */
const LANES = 2;
/** Of a tenant whom another process charges at this moment. */
const BUSY_MS = 250;

/** Charges finished calls: when told of them, and whatever it finds unrated. Any number of processes may do so at once. */
export class Rater {
  readonly #parts: RatingParts;
  readonly #db: Database;
  readonly #wanted = new Set<number>();
  #work: Promise<unknown> | null = null;
  #sweep: NodeJS.Timeout | undefined;
  #later: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(db: Database, parts: RatingParts) {
    this.#db = db;
    this.#parts = parts;
  }

  /** Begins to look for what is left over. */
  start(): void {
    this.#sweep = setInterval(() => void this.catchUp(), SWEEP_MS).unref();
    void this.catchUp();
  }

  /** The tenant has something to be charged. Returns at once. */
  wake(tenantId: number): void {
    if (this.#isStopped) return;
    this.#wanted.add(tenantId);
    this.#work ??= Promise.all(Array.from({ length: LANES }, () => this.#run())).finally(() => {
      this.#work = null;
    });
  }

  /** Charges everybody who has something unrated; resolves when done. */
  async catchUp(): Promise<void> {
    try {
      for (const tenantId of await this.#unrated()) this.wake(tenantId);
    } catch (error) {
      this.#parts.platform.log.warn({ err: error }, 'records that are not rated could not be looked for');
    }
    await this.#work;
  }

  /** Charges what is unrated of a tenant now; resolves when all of it is charged, whoever does it. */
  async settle(tenantId: number): Promise<void> {
    while ((await this.#rate(tenantId, true)) === BATCH);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#sweep);
    clearTimeout(this.#later);
    this.#wanted.clear();
    await this.#work;
  }

  async #run(): Promise<void> {
    for (const tenantId of this.#wanted) {
      this.#wanted.delete(tenantId);
      try {
        const rated = await this.#rate(tenantId, false);
        if (rated === 'busy') this.#tryLater(tenantId);
        else if (rated === BATCH) this.#wanted.add(tenantId);
      } catch (error) {
        this.#parts.platform.log.error({ err: error, tenantId }, 'calls could not be charged; it is tried again');
      }
    }
  }

  #tryLater(tenantId: number): void {
    if (this.#isStopped) return;
    this.#later = setTimeout(() => this.wake(tenantId), BUSY_MS).unref();
  }

  #rate(tenantId: number, wait: boolean): Promise<number | 'busy'> {
    const fence: Fence = { kind: 'tenant', tenantId };
    return this.#db.transaction(fence, (trx) => rateTenant(trx, this.#parts, tenantId, wait));
  }

  async #unrated(): Promise<number[]> {
    return this.#db.transaction(
      { kind: 'all' },
      async (trx) => {
        const { rows } = await sql<{ tenant_id: number }>`
          select distinct tenant_id from unrated_charges`.execute(trx);
        return rows.map((row) => row.tenant_id);
      },
      { readOnly: true },
    );
  }
}
