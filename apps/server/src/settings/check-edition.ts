import type { Database } from '@strowger/db';
import { StartError } from '../start-error.ts';
import type { Environment } from './environment.ts';

/**
 * The community edition has one tenant; a database with more of them needs the other edition (contract 10 §11).
 * @throws StartError
 */
export async function checkEdition(db: Database, edition: Environment['edition']): Promise<void> {
  if (edition !== 'community') return;
  const tenants = await db.transaction(
    { kind: 'all' },
    (trx) => trx.selectFrom('tenants').select('tenant_id').limit(2).execute(),
    { readOnly: true },
  );
  if (tenants.length > 1) {
    throw new StartError('STROWGER_EDITION: community serves one tenant, and this database has more; use enterprise.');
  }
}
