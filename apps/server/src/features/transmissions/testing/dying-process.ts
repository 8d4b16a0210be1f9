import type { Database } from '@strowger/db';
import type { Platform } from '../../../platform.ts';

/** A process that writes one transaction and then no more, as one that is killed. */
export function diesAfterItsFirstCommit(platform: Platform): Platform {
  let commits = 0;
  const transaction: Database['transaction'] = async (fence, work, options) => {
    if (commits > 0) throw new Error('the process has died');
    const result = await platform.db.transaction(fence, work, options);
    commits += 1;
    return result;
  };
  const db = new Proxy(platform.db, {
    get: (target, key) => (key === 'transaction' ? transaction : Reflect.get(target, key, target)),
  });
  return { ...platform, db };
}
