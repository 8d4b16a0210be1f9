import type { Database } from '@strowger/db';
import type { KyselyPlugin } from 'kysely';

class Killed extends Error {}

/** The database of a process that is killed before its nth statement, and can do nothing from then on. */
export function killedBefore(db: Database, nth: number): { readonly dying: Database; readonly isDead: () => boolean } {
  let statements = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1;
      if (statements >= nth) throw new Killed();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const dying: Database = {
    ...db,
    transaction: (fence, work, options) => db.transaction(fence, (trx) => work(trx.withPlugin(plugin)), options),
  };
  return { dying, isDead: () => statements >= nth };
}
