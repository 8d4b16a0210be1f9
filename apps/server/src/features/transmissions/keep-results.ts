import type { Trx } from '@strowger/db';
import type { SpoolResult } from './carriers/carrier.ts';

/** Keeps what an attempt came to (contract 30 §18.3). */
export async function storeResults(
  trx: Trx,
  { spoolId, tenantId }: { readonly spoolId: number; readonly tenantId: number },
  results: readonly SpoolResult[],
): Promise<void> {
  if (results.length === 0) return;
  const rows = results.map((result) => ({ ...result, spool_id: spoolId, tenant_id: tenantId }));
  await trx.insertInto('spool_results').values(rows).execute();
}
