import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StrowgerEvent } from '../events/event-types.ts';
import { noEngine } from '../no-engine.ts';
import { enforceChange, waitUntil } from './enforce-change.ts';

let test: TestDatabase;
let db: Database;
let tenantId: number;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

const engine = noEngine();
const said: unknown[] = [];

beforeEach(async () => {
  const { tenant_id } = await db.transaction({ kind: 'all' }, async (trx) => {
    await trx.deleteFrom('tenants').execute();
    const values = { company: 'Acme', email: 'acme@example.com', active: false };
    return trx.insertInto('tenants').values(values).returning('tenant_id').executeTakeFirstOrThrow();
  });
  tenantId = tenant_id;
  said.length = 0;
  vi.spyOn(engine, 'endCalls').mockImplementation(async (...args) => void said.push(['endCalls', ...args]));
  vi.spyOn(engine, 'dropRegistrations').mockImplementation(async (of) => void said.push(['dropRegistrations', of]));
});
afterEach(() => vi.restoreAllMocks());

const changed = (action: string, fields: readonly string[]): StrowgerEvent => ({
  event_id: 1,
  type: 'config.changed',
  time: '2026-01-01T00:00:00.000Z',
  tenant_id: tenantId,
  data: { resource: 'tenants', id: tenantId, action, changed: fields, user_id: 1 },
  userIds: [],
  extensionUuids: [],
});

/** Follows the change up to the beginning of the grace of live calls, if it comes to that. */
async function followed(event: StrowgerEvent) {
  const grace = Promise.withResolvers<'over' | 'stopping'>();
  const begun = Promise.withResolvers<number>();
  const done = enforceChange(engine, db, event, (ms) => {
    begun.resolve(ms);
    return grace.promise;
  });
  const waits = await Promise.race([begun.promise, done]);
  return { waits, done, graceEnds: grace.resolve };
}

const switchOn = () =>
  db.transaction({ kind: 'all' }, (trx) =>
    trx.updateTable('tenants').set({ active: true }).where('tenant_id', '=', tenantId).execute(),
  );

describe('a tenant who is switched off (contract 10 §9.9)', () => {
  it('loses his phones at once and his live calls after a minute, but for emergency calls', async () => {
    const { waits, graceEnds, done } = await followed(changed('updated', ['active']));
    expect(waits).toBe(60_000);
    expect(said).toEqual([['dropRegistrations', { tenantId }]]);
    graceEnds('over');
    await done;
    expect(said.slice(1)).toEqual([['endCalls', tenantId, 0, 'MANAGER_REQUEST', 'emergencies']]);
  });

  it('keeps his calls when he is switched on again in time', async () => {
    const { graceEnds, done } = await followed(changed('updated', ['active']));
    await switchOn();
    graceEnds('over');
    await done;
    expect(said).toEqual([['dropRegistrations', { tenantId }]]);
  });

  it('is not waited for when the program ends', async () => {
    const { graceEnds, done } = await followed(changed('updated', ['active']));
    graceEnds('stopping');
    await done;
    expect(said).toHaveLength(1);
    const stopping = new AbortController();
    const waiting = waitUntil(stopping.signal)(60_000);
    stopping.abort();
    expect(await waiting).toBe('stopping');
    expect(await waitUntil(new AbortController().signal)(1)).toBe('over');
  });

  it('is none who was switched on, or changed otherwise', async () => {
    await (await followed(changed('updated', ['company']))).done;
    await switchOn();
    await (await followed(changed('updated', ['active']))).done;
    expect(said).toEqual([]);
  });
});

describe('a domain that is switched off (contract 40 B10.5)', () => {
  it('loses its phones at once and its live calls after a minute, unless it is on again', async () => {
    await switchOn();
    const switched = (domain_enabled: boolean) =>
      db.transaction({ kind: 'all' }, (trx) =>
        trx
          .insertInto('domains')
          .values({ tenant_id: tenantId, domain_name: 'off.example', domain_enabled })
          .onConflict((conflict) => conflict.column('domain_name').doUpdateSet({ tenant_id: tenantId, domain_enabled }))
          .execute(),
      );
    const event = changed('updated', ['domain_enabled']);
    const ofDomain = { ...event, data: { ...event.data, resource: 'fpbx_domains' } };
    await switched(false);
    const { graceEnds, done } = await followed(ofDomain);
    expect(said).toEqual([['dropRegistrations', { tenantId }]]);
    graceEnds('over');
    await done;
    expect(said.slice(1)).toEqual([['endCalls', tenantId, 0, 'MANAGER_REQUEST', 'emergencies']]);
    await switched(true);
    await (await followed(ofDomain)).done;
    expect(said).toHaveLength(2);
  });
});

describe('a tenant who is deleted (contract 10 §4.3)', () => {
  it('loses phones and calls at once', async () => {
    await (await followed(changed('deleted', []))).done;
    expect(said).toEqual([
      ['dropRegistrations', { tenantId }],
      ['endCalls', tenantId, 0, 'MANAGER_REQUEST'],
    ]);
  });
});
