import { sql, type Trx } from '@strowger/db';
import type { Counts } from '../tenants/delete-tenant.ts';
import { type Reference, referencesTo } from '../tenants/references.ts';

/** What becomes of the rows that name a user when he is deleted (contract 10 §5.4). */
export interface UserReach {
  readonly deletes: Counts;
  /** They stay, without him. */
  readonly unlinks: Counts;
}

export async function reachOfUser(trx: Trx, userId: number): Promise<UserReach> {
  const byTable = Map.groupBy(await referencesTo(trx, 'users'), ({ table }) => table);
  const deletes: Record<string, number> = {};
  const unlinks: Record<string, number> = {};
  for (const [table, references] of byTable) {
    const goes = namesUser(references, 'deleted', userId);
    const counted = await sql<{ goes: number; stays: number }>`
      select count(*) filter (where ${goes}) as goes, count(*) filter (where (${goes}) is not true) as stays
      from ${sql.table(table)} where ${goes} or ${namesUser(references, 'unlinked', userId)}`.execute(trx);
    const { goes: going = 0, stays = 0 } = counted.rows[0] ?? {};
    if (going > 0) deletes[table] = going;
    if (stays > 0) unlinks[table] = stays;
  }
  return { deletes, unlinks };
}

function namesUser(references: readonly Reference[], fate: Reference['fate'], userId: number) {
  const columns = references.filter((reference) => reference.fate === fate);
  const conditions = columns.map(({ column }) => sql`${sql.ref(column)} = ${userId}`);
  return sql.join([sql`false`, ...conditions], sql` or `);
}
