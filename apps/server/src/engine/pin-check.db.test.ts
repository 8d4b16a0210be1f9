import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../secrets/vault.ts';
import { createPinCheck } from './pin-check.ts';
import { OUTBOUND_PIN_CONTEXT } from './sealed-pins.ts';

const MINUTE = 60_000;
const vault = createVault(Buffer.alloc(32, 1));

let test: TestDatabase;
let db: Database;
let tenantId: number;
let domainUuid: string;
let now: Date;
const pins = () => createPinCheck(db, vault, () => now);

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});
beforeEach(async () => {
  now = new Date('2026-03-02T09:00:00Z');
  await db.transaction({ kind: 'all' }, async (trx) => {
    await trx.deleteFrom('tenants').execute();
    const values = { company: 'Acme', email: 'acme@example.com' };
    tenantId = (await trx.insertInto('tenants').values(values).returning('tenant_id').executeTakeFirstOrThrow())
      .tenant_id;
    const domain = { tenant_id: tenantId, domain_name: 'acme.example' };
    domainUuid = (await trx.insertInto('domains').values(domain).returning('domain_uuid').executeTakeFirstOrThrow())
      .domain_uuid;
  });
});

async function conference(participant: string | null, moderator: string | null): Promise<string> {
  const seal = (pin: string | null, column: string) => pin && vault.seal(pin, `conferences.${column}`);
  const row = await db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('conferences')
      .values({
        tenant_id: tenantId,
        domain_uuid: domainUuid,
        conference_center_name: 'Board',
        conference_center_extension: '7000',
        participant_pin: seal(participant, 'participant_pin'),
        moderator_pin: seal(moderator, 'moderator_pin'),
      })
      .returning('conference_center_uuid')
      .executeTakeFirstOrThrow(),
  );
  return row.conference_center_uuid;
}

async function mailbox(pin: string): Promise<string> {
  const row = await db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('voicemails')
      .values({
        tenant_id: tenantId,
        domain_uuid: domainUuid,
        voicemail_id: '1001',
        voicemail_password: vault.seal(pin, 'voicemails.voicemail_password'),
      })
      .returning('voicemail_uuid')
      .executeTakeFirstOrThrow(),
  );
  return row.voicemail_uuid;
}

describe('a PIN keyed in on a call (contract 20 §7.4, §8.2)', () => {
  it('admits the owner of a mailbox, and nobody else', async () => {
    const subject = { kind: 'mailbox', uuid: await mailbox('4711') } as const;
    expect(await pins().check(tenantId, subject, '4711')).toEqual({ result: 'ok', role: 'owner' });
    for (const pin of ['4712', '47', '47110', '']) {
      expect(await pins().check(tenantId, subject, pin)).toEqual({ result: 'wrong' });
    }
  });

  it('tells members of a conference apart', async () => {
    const subject = { kind: 'conference', uuid: await conference('1111', '2222') } as const;
    expect(await pins().check(tenantId, subject, '1111')).toEqual({ result: 'ok', role: 'participant' });
    expect(await pins().check(tenantId, subject, '2222')).toEqual({ result: 'ok', role: 'moderator' });
  });

  it('opens the page group of the tenant whose domain it is', async () => {
    const subject = { kind: 'page_group', uuid: domainUuid } as const;
    expect(await pins().check(tenantId, subject, '4711')).toEqual({ result: 'wrong' });
    const value = JSON.stringify(vault.seal(JSON.stringify('4711'), 'tenant_settings.page_pin'));
    await db.transaction({ kind: 'all' }, (trx) =>
      trx.insertInto('tenant_settings').values({ tenant_id: tenantId, name: 'page_pin', value }).execute(),
    );
    expect(await pins().check(tenantId, subject, '4711')).toEqual({ result: 'ok', role: 'owner' });
    expect(await pins().check(tenantId, subject, '4712')).toEqual({ result: 'wrong' });
    expect(await pins().check(tenantId + 1, subject, '4711')).toEqual({ result: 'wrong' });
  });

  it('of what has none, is gone or is another tenant’s is wrong', async () => {
    const uuid = await conference(null, null);
    expect(await pins().check(tenantId, { kind: 'conference', uuid }, '1111')).toEqual({ result: 'wrong' });
    const gone = { kind: 'menu', uuid: '00000000-0000-4000-8000-000000000001' } as const;
    expect(await pins().check(tenantId, gone, '1111')).toEqual({ result: 'wrong' });
    const box = { kind: 'mailbox', uuid: await mailbox('4711') } as const;
    expect(await pins().check(tenantId + 1, box, '4711')).toEqual({ result: 'wrong' });
  });

  it('is locked for 15 minutes after 10 wrong ones in an hour, over all calls at once', async () => {
    const subject = { kind: 'mailbox', uuid: await mailbox('4711') } as const;
    const tries = await Promise.all(Array.from({ length: 12 }, () => pins().check(tenantId, subject, '0000')));
    const results = tries.map(({ result }) => result).sort();
    expect(results).toEqual([...Array(3).fill('locked'), ...Array(9).fill('wrong')]);
    expect(await pins().check(tenantId, subject, '4711')).toEqual({ result: 'locked' });
    now = new Date(now.getTime() + 15 * MINUTE + 1);
    expect(await pins().check(tenantId, subject, '4711')).toEqual({ result: 'ok', role: 'owner' });
  });

  it('is not locked by wrong ones that lie more than an hour apart', async () => {
    const subject = { kind: 'mailbox', uuid: await mailbox('4711') } as const;
    for (let tries = 0; tries < 20; tries++) {
      if (tries % 9 === 0) now = new Date(now.getTime() + 61 * MINUTE);
      expect(await pins().check(tenantId, subject, '0000')).toEqual({ result: 'wrong' });
    }
  });

  it('of an outbound dialplan row of all tenants locks the tenant who guesses alone', async () => {
    const [other, row] = await db.transaction({ kind: 'all' }, async (trx) => {
      const tenant = { company: 'Globex', email: 'globex@example.com' };
      const { tenant_id } = await trx
        .insertInto('tenants')
        .values(tenant)
        .returning('tenant_id')
        .executeTakeFirstOrThrow();
      const provider = { name: 'carrier', type: 'sip', host: 'carrier.example', port: 5060, service_flag: 1 } as const;
      const { fpbx_gateway_uuid: gateway_uuid } = await trx
        .insertInto('providers')
        .values(provider)
        .returning('fpbx_gateway_uuid')
        .executeTakeFirstOrThrow();
      const pin_number = vault.seal('4711', OUTBOUND_PIN_CONTEXT);
      const values = { dialplan_name: 'abroad', dialplan_expression: '^(\\d+)$', gateway_uuid, pin_number };
      const { dialplan_uuid } = await trx
        .insertInto('dialplan_outbound')
        .values(values)
        .returning('dialplan_uuid')
        .executeTakeFirstOrThrow();
      return [tenant_id, { kind: 'outbound_row', uuid: dialplan_uuid }] as const;
    });
    expect(await pins().check(tenantId, row, '4711')).toEqual({ result: 'ok', role: 'owner' });
    for (let tries = 0; tries < 10; tries += 1) await pins().check(other, row, '1111');
    expect(await pins().check(other, row, '4711')).toEqual({ result: 'locked' });
    expect(await pins().check(tenantId, row, '4711')).toEqual({ result: 'ok', role: 'owner' });
  });
});
