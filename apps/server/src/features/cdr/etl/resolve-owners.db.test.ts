import { type Database, openDatabase, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteTenant } from '../../tenants/delete-tenant.ts';
import { readOwnerBook } from './resolve-owners.ts';

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

async function tenantAt(trx: Trx, company: string, domain_name: string): Promise<number> {
  const values = { company, email: `${company}@example.com`, timezone: 'Europe/Berlin' };
  const { tenant_id } = await trx.insertInto('tenants').values(values).returning('tenant_id').executeTakeFirstOrThrow();
  await trx.insertInto('domains').values({ tenant_id, domain_name }).execute();
  return tenant_id;
}

describe('a record of a tenant who is gone (contract 10 §4.3)', () => {
  it('keeps his name, and is never the next owner’s of his domain', async () => {
    const owners = await db.transaction({ kind: 'all' }, async (trx) => {
      const gone = await tenantAt(trx, 'Gone', 'shared.example.com');
      await deleteTenant(trx, gone, new Date());
      const next = await tenantAt(trx, 'Next', 'shared.example.com');
      const leg = {
        call_id: 'last',
        leg: 'a' as const,
        domain: 'shared.example.com',
        caller_number: '1001',
        start_time: 0,
        end_time: 1,
      };
      const records = [{ ...leg, tenant_id: gone }, leg];
      const book = await readOwnerBook(trx, records);
      return { gone, next, found: records.map((record) => book.ownerOf(record)), zone: book.timezoneOf(gone) };
    });
    expect(owners.zone).toBe('Europe/Berlin');
    expect(owners.found).toMatchObject([
      { tenantId: owners.gone, company: 'Gone', domain: 'shared.example.com' },
      { tenantId: owners.next, company: 'Next' },
    ]);
  });
});
