import { beforeAll, describe, expect, test } from 'vitest';
import { toneSegments } from '../audio/measure.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { freePorts } from '../phones/ports.ts';
import type { SippPhone } from '../phones/sipp-phone.ts';
import { expectStatus, field } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { Carrier } from './carrier.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const CARRIER = '127.0.0.21';
const NUMBER = '+491701234567';
/** What the carrier plays, and the lowest that a warning is. */
const CARRIER_HZ = 300;
const LOWEST_BEEP_HZ = 600;
const VOICE_MINUTES = 12;

const exchange = useOwnExchange();
let port: number;

const asAdmin = async (method: string, path: string, body?: Row) =>
  expectStatus(await exchange.admin(method, path, body), 200).body;

/** A second to Germany costs 1.00. */
beforeAll(async () => {
  port = await freePorts(2, CARRIER);
  const provider = { name: 'carrier', type: 'sip', host: CARRIER, port, register: false };
  const providerId = await asAdmin('POST', '/providers', provider);
  await asAdmin('POST', '/routes', { name: 'germany', destination_id: '49', provider_id: providerId, service_flag: 1 });
  await asAdmin('POST', '/rates', { name: 'germany', destination_id: '49', unit_block_rate: 1 });
}, 60_000);

interface Customer {
  readonly office: Office;
  readonly alice: Subscriber;
}

/** A tenant without included minutes, and somebody who calls for him. */
async function customer(name: string, credit: number): Promise<Customer> {
  const office = await exchange.office(name, { credit });
  await withoutMinutes(office);
  return { office, alice: await office.subscriber() };
}

const withoutMinutes = ({ tenantId }: Office) =>
  asAdmin('PUT', `/billing/quota/${tenantId}`, { resources: [{ resource_id: VOICE_MINUTES, quota_limit: 0 }] });

function carrier(): Promise<SippPhone> {
  return exchange.phones.sipp({
    scenario: 'uas-answers-and-waits-for-bye',
    host: CARRIER,
    port,
    plays: CARRIER_HZ,
  });
}

async function talk({ alice }: Customer): Promise<BaresipPhone> {
  const caller = await alice.baresip();
  await caller.dial(NUMBER);
  await caller.established();
  return caller;
}

/** The record of the leg to the carrier, and what the tenant has left after it is charged. */
async function outcome({ office, alice }: Customer): Promise<{ readonly record: Row; readonly credit: unknown }> {
  const [record = {}] = await office.records(alice, { leg: 'b' });
  const credit = () => asAdmin('GET', `/billing/credit?tenant_id=${office.tenantId}`);
  return { record, credit: field(await credit(), 'credit') };
}

describe('a call that is paid for in advance (contract 10 §9.8)', () => {
  test('is cut off when the credit ends, after a warning, and costs what there was', async () => {
    const poor = await customer('poor', 4);
    const callee = await carrier();
    const caller = await talk(poor);
    await caller.closed({ timeout: 12_000 });
    await callee.succeeds();
    const { record, credit } = await outcome(poor);
    expect(record).toMatchObject({ hangup_cause: 'ALLOTTED_TIMEOUT', billsec: 4 });
    expect(credit).toBe(0);
    const beeps = toneSegments(caller.heard()).filter(({ frequency }) => frequency > LOWEST_BEEP_HZ);
    expect(beeps.length).toBeGreaterThan(0);
  });

  test('goes on when credit is added while it lasts', async () => {
    const saved = await customer('saved', 3);
    const callee = await carrier();
    const caller = await talk(saved);
    await asAdmin('POST', '/payments', { tenant_id: saved.office.tenantId, description: 'top-up', paid_amount: 4 });
    await caller.closed({ timeout: 12_000 });
    await callee.succeeds();
    const { record, credit } = await outcome(saved);
    expect(record).toMatchObject({ hangup_cause: 'ALLOTTED_TIMEOUT', billsec: 7 });
    expect(credit).toBe(0);
  });

  test('that ends by itself gives back the rest', async () => {
    const rich = await customer('rich', 600);
    const callee = await carrier();
    const caller = await talk(rich);
    await caller.hangup();
    await callee.succeeds();
    const { record, credit } = await outcome(rich);
    expect(record).toMatchObject({ hangup_cause: 'NORMAL_CLEARING' });
    expect(credit).toBe(600 - Number(record['billsec']));
  });

  test('that kill -9 cut off is charged once, by what its record says', async () => {
    const unlucky = await customer('unlucky', 600);
    await carrier();
    await talk(unlucky);
    await exchange.server.kill9();
    await exchange.server.restart();
    const { record, credit } = await outcome(unlucky);
    expect(record).toMatchObject({ hangup_cause: 'SYSTEM_SHUTDOWN' });
    expect(credit).toBe(600 - Number(record['billsec']));
    expect((await outcome(unlucky)).credit).toBe(credit);
  });

  test('cannot be made without credit: 402', async () => {
    const broke = await customer('broke', 0.5);
    expect(await broke.alice.isRefused(NUMBER)).toBe(402);
    const [record] = await broke.office.records(broke.alice);
    expect(record).toMatchObject({ hangup_cause: 'CALL_REJECTED', billsec: 0 });
    await asAdmin('POST', '/payments', { tenant_id: broke.office.tenantId, description: 'top-up', paid_amount: 1 });
    const gate = `/billing/gate?tenant_id=${broke.office.tenantId}&destination=${encodeURIComponent(NUMBER)}`;
    const answer = await eventually(
      () => asAdmin('GET', gate),
      (one) => field(one, 'allowed') === true,
    );
    expect(answer).toMatchObject({ max_seconds: 1 });
  });
});

describe('a subscription that is suspended while a call is up (contract 10 §9.9)', () => {
  test('lets it finish and be charged; new calls to outside are refused but for emergencies', async () => {
    const lapsed = await customer('lapsed', 600);
    const bob = await lapsed.office.subscriber();
    const helpers = await Carrier.at(exchange, '127.0.0.22', { weight: 9 });
    const subscription = await asAdmin('POST', '/subscriptions', { tenant_id: lapsed.office.tenantId, package_id: 1 });
    await withoutMinutes(lapsed.office);
    const callee = await carrier();
    const caller = await talk(lapsed);

    await asAdmin('PUT', `/subscriptions/${subscription}/suspend`, {});
    expect(await bob.isRefused(NUMBER)).toBe(403);
    const [refused] = await lapsed.office.records(bob);
    expect(refused).toMatchObject({ hangup_cause: 'CALL_REJECTED', billsec: 0 });
    const emergency = await helpers.takes('uas-answers-and-waits-for-bye');
    await (await bob.sipp('uac-invites-talks-and-hangs-up', { number: '112', talkMs: 200 })).succeeds();
    await emergency.succeeds();

    await caller.hangup();
    await callee.succeeds();
    const { record, credit } = await outcome(lapsed);
    expect(record).toMatchObject({ hangup_cause: 'NORMAL_CLEARING' });
    expect(credit).toBe(600 - Number(record['billsec']));
    await asAdmin('PUT', `/subscriptions/${subscription}/activate`, {});
    const again = await carrier();
    await (await talk(lapsed)).hangup();
    await again.succeeds();
  });
});
