import { type Database, openDatabase, sql, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LedgerEntry, postToLedger } from '../tenants/ledger.ts';

let test: TestDatabase;
let db: Database;
const log = pino({ level: 'silent' });
const platform = {
  log,
  mail: { send: async () => undefined },
  settings: { get: () => 'USD' },
} as unknown as Parameters<typeof postToLedger>[1];

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log, poolSize: 4 });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

const all = <T>(work: (trx: Trx) => Promise<T>) => db.transaction({ kind: 'all' }, work);

let made = 0;
const makeTenant = () =>
  all(async (trx) => {
    const values = { company: 'Acme', email: `${made++}@example.com` };
    const row = await trx.insertInto('tenants').values(values).returning('tenant_id').executeTakeFirstOrThrow();
    return row.tenant_id;
  });

const post = (entry: Omit<LedgerEntry, 'actorUserId' | 'ref'> & { ref?: string }) =>
  all((trx) => postToLedger(trx, platform, { actorUserId: null, ref: null, ...entry }, new Date()));

/** What must hold of a tenant's books at any moment. */
const booksOf = (tenantId: number) =>
  all(async (trx) => {
    const { rows } = await sql<{ credit: number; moved: number; countered: number; last: number }>`
      select credit,
        (select coalesce(sum(amount), 0)::bigint from ledger where ledger.tenant_id = tenants.tenant_id) as moved,
        (select coalesce(sum(amount), 0)::bigint from ledger_entries as entry where entry.tenant_id = tenants.tenant_id)
          as countered,
        coalesce((select balance_after from ledger where ledger.tenant_id = tenants.tenant_id
          order by ledger_id desc limit 1), 0) as last
      from tenants where tenant_id = ${tenantId}`.execute(trx);
    const [books] = rows;
    if (!books) throw new Error('there is no such tenant');
    return books;
  });

class Crash extends Error {}

const movement = fc.record({
  kind: fc.constantFrom('payment', 'charge', 'adjustment', 'refund', 'reversal', 'renewal'),
  amount: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  /** The process dies after the movement, before the commit. */
  crashes: fc.boolean(),
});

describe('the books (contract 10 §9.10)', () => {
  it('sum to zero, and the credit is the sum of a tenant’s movements, whatever comes at once and whatever breaks off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(movement, { minLength: 1, maxLength: 12 }), async (movements) => {
        const tenantId = await makeTenant();
        await Promise.allSettled(
          movements.map(({ kind, amount, crashes }, index) =>
            all(async (trx) => {
              const entry = { tenantId, kind, amount, ref: `record:${index}`, actorUserId: null } as const;
              await postToLedger(trx, platform, entry, new Date());
              if (crashes) throw new Crash();
            }),
          ),
        );
        const wanted = movements.reduce((sum, { amount, crashes }) => sum + (crashes ? 0 : amount), 0);
        const { credit, moved, countered, last } = await booksOf(tenantId);
        expect({ credit, moved, countered: countered + 0, last }).toEqual({
          credit: wanted,
          moved: wanted,
          countered: 0 - wanted,
          last: wanted,
        });
      }),
      { numRuns: 25 },
    );
  });

  it('are what the database insists on: no movement without its counter-entry', async () => {
    const tenantId = await makeTenant();
    const lonely = all(async (trx) => {
      await trx.updateTable('tenants').set({ credit: 5 }).where('tenant_id', '=', tenantId).execute();
      const values = { tenant_id: tenantId, company: 'Acme', amount: 5, balance_after: 5, kind: 'payment' };
      await trx.insertInto('ledger').values(values).execute();
    });
    await expect(lonely).rejects.toThrow('does not sum to zero');
    expect(await booksOf(tenantId)).toMatchObject({ credit: 0, moved: 0 });
  });

  it('take no entry beside', async () => {
    const tenantId = await makeTenant();
    await post({ tenantId, kind: 'payment', amount: 5 });
    const beside = all(async (trx) => {
      const { ledger_id } = await trx
        .selectFrom('ledger')
        .select('ledger_id')
        .where('tenant_id', '=', tenantId)
        .executeTakeFirstOrThrow();
      const values = { ledger_id, tenant_id: tenantId, account: 'cash', amount: 1 };
      await trx.insertInto('ledger_entries').values(values).execute();
    });
    await expect(beside).rejects.toThrow('does not sum to zero');
  });

  it('are the only way to a credit', async () => {
    const tenantId = await makeTenant();
    const gift = all((trx) =>
      trx.updateTable('tenants').set({ credit: 7 }).where('tenant_id', '=', tenantId).execute(),
    );
    await expect(gift).rejects.toThrow('is not the last balance');
  });

  it('go on from the balance before', async () => {
    const tenantId = await makeTenant();
    await post({ tenantId, kind: 'payment', amount: 5 });
    const jump = all(async (trx) => {
      await trx.updateTable('tenants').set({ credit: 11 }).where('tenant_id', '=', tenantId).execute();
      const values = { tenant_id: tenantId, company: 'Acme', amount: 5, balance_after: 11, kind: 'payment' };
      const { ledger_id } = await trx
        .insertInto('ledger')
        .values(values)
        .returning('ledger_id')
        .executeTakeFirstOrThrow();
      const entry = { ledger_id, tenant_id: tenantId, account: 'cash', amount: -5 };
      await trx.insertInto('ledger_entries').values(entry).execute();
    });
    await expect(jump).rejects.toThrow('does not go on from the balance before it');
  });

  it('are never rewritten', async () => {
    const tenantId = await makeTenant();
    await post({ tenantId, kind: 'payment', amount: 5 });
    await expect(
      all((trx) => trx.updateTable('ledger').set({ amount: 6 }).where('tenant_id', '=', tenantId).execute()),
    ).rejects.toThrow('never changed');
    for (const table of ['ledger_entries', 'ledger'] as const) {
      await expect(all((trx) => trx.deleteFrom(table).where('tenant_id', '=', tenantId).execute())).rejects.toThrow(
        'never deleted',
      );
    }
  });

  it('outlive their tenant', async () => {
    const tenantId = await makeTenant();
    await post({ tenantId, kind: 'payment', amount: 5 });
    await all((trx) => trx.deleteFrom('tenants').where('tenant_id', '=', tenantId).execute());
    const left = await all((trx) =>
      trx.selectFrom('ledger').select('amount').where('tenant_id', '=', tenantId).execute(),
    );
    expect(left).toEqual([{ amount: 5 }]);
  });
});
