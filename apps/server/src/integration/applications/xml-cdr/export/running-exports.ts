import type { Readable } from 'node:stream';
import type { Database } from '@strowger/db';
import { rateLimited } from '../../../errors.ts';

/** Running exports of an identity at most, in all processes together (contract 40 B11). */
const MOST = 2;
const RETRY_SECONDS = 10;

/**
 * A place among the running exports of the identity. It is free again when it is given back or this process ends.
 * @returns gives it back
 * @throws IntegrationError 429 when all are taken
 */
export async function takeExportPlace(db: Pick<Database, 'tryLock'>, identityId: number): Promise<() => void> {
  for (let place = 1; place <= MOST; place += 1) {
    const giveBack = await take(db, `cdr-export.${identityId}.${place}`);
    if (giveBack) return giveBack;
  }
  throw rateLimited(RETRY_SECONDS, `At most ${MOST} exports may run at a time`);
}

/** Gives the place back when the file has been taken or given up. */
export function holding(file: Readable, giveBack: () => void): Readable {
  file.once('close', giveBack);
  return file;
}

function take(db: Pick<Database, 'tryLock'>, name: string): Promise<(() => void) | null> {
  const taken = Promise.withResolvers<(() => void) | null>();
  const done = Promise.withResolvers<void>();
  const hold = () => {
    taken.resolve(() => done.resolve());
    return done.promise;
  };
  db.tryLock(name, hold).then(({ locked }) => {
    if (!locked) taken.resolve(null);
  }, taken.reject);
  return taken.promise;
}
