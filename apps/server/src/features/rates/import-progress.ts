import { jsonbText, violationOf } from '@strowger/db';
import { ApiError, errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import type { DeckChanges } from './compare-lines.ts';
import type { ImportOrder } from './import-order.ts';
import { dropPieces } from './import-pieces.ts';

/** Of an import: one that waits has been received, and a job will check and store it. */
export const IMPORT_STATES = ['reading', 'waiting', 'checking', 'storing', 'done', 'failed', 'cancelled'] as const;
type ImportState = (typeof IMPORT_STATES)[number];

/** What an import needs to be told of. */
export interface Reporter extends Pick<Platform, 'db' | 'now' | 'log'> {
  readonly bus: Pick<Platform['bus'], 'publish'>;
}

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
  readonly #over = new AbortController();
  #state: ImportState = 'reading';
  #bytes = 0;
  #checked = 0;
  #lines = 0;
  #toldAt: number;
  #telling: Promise<void> = Promise.resolve();

  private constructor(platform: Reporter, order: ImportOrder, importId: string) {
    this.#platform = platform;
    this.#order = order;
    this.importId = importId;
    this.#toldAt = platform.now().getTime();
  }

  /**
   * Of a file that begins to arrive.
   * @param importId null: ours will do
   * @throws ApiError 404 when there is no such plan, 409 when there is an import of that id
   */
  static async begin(platform: Reporter, order: ImportOrder, importId: string | null): Promise<ImportProgress> {
    const { planId, serviceFlag, kind, createdBy } = order;
    const now = platform.now();
    try {
      const made = await platform.db.transaction({ kind: 'all' }, async (trx) => {
        await trx
          .updateTable('rate_imports')
          .set({ state: 'failed', finished_at: now })
          .where('finished_at', 'is', null)
          .where('background', '=', false)
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

  /** Of a file that has been received, of so many octets, and is looked at from its beginning. */
  static again(platform: Reporter, order: ImportOrder, importId: string, bytes: number): ImportProgress {
    const progress = new ImportProgress(platform, order, importId);
    progress.#bytes = bytes;
    progress.#state = 'checking';
    return progress;
  }

  /** Aborts when it is seen that the import is over meanwhile: it was cancelled, or has gone with its plan. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  received(bytes: number): void {
    this.#bytes = bytes;
    this.#tellSoon();
  }

  checked(bytes: number): void {
    this.#checked += bytes;
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

  /** Resolves when nothing that was told is on its way any more. */
  async settled(): Promise<void> {
    await this.#telling;
  }

  /** Tells those who listen what somebody else has noted. */
  announce(state: ImportState): void {
    this.#state = state;
    this.#publish({ state, bytes: this.#bytes, bytes_checked: this.#checked, lines: this.#lines });
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
    const place = { state: this.#state, bytes: this.#bytes, bytes_checked: this.#checked, lines: this.#lines };
    const told = this.#telling.then(() => this.#write(place, more));
    this.#telling = told.catch(() => undefined);
    return told;
  }

  async #write(place: Place, more: ImportNotes): Promise<void> {
    const isOpen = await this.#platform.db.transaction({ kind: 'all' }, async (trx) => {
      const noted = await trx
        .updateTable('rate_imports')
        .set({ ...place, ...more })
        .where('import_id', '=', this.importId)
        .$if(place.state !== 'done', (query) => query.where('finished_at', 'is', null))
        .executeTakeFirst();
      if (more.finished_at !== undefined) await dropPieces(trx, this.importId);
      return noted.numUpdatedRows > 0n;
    });
    if (isOpen) this.#publish(place);
    else this.#over.abort(new ImportOver());
  }

  #publish(place: Place): void {
    const { planId, serviceFlag, kind } = this.#order;
    const data = { import_id: this.importId, plan_id: planId, service_flag: serviceFlag, kind, ...place };
    this.#platform.bus.publish({ type: 'rates.import', tenantId: null, data });
  }
}

/** Somebody else has ended the import: nothing of it is to be stored. */
export class ImportOver extends Error {
  constructor() {
    super('the import is over');
    this.name = 'ImportOver';
  }
}

interface Place {
  readonly state: ImportState;
  readonly bytes: number;
  readonly bytes_checked: number;
  readonly lines: number;
}

interface ImportNotes {
  readonly changes?: string;
  readonly errors?: string;
  readonly deck_id?: number | null;
  readonly finished_at?: Date;
}
