import { setTimeout as pause } from 'node:timers/promises';
import { type Database, sql, type Trx } from '@strowger/db';
import { type Rate, RateDeck } from '@strowger/rating';

/** Rows read at once: a large deck must not keep the process from its calls. */
const PAGE = 5_000;

interface DeckVersion {
  readonly deckId: number;
  readonly serviceFlag: number;
  readonly validFrom: number;
}

/** A caller does not wait longer for a deck that is read again: he is judged by the rates before. */
const PATIENCE_MS = 250;

const books = new WeakMap<Database, RateBook>();

/** The rates of a database: one book for all of the process. */
export function rateBookOf(db: Database): RateBook {
  const known = books.get(db) ?? new RateBook(db);
  books.set(db, known);
  return known;
}

/**
 * The rates of plans in memory: read when first asked for, and again after a change. One index for each plan whatever the
 * number of its tenants.
 */
export class RateBook {
  readonly #db: Database;
  readonly #versions = new Map<number, Promise<readonly DeckVersion[]>>();
  readonly #decks = new Map<string, Promise<RateDeck>>();
  /** By plan, as they were found last. */
  readonly #last = new Map<number, RateDeck>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** The rates of a plan as they were in force at a time. */
  async deckAt(planId: number, at: Date): Promise<RateDeck> {
    const versions = await remembered(this.#versions, planId, () => this.#read((trx) => readVersions(trx, planId)));
    const inForce = versionsInForce(versions, at.getTime());
    return remembered(this.#decks, inForce.map(({ deckId }) => deckId).join(), () => this.#readDecks(inForce));
  }

  /** The same for somebody who waits to call: where a large deck has to be read again, the one before it. */
  async deckSoon(planId: number, at: Date): Promise<RateDeck> {
    const last = this.#last.get(planId);
    const now = this.deckAt(planId, at).then((deck) => {
      this.#last.set(planId, deck);
      return deck;
    });
    if (last === undefined) return now;
    const first = await Promise.race([now, pause(PATIENCE_MS, null, { ref: false })]);
    return first ?? last;
  }

  /** Reads what is in force of every plan ahead of the first call. */
  async warm(at: Date): Promise<void> {
    const plans = await this.#read((trx) => trx.selectFrom('rate_decks').select('plan_id').distinct().execute());
    for (const { plan_id: planId } of plans) await this.deckSoon(planId, at);
  }

  /** Rates have changed. */
  forget(): void {
    this.#versions.clear();
    this.#decks.clear();
  }

  async #readDecks(versions: readonly DeckVersion[]): Promise<RateDeck> {
    const deck = new RateDeck();
    for (const { deckId, serviceFlag } of versions) {
      for (let last: Place = { prefix: '', weight: 0 }; ; ) {
        const page = await this.#read((trx) => readRates(trx, deckId, last));
        deck.add(page.filter(({ active }) => active).map((row) => ({ ...row, serviceFlag })));
        if (page.length < PAGE) break;
        last = page.at(-1) ?? last;
      }
    }
    deck.trim();
    return deck;
  }

  #read<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    return this.#db.transaction({ kind: 'all' }, work, { readOnly: true });
  }
}

/** What failed is tried again by the next who asks. */
function remembered<K, V>(known: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  made.catch(() => {
    if (known.get(key) === made) known.delete(key);
  });
  return made;
}

/** For each combination of services the youngest one that is in force. */
function versionsInForce(versions: readonly DeckVersion[], at: number): DeckVersion[] {
  const youngest = new Map<number, DeckVersion>();
  for (const version of versions) {
    const known = youngest.get(version.serviceFlag);
    if (version.validFrom <= at && version.validFrom >= (known?.validFrom ?? Number.NEGATIVE_INFINITY)) {
      youngest.set(version.serviceFlag, version);
    }
  }
  return [...youngest.values()].sort((one, other) => one.deckId - other.deckId);
}

async function readVersions(trx: Trx, planId: number): Promise<DeckVersion[]> {
  const rows = await trx
    .selectFrom('rate_decks')
    .select(['deck_id', 'service_flag', 'valid_from'])
    .where('plan_id', '=', planId)
    .execute();
  return rows.map((row) => ({
    deckId: row.deck_id,
    serviceFlag: row.service_flag,
    validFrom: row.valid_from.getTime(),
  }));
}

/** Where a portion of a deck ended: by the index that its rates are unique by. */
interface Place {
  readonly prefix: string;
  readonly weight: number;
}

type StoredRate = Omit<Rate, 'serviceFlag'> & { readonly active: boolean };

async function readRates(trx: Trx, deckId: number, after: Place): Promise<readonly StoredRate[]> {
  const { rows } = await sql<StoredRate>`
    select rate_id as "rateId", prefix, weight, active, unit_first_block as "firstBlock", unit_increment as increment,
      unit_billing_block as "billingBlock", unit_block_rate as "blockRate", unit_free as "unitFree",
      cost_connection as connection, cost_minimum as minimum
    from rates
    where deck_id = ${deckId} and (prefix, weight) > (${after.prefix}::text collate "C", ${after.weight}::integer)
    order by prefix, weight
    limit ${PAGE}`.execute(trx);
  return rows;
}
