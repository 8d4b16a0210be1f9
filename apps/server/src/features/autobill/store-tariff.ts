import { jsonbText, sql, type Trx } from '@strowger/db';
import { compareLines, type DeckChanges } from '../rates/compare-lines.ts';
import { fillDeck } from '../rates/deck-lines.ts';
import { deckInForce, lockPlan } from '../rates/decks.ts';
import { addLines, createLinesTable, ensureDestinationsOfLines } from '../rates/rate-lines-table.ts';
import { LONGEST_DESTINATION } from '../rates/resource.ts';

/** A rate of a tariff; money in millionths. */
export interface TariffRate {
  readonly line: number;
  readonly prefix: string;
  readonly name: string;
  readonly billing_block: number;
  readonly rate: number;
  readonly first_block: number;
  readonly increment: number;
  readonly connection: number;
  readonly free: number;
  /** From when it counts; null: with the version. */
  readonly effective: Date | null;
}

export interface StoredVersion {
  readonly deckId: number;
  readonly validFrom: Date;
  readonly rates: number;
  readonly changes: DeckChanges;
}

/** The bit of voice: tariffs of calls. */
const VOICE = 1;
const CHUNK = 5_000;
const FROM_THE_BEGINNING = new Date(0);

/**
 * Replaces the rates of a tariff from a time on as a whole; versions before it stay for calls of their time. The first one
 * reaches back to before. Rates with a later date of their own make further versions.
 * @throws RangeError for a plan that there is not
 */
export async function storeTariff(
  trx: Trx,
  planId: number,
  rates: readonly TariffRate[],
  { from, now, name }: { readonly from: Date; readonly now: Date; readonly name: string },
): Promise<StoredVersion[]> {
  if (!(await lockPlan(trx, planId))) throw new RangeError('there is no such plan');
  const isFirst = (await deckInForce(trx, planId, VOICE, now)) === undefined && from <= now;
  const versions: StoredVersion[] = [];
  await createLinesTable(trx);
  for (const validFrom of datesOf(rates, from)) {
    const inForce = ratesAt(rates, validFrom);
    const since = isFirst && versions.length === 0 ? FROM_THE_BEGINNING : validFrom;
    versions.push(await storeVersion(trx, { planId, validFrom: since, comparedAt: validFrom, name, now }, inForce));
  }
  return versions;
}

function datesOf(rates: readonly TariffRate[], from: Date): Date[] {
  const later = new Set(rates.flatMap(({ effective }) => (effective && effective > from ? [effective.getTime()] : [])));
  return [from, ...[...later].sort((one, other) => one - other).map((time) => new Date(time))];
}

/** For each prefix the youngest that has begun. */
function ratesAt(rates: readonly TariffRate[], at: Date): TariffRate[] {
  const time = at.getTime();
  const since = ({ effective }: TariffRate) => effective?.getTime() ?? Number.NEGATIVE_INFINITY;
  const inForce = new Map<string, TariffRate>();
  for (const rate of rates) {
    const known = inForce.get(rate.prefix);
    if (since(rate) <= time && (known === undefined || since(rate) > since(known))) inForce.set(rate.prefix, rate);
  }
  return [...inForce.values()];
}

async function storeVersion(
  trx: Trx,
  of: {
    readonly planId: number;
    readonly validFrom: Date;
    readonly comparedAt: Date;
    readonly name: string;
    readonly now: Date;
  },
  rates: readonly TariffRate[],
): Promise<StoredVersion> {
  const { planId, validFrom, comparedAt, name, now } = of;
  await sql`delete from rate_lines`.execute(trx);
  for (let at = 0; at < rates.length; at += CHUNK) await addLines(trx, rates.slice(at, at + CHUNK));
  await sql`analyze rate_lines`.execute(trx);
  const before = await deckInForce(trx, planId, VOICE, comparedAt);
  const place = { planId, serviceFlag: VOICE, at: comparedAt };
  const changes = await compareLines(trx, before?.deck_id ?? null, place);
  await trx
    .deleteFrom('rate_decks')
    .where('plan_id', '=', planId)
    .where('service_flag', '=', VOICE)
    .where('valid_from', '=', validFrom)
    .execute();
  const { deck_id: deckId } = await trx
    .insertInto('rate_decks')
    .values({ plan_id: planId, service_flag: VOICE, name, valid_from: validFrom, date_created: now })
    .returning('deck_id')
    .executeTakeFirstOrThrow();
  await fillDeck(trx, deckId, now);
  await addFees(trx, deckId, rates);
  await ensureDestinationsOfLines(trx, LONGEST_DESTINATION);
  return { deckId, validFrom, rates: rates.length, changes };
}

/** What the usual import of rates does not know. */
async function addFees(trx: Trx, deckId: number, rates: readonly TariffRate[]): Promise<void> {
  const dear = rates.filter(({ connection, free }) => connection > 0 || free > 0);
  for (let at = 0; at < dear.length; at += CHUNK) {
    const fees = dear.slice(at, at + CHUNK).map(({ prefix, connection, free }) => ({ prefix, connection, free }));
    await sql`
      update rates set cost_connection = fee.connection, unit_free = fee.free
      from jsonb_to_recordset(${jsonbText(fees)}::jsonb) as fee(prefix text, connection bigint, free integer)
      where rates.deck_id = ${deckId} and rates.prefix = fee.prefix`.execute(trx);
  }
}
