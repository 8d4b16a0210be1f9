import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import type { StoredBinding } from '@strowger/switch';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBindingStore, type StoredBindings } from './binding-store.ts';

const log = pino({ level: 'silent' });
const all = { kind: 'all' } as const;

let test: TestDatabase;
let db: Database;
let store: StoredBindings;
let phone: Pick<StoredBinding, 'tenantId' | 'extensionUuid'>;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log });
  phone = await db.transaction(all, async (trx) => {
    const { tenant_id } = await trx
      .insertInto('tenants')
      .values({ company: 'Acme', email: 'acme@example.com' })
      .returning('tenant_id')
      .executeTakeFirstOrThrow();
    const { domain_uuid } = await trx
      .insertInto('domains')
      .values({ tenant_id, domain_name: 'acme.example.com' })
      .returning('domain_uuid')
      .executeTakeFirstOrThrow();
    const { extension_uuid } = await trx
      .insertInto('extensions')
      .values({
        tenant_id,
        domain_uuid,
        extension: '1001',
        password: 'sealed',
        effective_caller_id_name: '1001',
        effective_caller_id_number: '1001',
        accountcode: 'acme',
        user_context: 'acme',
      })
      .returning('extension_uuid')
      .executeTakeFirstOrThrow();
    return { tenantId: tenant_id, extensionUuid: extension_uuid };
  });
});

afterAll(async () => {
  await db.close();
  await test.drop();
});

beforeEach(async () => {
  await db.transaction(all, (trx) => trx.deleteFrom('registrations').execute());
  store = createBindingStore(db, log);
});

function binding(fields: Partial<StoredBinding> = {}): StoredBinding {
  return {
    ...phone,
    domainName: 'acme.example.com',
    extension: '1001',
    contact: 'sip:1001@192.0.2.1:5060',
    sourceAddress: '192.0.2.1',
    sourcePort: 5060,
    transport: 'udp',
    userAgent: 'phone',
    callId: 'call-1',
    cseq: 1,
    q: 1,
    instance: null,
    regId: null,
    path: [],
    expiresAt: Date.now() + 60_000,
    ...fields,
  };
}

const put = (fields?: Partial<StoredBinding>) => store.save({ change: 'put', binding: binding(fields) });
const inDatabase = () => createBindingStore(db, log).load();

describe('contacts in the database', () => {
  it('a new contact is there when the registration is answered', async () => {
    await put();
    expect(await inDatabase()).toMatchObject([{ contact: 'sip:1001@192.0.2.1:5060', extension: '1001' }]);
  });

  it('a contact that moved is there at once, with its new address', async () => {
    await put();
    await put({ sourcePort: 6060 });
    expect(await inDatabase()).toMatchObject([{ sourcePort: 6060 }]);
  });

  it('a mere refresh does not wait for the database, and is there after the store was closed', async () => {
    const first = binding();
    await store.save({ change: 'put', binding: first });
    await put({ expiresAt: first.expiresAt + 3_600_000, cseq: 2 });
    expect(await inDatabase()).toMatchObject([{ expiresAt: first.expiresAt, cseq: 1 }]);
    await store.close();
    expect(await inDatabase()).toMatchObject([{ expiresAt: first.expiresAt + 3_600_000, cseq: 2 }]);
  });

  it('a contact that goes is gone at once, and a refresh that waited does not bring it back', async () => {
    await put();
    await put({ cseq: 2 });
    await store.save({ ...binding(), change: 'remove' });
    await store.close();
    expect(await inDatabase()).toEqual([]);
  });

  it('the flows of a device are kept apart though they share a contact, each with its Path', async () => {
    const device = { instance: '<urn:uuid:1>' };
    await put({ ...device, regId: 1, path: ['<sip:edge1.example.com;lr;ob>', '<sip:core.example.com;lr>'] });
    await put({ ...device, regId: 2, path: [] });
    await put();
    const flows = (await inDatabase()).map(({ regId, path, instance }) => [regId, path, instance]);
    expect(flows.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [null, [], null],
      [1, ['<sip:edge1.example.com;lr;ob>', '<sip:core.example.com;lr>'], '<urn:uuid:1>'],
      [2, [], '<urn:uuid:1>'],
    ]);
    await store.save({ ...binding({ ...device, regId: 1 }), change: 'remove' });
    expect((await inDatabase()).map(({ regId }) => regId).sort()).toEqual([2, null]);
  });

  it('a contact that comes over another proxy is there at once with its new Path', async () => {
    await put({ path: ['<sip:one.example.com;lr>'] });
    await put({ path: ['<sip:other.example.com;lr>'] });
    expect(await inDatabase()).toMatchObject([{ path: ['<sip:other.example.com;lr>'] }]);
  });

  it('many that come at once are all stored', async () => {
    const contacts = Array.from({ length: 200 }, (_, i) => `sip:1001@192.0.2.1:${10_000 + i}`);
    await Promise.all(contacts.map((contact) => put({ contact })));
    expect((await inDatabase()).map((one) => one.contact).sort()).toEqual(contacts.sort());
  });

  it('a contact of an extension that was deleted meanwhile is left out, and the others are stored', async () => {
    const gone = { extensionUuid: '00000000-0000-4000-8000-000000000000', contact: 'sip:gone@192.0.2.9' };
    await Promise.all([put(gone), put()]);
    expect(await inDatabase()).toMatchObject([{ contact: 'sip:1001@192.0.2.1:5060' }]);
  });

  it('a contact whose words no database holds is stored, and so is what comes with it', async () => {
    await Promise.all([put({ userAgent: 'pho\0ne', instance: 'a\0\udcff' }), put({ contact: 'sip:1001@192.0.2.2' })]);
    expect((await inDatabase()).map((one) => one.userAgent).sort()).toEqual(['phone', 'pho\ufffdne']);
    await store.save({ ...binding({ instance: 'a\0\udcff' }), change: 'remove' });
    expect(await inDatabase()).toMatchObject([{ contact: 'sip:1001@192.0.2.2' }]);
  });

  it('an expired contact is not loaded', async () => {
    await put({ expiresAt: Date.now() - 1 });
    expect(await inDatabase()).toEqual([]);
  });
});
