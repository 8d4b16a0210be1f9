import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectStatus, field, rowsOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { Carrier } from './carrier.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const exchange = useOwnExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('blocking');
  [alice, bob] = [await office.subscriber(), await office.subscriber()];
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

/** A new rule for calls to outside; its uuid. */
async function block(number: string, fields: object = {}): Promise<string> {
  const body = { call_block_number: number, call_block_direction: 'outbound', tenant_id: office.tenantId, ...fields };
  return String(expectStatus(await exchange.admin('POST', '/call_block', body), 200).body);
}

const hitsOf = async (uuid: string) =>
  Number(field((await exchange.admin('GET', `/call_block/${uuid}`)).body, 'call_block_count'));

describe('calls to a blocked number', () => {
  it('are refused as busy, recorded as rejected by call block, and counted', async () => {
    const rule = await block('0190*');
    expect(await alice.isRefused('0190123456')).toBe(486);
    const [record] = await office.records(alice);
    expect(record).toMatchObject({ hangup_cause: 'CALL_REJECTED', billsec: 0 });
    await eventually(
      () => hitsOf(rule),
      (hits) => hits === 1,
    );
  });

  it('are declined by the action hangup', async () => {
    await block('/^0191[0-9]+$/', { call_block_action: 'hangup' });
    expect(await alice.isRefused('0191123456')).toBe(603);
  });

  it('of one extension are blocked for that one alone', async () => {
    await block('0192*', { extension_uuid: bob.uuid });
    expect(await bob.isRefused('0192123456')).toBe(486);
    expect(await alice.isRefused('0192123456')).toBe(404);
  });

  it('hear music by the action hold, and are rejected in the records when they leave', async () => {
    const rule = await block('0193*', { call_block_action: 'hold' });
    const dora = await office.subscriber();
    const caller = await dora.baresip();
    await caller.dial('0193123456');
    await caller.established();
    await caller.hears(800);
    await caller.hangup();
    await caller.closed();
    expect(await office.records(dora)).toMatchObject([{ hangup_cause: 'CALL_REJECTED' }]);
    await eventually(
      () => hitsOf(rule),
      (hits) => hits === 1,
    );
  });

  it('go to the target of the action transfer', async () => {
    await block('0194*', { call_block_action: 'transfer', call_block_data: bob.number });
    const target = await bob.baresip({ answers: 'at once' });
    const caller = await alice.sipp('uac-invites-talks-and-hangs-up', { number: '0194123456', talkMs: 200 });
    await Promise.all([caller.succeeds(), target.closed()]);
  });
});

describe('calls from a blocked caller', () => {
  const DID = '+441632960150';
  let carrier: Carrier;
  let carol: Subscriber;

  beforeAll(async () => {
    carrier = await Carrier.at(exchange, '127.0.0.2');
    carol = await office.subscriber();
    await carrier.route(office, DID, { destination_target_type: 'extension', destination_target: carol.number });
  });

  it('ring nothing, are refused as busy, recorded as rejected and counted, until the rule is gone', async () => {
    const phone = await carol.baresip({ answers: 'at once' });
    const rule = await block('49170*', { call_block_direction: 'inbound' });
    expect(await carrier.isRefused(DID)).toBe(486);
    expect(phone.wasInACall).toBe(false);
    await eventually(
      () => hitsOf(rule),
      (hits) => hits === 1,
    );
    const records = await eventually(
      async () => rowsOf(await exchange.admin('GET', `/cdr?tenant_id=${office.tenantId}&direction=inbound`)),
      (rows) => rows.length > 0,
      20_000,
    );
    expect(records).toMatchObject([{ hangup_cause: 'CALL_REJECTED' }]);
    expectStatus(await exchange.admin('DELETE', `/call_block/${rule}`), 200);
    const call = await carrier.call('uac-invites-talks-and-hangs-up', { number: DID, talkMs: 200 });
    await Promise.all([call.succeeds(), phone.closed()]);
  });

  it('of one extension are blocked for calls to that one, however the number is written', async () => {
    const settings = `/tenants/${office.tenantId}/settings`;
    expectStatus(await exchange.admin('PUT', settings, { national_prefix: '0' }), 200);
    const his = await block('01701234567', {
      call_block_direction: 'both',
      call_block_country_code: '49',
      call_block_action: 'hangup',
      extension_uuid: carol.uuid,
    });
    expect(await carrier.isRefused(DID)).toBe(603);
    const other = '+441632960151';
    await carrier.route(office, other, { destination_target_type: 'extension', destination_target: bob.number });
    const phone = await bob.baresip({ answers: 'at once' });
    const call = await carrier.call('uac-invites-talks-and-hangs-up', { number: other, talkMs: 200 });
    await Promise.all([call.succeeds(), phone.closed()]);
    expectStatus(await exchange.admin('DELETE', `/call_block/${his}`), 200);
  });
});

describe('calls inside', () => {
  it('are never blocked by a rule for calls to outside', async () => {
    const eve = await office.subscriber();
    await block(`${eve.number.slice(0, 2)}*`);
    const callee = await eve.baresip({ answers: 'at once' });
    const caller = await alice.sipp('uac-invites-talks-and-hangs-up', { number: eve.number, talkMs: 200 });
    await Promise.all([caller.succeeds(), callee.closed()]);
  });
});
