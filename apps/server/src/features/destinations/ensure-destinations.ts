import { sql, type Trx } from '@strowger/db';

/** A prefix that something names, and what to call it where nobody has yet. */
export interface NamedPrefix {
  readonly prefix: string;
  readonly name: string;
}

const LONGEST_NAME = 64;

/** Makes the destinations that are not there yet; the id of each is its prefix (contract 30 §4). */
export async function ensureDestinations(trx: Trx, wanted: readonly NamedPrefix[]): Promise<void> {
  if (wanted.length === 0) return;
  const names = new Map(wanted.map(({ prefix, name }) => [prefix, name.slice(0, LONGEST_NAME)]));
  await sql`
    insert into destinations (destination_id, prefix, name)
    select prefix, prefix, name
    from unnest(${[...names.keys()]}::text[], ${[...names.values()]}::text[]) as wanted (prefix, name)
    on conflict do nothing`.execute(trx);
}
