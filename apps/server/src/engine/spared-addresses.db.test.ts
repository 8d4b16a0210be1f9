import { openDatabase, sql } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { SparedAddresses } from './spared-addresses.ts';

it('spares whoever is on the whitelist of the integration API, as it changes (contract 40 B3)', async () => {
  const { url, drop } = await createTestDatabase();
  const db = await openDatabase({ url, log: pino({ level: 'silent' }) });
  let now = new Date('2026-01-01T00:00:00Z');
  const spared = new SparedAddresses(db, () => now);
  await db.transaction({ kind: 'all' }, async (trx) => {
    await sql`insert into integration_whitelist (cidr, enabled, expires_at) values
      ('192.0.2.0/24', true, null), ('2001:db8::/32', true, '2026-01-02'), ('198.51.100.1', false, null)`.execute(trx);
  });
  expect(spared.has('192.0.2.1')).toBe(false);
  await spared.apply({ resource: 'integration_whitelist' });
  const found = () =>
    ['192.0.2.1', '::ffff:192.0.2.1', '2001:db8::1', '198.51.100.1', '?'].map((one) => spared.has(one));
  expect(found()).toEqual([true, true, true, false, false]);
  now = new Date('2026-01-03T00:00:00Z');
  expect(found()).toEqual([true, true, false, false, false]);
  await db.close();
  await drop();
}, 60_000);
