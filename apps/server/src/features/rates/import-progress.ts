import { jsonbText, violationOf } from '@strowger/db';
import { ApiError, errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import type { DeckChanges } from './compare-lines.ts';

/** What is done with a file: it changes rates, becomes a deck, or is only looked at. */
export type ImportKind = 'update' | 'replace' | 'preview';
type ImportState = 'reading' | 'checking' | 'storing' | 'done' | 'failed';

export interface ImportOrder {
  readonly kind: ImportKind;
  readonly planId: number;
  readonly serviceFlag: number;
  /** Chosen by a client who wants to follow it from the beginning. */
  readonly importId: string | null;
  readonly createdBy: number;
}

type Reporter = Pick<Platform, 'db' | 'bus' | 'now' | 'log'>;

const EACH_MS = 500;
/** No request runs that long: the process of an import that still is under way then has died. */
const STALE_MS = 3_600_000;

/**
 * How far an import is, told in transactions of its own and as live events, so that others see it while it runs and a
 * failure leaves its reasons.
 */
export class ImportProgress {
  readonly importId: string;
  readonly #platform: Reporter;
  readonly #order: ImportOrder;
  #state: ImportState = 'reading';
  #bytes = 0;
  #lines = 0;
  #toldAt: number;
  #telling: Promise<void> = Promise.resolve();

  private constructor(platform: Reporter, order: ImportOrder, importId: string) {
    this.#platform = platform;
    this.#order = order;
    this.importId = importId;
    this.#toldAt = platform.now().getTime();
  }

  /** @throws ApiError 404 when there is no such plan, 409 when there is an import of that id */
  static async begin(platform: Reporter, order: ImportOrder): Promise<ImportProgress> {
    const { planId, serviceFlag, kind, createdBy, importId } = order;
    const now = platform.now();
    try {
      const made = await platform.db.transaction({ kind: 'all' }, async (trx) => {
        await trx
          .updateTable('rate_imports')
          .set({ state: 'failed', finished_at: now })
          .where('finished_at', 'is', null)
          .where('date_created', '<', new Date(now.getTime() - STALE_MS))
          .execute();
        return trx
          .insertInto('rate_imports')
          .values({
            ...(importId === null ? {} : { import_id: importId }),
            plan_id: planId,
            service_flag: serviceFlag,
            kind,
            state: 'reading',
            created_by: createdBy,
            date_created: now,
          })
          .returning('import_id')
          .executeTakeFirstOrThrow();
      });
      return new ImportProgress(platform, order, made.import_id);
    } catch (error) {
      const violation = violationOf(error);
      if (violation?.kind === 'foreign_key') throw errors.notFound('Plan');
      if (violation?.kind === 'unique') throw errors.conflict('There is an import of this id already');
      throw error;
    }
  }

  received(bytes: number): void {
    this.#bytes = bytes;
    this.#tellSoon();
  }

  read(lines: number): void {
    this.#lines += lines;
    this.#tellSoon();
  }

  async enter(state: 'checking' | 'storing'): Promise<void> {
    this.#state = state;
    await this.#tell({});
  }

  async done(changes: DeckChanges, deckId: number | null): Promise<void> {
    this.#state = 'done';
    await this.#tell({ changes: jsonbText(changes), deck_id: deckId, finished_at: this.#platform.now() });
  }

  /** Never throws: the import has failed for another reason already. */
  async failed(error: unknown): Promise<void> {
    this.#state = 'failed';
    const details = error instanceof ApiError ? [...error.details] : [];
    const message = error instanceof ApiError ? error.message : 'Internal error';
    const told = details.length > 0 ? details : [{ field: 'file', message }];
    await this.#tell({ errors: jsonbText(told), finished_at: this.#platform.now() }).catch((failure: unknown) =>
      this.#platform.log.warn({ err: failure }, 'the end of an import could not be noted'),
    );
  }

  #tellSoon(): void {
    const now = this.#platform.now().getTime();
    if (Math.abs(now - this.#toldAt) < EACH_MS) return;
    this.#toldAt = now;
    // What could not be noted now is noted with the next step.
    this.#tell({}).catch(() => undefined);
  }

  /** One after the other: a later state is never overwritten by an earlier one. */
  #tell(more: ImportNotes): Promise<void> {
    const [state, bytes, lines] = [this.#state, this.#bytes, this.#lines];
    const told = this.#telling.then(() => this.#write({ state, bytes, lines, ...more }));
    this.#telling = told.catch(() => undefined);
    return told;
  }

  async #write(values: ImportNotes & { state: ImportState; bytes: number; lines: number }): Promise<void> {
    await this.#platform.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('rate_imports').set(values).where('import_id', '=', this.importId).execute(),
    );
    const { planId, serviceFlag, kind } = this.#order;
    const { state, bytes, lines } = values;
    this.#platform.bus.publish({
      type: 'rates.import',
      tenantId: null,
      data: { import_id: this.importId, plan_id: planId, service_flag: serviceFlag, kind, state, bytes, lines },
    });
  }
}

interface ImportNotes {
  readonly changes?: string;
  readonly errors?: string;
  readonly deck_id?: number | null;
  readonly finished_at?: Date;
}
