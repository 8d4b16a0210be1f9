import { type Database, openDatabase, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEventsRange } from '../events/events-floor.ts';
import { keepEvent } from '../events/keep-event.ts';
import { deleteInBatches } from './delete-in-batches.ts';
import { purgeActivities, purgeEvents, purgeFailedLogins, purgeIdempotencyKeys, purgeSessions } from './purge.ts';

const HOUR_MS = 3_600_000;
const MOST = 100;
const log = pino({ level: 'silent' });

describe('purges', () => {
  let test: TestDatabase;
  let db: Database;
  const now = new Date();
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  const run = <T>(work: (trx: Trx) => Promise<T>) => db.transaction({ kind: 'all' }, work);

  beforeAll(async () => {
    test = await createTestDatabase();
    db = await openDatabase({ url: test.url, log });
  });
  afterAll(async () => {
    await db.close();
    await test.drop();
  });

  it('go on until a batch is not full', async () => {
    const left = [3, 3, 1, 3];
    await deleteInBatches(db, new AbortController().signal, async () => left.shift() ?? 0, 3);
    expect(left).toEqual([3]);
  });

  it('leave the rest to the next run when the program ends', async () => {
    const stopping = new AbortController();
    const left = [3, 3, 3];
    const deleteSome = async () => {
      stopping.abort();
      return left.shift() ?? 0;
    };
    await deleteInBatches(db, stopping.signal, deleteSome, 3);
    expect(left).toEqual([3, 3]);
  });

  it('delete events after 24 hours, remember up to which id, and do no harm twice', async () => {
    await run((trx) => keepEvent(trx, { type: 'config.changed', tenantId: 1, data: {} }));
    await run((trx) => keepEvent(trx, { type: 'config.changed', tenantId: 1, data: {} }));
    const [old, young] = await run((trx) => trx.selectFrom('events').select('event_id').orderBy('event_id').execute());
    await run((trx) =>
      trx
        .updateTable('events')
        .set({ time: ago(25) })
        .where('event_id', '=', old?.event_id ?? 0)
        .execute(),
    );
    expect(await run((trx) => purgeEvents(trx, now, MOST))).toBe(1);
    expect(await run((trx) => purgeEvents(trx, now, MOST))).toBe(0);
    const { floor, last } = await run((trx) => readEventsRange(trx, now));
    expect(floor).toBe(old?.event_id);
    expect(last).toBeGreaterThanOrEqual(young?.event_id ?? Number.NaN);
  });

  it('delete idempotency keys after 24 hours', async () => {
    const key = (name: string, at: Date) => ({ caller: '1', path: '/x', key: name, body_hash: '', created_at: at });
    await run((trx) =>
      trx
        .insertInto('idempotency_keys')
        .values([key('old', ago(25)), key('new', ago(23))])
        .execute(),
    );
    expect(await run((trx) => purgeIdempotencyKeys(trx, now, MOST))).toBe(1);
    expect(await run((trx) => trx.selectFrom('idempotency_keys').select('key').execute())).toEqual([{ key: 'new' }]);
  });

  it('delete failed logins after an hour', async () => {
    const login = (at: Date) => ({ at, ip_address: '192.0.2.1', name: 'x' });
    await run((trx) =>
      trx
        .insertInto('failed_logins')
        .values([login(ago(2)), login(ago(0.5))])
        .execute(),
    );
    expect(await run((trx) => purgeFailedLogins(trx, now, MOST))).toBe(1);
  });

  it('delete sessions a week after they expired', async () => {
    const { user_id } = await run(async (trx) => {
      await trx.insertInto('tenants').values({ tenant_id: 1, company: 'x', email: 'x@example.com' }).execute();
      return trx
        .insertInto('users')
        .values({ tenant_id: 1, username: 'x', email: 'x@example.com' })
        .returning('user_id')
        .executeTakeFirstOrThrow();
    });
    const session = (expires: Date) => ({
      jti: crypto.randomUUID(),
      user_id,
      tenant_id: 1,
      expires_at: expires,
      ip_address: '192.0.2.1',
    });
    await run((trx) =>
      trx
        .insertInto('sessions')
        .values([session(ago(8 * 24)), session(ago(24))])
        .execute(),
    );
    expect(await run((trx) => purgeSessions(trx, now, MOST))).toBe(1);
  });

  it('delete activities after the days of the setting, none when it is 0', async () => {
    const activity = (date: Date) => ({ activities: 'x', date });
    await run((trx) =>
      trx
        .insertInto('activities')
        .values([activity(ago(31 * 24)), activity(ago(24))])
        .execute(),
    );
    expect(await run((trx) => purgeActivities(trx, now, MOST, 0))).toBe(0);
    expect(await run((trx) => purgeActivities(trx, now, MOST, 30))).toBe(1);
  });
});
