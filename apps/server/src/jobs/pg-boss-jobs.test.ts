import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobRunner } from './jobs.ts';
import { createJobs } from './pg-boss-jobs.ts';

const log = pino({ level: 'silent' });

describe('jobs', () => {
  let test: TestDatabase;
  let db: Database;
  let worker: JobRunner;
  let other: JobRunner;
  const done: unknown[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    db = await openDatabase({ url: test.url, log });
    worker = createJobs({ url: test.url, db, log, worker: true });
    other = createJobs({ url: test.url, db, log, worker: false });
    for (const one of [worker, other]) {
      one.handle('greet', async (data) => void done.push(data));
      one.schedule('nightly', '0 3 * * *', async () => undefined);
    }
    await worker.start();
    await other.start();
  });
  afterAll(async () => {
    await other.stop();
    await worker.stop();
    await db.close();
    await test.drop();
  });

  it('run when the transaction that put them in the queue commits, and only then', async () => {
    const failing = db.transaction({ kind: 'tenant', tenantId: 7 }, async (trx) => {
      await worker.enqueue(trx, 'greet', { name: 'never' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await db.transaction({ kind: 'tenant', tenantId: 7 }, (trx) => worker.enqueue(trx, 'greet', { name: 'Ada' }));
    await expect.poll(() => done, { timeout: 8000 }).toEqual([{ name: 'Ada' }]);
  });

  it('may be put in the queue by a process that runs none', async () => {
    done.length = 0;
    await db.transaction({ kind: 'all' }, (trx) => other.enqueue(trx, 'greet', { name: 'Bob' }));
    await expect.poll(() => done, { timeout: 8000 }).toEqual([{ name: 'Bob' }]);
  });

  it('must be declared, once', async () => {
    expect(() => worker.handle('greet', async () => undefined)).toThrow('twice');
    await expect(db.transaction({ kind: 'all' }, (trx) => worker.enqueue(trx, 'unknown', {}))).rejects.toThrow(
      'nothing handles',
    );
  });
});
