import { type Database, openDatabase, type Trx } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createVault } from '../secrets/vault.ts';
import { openStoredSettings } from '../settings/stored-settings.ts';
import { chooseEmailWay } from './choose-email-way.ts';

const log = pino({ level: 'silent' });
const vault = createVault(Buffer.alloc(32, 7));
let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

const run = <T>(work: (trx: Trx) => Promise<T>) => db.transaction({ kind: 'all' }, work);

it('e-mail of a tenant goes over a provider that he may use, its password in clear, else over the platform’s server', async () => {
  const settings = await openStoredSettings({ db, vault, log, publicUrl: () => 'http://pbx.example' });
  const chosenFor = (tenantId: number) => run((trx) => chooseEmailWay(trx, { settings, vault }, tenantId));
  const tenants = await run(async (trx) => {
    const made = ['acme', 'other'].map((company) => ({ company, email: `${company}@example.com` }));
    return trx.insertInto('tenants').values(made).returning('tenant_id').execute();
  });
  const [acme, other] = tenants.map(({ tenant_id }) => tenant_id);
  expect(await chosenFor(acme ?? 0)).toBeNull();
  const smtp = { type: 'smtp', service_flag: 8, host: 'mail.example.com', port: 587 };
  await run((trx) =>
    trx
      .insertInto('providers')
      .values([
        { ...smtp, name: 'acme’s', tenant_id: acme ?? 0, weight: 5, username: 'acme', encryption: 'tls' },
        { ...smtp, name: 'off', tenant_id: null, weight: 9, active: false },
        { ...smtp, name: 'sip', tenant_id: null, weight: 9, type: 'sip', service_flag: 3 },
      ])
      .execute(),
  );
  await run((trx) =>
    trx
      .updateTable('providers')
      .set({ password: vault.seal('secret', 'providers.password') })
      .where('name', '=', 'acme’s')
      .execute(),
  );
  expect(await chosenFor(acme ?? 0)).toMatchObject({
    host: 'mail.example.com',
    username: 'acme',
    password: 'secret',
    encryption: 'tls',
    isShared: false,
  });
  expect(await chosenFor(other ?? 0)).toBeNull();
});
