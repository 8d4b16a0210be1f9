import { type Database, sql } from '@strowger/db';
import type { Rater } from './rater.ts';

/**
 * The balance of a tenant in millionths once everything that has ended is charged (contract 10 §9.3); null: there is no
 * such tenant. Where nothing waits, which is nearly always, it is one look at two indexes.
 */
export async function readCredit(db: Database, rater: Rater, tenantId: number): Promise<number | null> {
  const read = await look(db, tenantId);
  if (read === null || !read.waits) return read?.credit ?? null;
  await rater.settle(tenantId);
  return (await look(db, tenantId))?.credit ?? null;
}

function look(db: Database, tenantId: number): Promise<{ readonly credit: number; readonly waits: boolean } | null> {
  return db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => {
      const { rows } = await sql<{ credit: number; waits: boolean }>`
        select credit, exists (select from unrated_charges where tenant_id = ${tenantId}) as waits
        from tenants where tenant_id = ${tenantId}`.execute(trx);
      return rows[0] ?? null;
    },
    { readOnly: true },
  );
}
