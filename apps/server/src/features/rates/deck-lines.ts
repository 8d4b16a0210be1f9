import { sql, type Trx } from '@strowger/db';
import { LINE_COLUMNS, LINE_VALUES } from './rate-lines-table.ts';

/** Rates of the deck that have a line's prefix get its terms; lines without one become rates (contract 10 §9.7). */
export async function updateDeck(trx: Trx, deckId: number, now: Date): Promise<void> {
  await sql`
    update rates set (${LINE_COLUMNS}, last_updated) = row(${LINE_VALUES}, ${now}::timestamptz)
    from rate_lines where deck_id = ${deckId} and rates.prefix = rate_lines.prefix
      and (rates.name, unit_billing_block, unit_block_rate, unit_first_block, unit_increment)
        is distinct from (${LINE_VALUES})`.execute(trx);
  await sql`
    insert into rates (deck_id, prefix, ${LINE_COLUMNS}, date_created, last_updated)
    select ${deckId}::integer, rate_lines.prefix, ${LINE_VALUES}, ${now}::timestamptz, ${now}::timestamptz from rate_lines
    where not exists (select from rates where deck_id = ${deckId} and rates.prefix = rate_lines.prefix)
    order by rate_lines.prefix`.execute(trx);
}

/** All lines, as the rates of a deck that has none yet. */
export async function fillDeck(trx: Trx, deckId: number, now: Date): Promise<void> {
  await sql`
    insert into rates (deck_id, prefix, ${LINE_COLUMNS}, date_created, last_updated)
    select ${deckId}::integer, rate_lines.prefix, ${LINE_VALUES}, ${now}::timestamptz, ${now}::timestamptz from rate_lines
    order by rate_lines.prefix`.execute(trx);
}
