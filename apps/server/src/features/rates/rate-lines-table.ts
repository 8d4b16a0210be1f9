import { arrayText, insertMostlyNew, sql, type Trx } from '@strowger/db';
import { BadLines } from './bad-lines.ts';
import type { NumberedLine } from './read-file.ts';

/** Lines of a file in a table of the running transaction, gone with it. */
export async function createLinesTable(trx: Trx): Promise<void> {
  await sql`
    create temporary table rate_lines (
      line integer not null, prefix text collate "C" not null, name text not null, billing_block integer not null,
      rate bigint not null, first_block integer not null, increment integer not null
    ) on commit drop`.execute(trx);
}

export async function addLines(trx: Trx, lines: readonly NumberedLine[]): Promise<void> {
  if (lines.length === 0) return;
  const column = (name: keyof NumberedLine) => arrayText(lines.map((line) => line[name]));
  await sql`
    insert into rate_lines
    select * from unnest(
      ${column('line')}::integer[], ${column('prefix')}::text[], ${column('name')}::text[], ${column('billing_block')}::integer[],
      ${column('rate')}::bigint[], ${column('first_block')}::integer[], ${column('increment')}::integer[])`.execute(
    trx,
  );
}

/**
 * Readies the lines for being compared.
 * @returns how many there are
 * @throws ApiError 422 where a prefix comes twice
 */
export async function closeLines(trx: Trx): Promise<number> {
  await sql`analyze rate_lines`.execute(trx);
  const { rows } = await sql<{ line: number; prefix: string; first: number }>`
    select line, prefix, first from (
      select line, prefix, min(line) over (partition by prefix) as first,
        count(*) over (partition by prefix) as times from rate_lines) as counted
    where times > 1 and line > first order by line limit 20`.execute(trx);
  const bad = new BadLines();
  for (const { line, prefix, first } of rows) bad.add(line, `prefix ${prefix} stands in line ${first} already`);
  bad.throwIfAny();
  const counted = await sql<{ total: number }>`select count(*) as total from rate_lines`.execute(trx);
  return counted.rows[0]?.total ?? 0;
}

/** Makes the destinations that rates name and nobody has made yet (contract 10 §9.7). */
export async function ensureDestinationsOfLines(trx: Trx, longest: number): Promise<void> {
  await insertMostlyNew(
    trx,
    (onConflict) => sql`
      insert into destinations (destination_id, prefix, name)
      select prefix, prefix, left(name, 64) from rate_lines where length(prefix) <= ${longest}
        and not exists (select from destinations where destinations.prefix = rate_lines.prefix)
      order by prefix ${onConflict}`,
  );
}

/** Columns of `rates` that a line sets, and what it sets them to. */
export const LINE_COLUMNS = sql`name, unit_billing_block, unit_block_rate, unit_first_block, unit_increment`;
export const LINE_VALUES = sql`
  rate_lines.name, rate_lines.billing_block, rate_lines.rate, rate_lines.first_block, rate_lines.increment`;
