import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { header } from '../phones/message-log.ts';
import { expectStatus, rowsOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { billingHost } from './billing-host.ts';
import { Carrier } from './carrier.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const DID = '+441632960101';

const exchange = useOwnExchange();
let carrier: Carrier;
let office: Office;
let other: Office;
let alice: Subscriber;
let bob: Subscriber;
let route: string;

beforeAll(async () => {
  [office, other] = [await exchange.office('inbound'), await exchange.office('inbound-other')];
  carrier = await Carrier.at(exchange, '127.0.0.2');
  [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const target = { destination_target_type: 'extension', destination_target: alice.number };
  route = await carrier.route(office, DID, {
    ...target,
    destination_cid_name_prefix: 'Shop',
    destination_accountcode: 'shop',
  });
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

describe('a call from outside (contract 20 §11)', () => {
  it('comes to the DID without digest, rings where its route leads, and the two hear each other', async () => {
    const phone = await alice.baresip({ answers: 'at once', plays: 850 });
    const call = await carrier.call('uac-invites-talks-and-hangs-up', {
      number: '00441632960101',
      talkMs: 2500,
      plays: 440,
    });
    const { messages } = await call.succeeds();
    await phone.closed();
    expect(messages.some(({ startLine }) => startLine.startsWith('SIP/2.0 407'))).toBe(false);
    expectTone(phone.heard(), 440, { from: 500, to: 1800 });
    const rows = await eventually(
      async () => rowsOf(await exchange.admin('GET', `/cdr?tenant_id=${office.tenantId}&direction=inbound&leg=all`)),
      (found) => found.length >= 2,
      20_000,
    );
    expect(rows).toEqual(
      expect.arrayContaining([expect.objectContaining({ direction: 'inbound', caller_number: '+491701234567' })]),
    );
  });

  it('shows the caller with the route’s prefix', async () => {
    const phone = await alice.sippCallee('uas-answers-and-waits-for-bye');
    const call = await carrier.call('uac-invites-talks-and-hangs-up', { number: DID, talkMs: 200 });
    await call.succeeds();
    const { messages } = await phone.succeeds();
    const invite = messages.find(({ startLine }) => startLine.startsWith('INVITE '));
    expect(invite && header(invite, 'From')).toContain('"Shop#Carla" <sip:+491701234567@');
  });

  it('follows a change of its route with the very next call; a disabled route is 404', async () => {
    const phone = await bob.baresip({ answers: 'at once' });
    await carrier.reroute(route, { destination_target: bob.number });
    const call = await carrier.call('uac-invites-talks-and-hangs-up', { number: DID, talkMs: 200 });
    await call.succeeds();
    await phone.established();
    await carrier.reroute(route, { destination_enabled: false });
    expect(await carrier.isRefused(DID)).toBe(404);
    await carrier.reroute(route, { destination_enabled: true, destination_target: alice.number });
  });

  it('reaches nothing but routed numbers: no extension, no code, no stranger’s number', async () => {
    await alice.baresip();
    for (const number of ['+441632000000', alice.number, '*97', `**${alice.number}`]) {
      expect(await carrier.isRefused(number)).toBe(404);
    }
    const missed = await eventually(
      async () => rowsOf(await exchange.admin('GET', '/cdr?direction=inbound&leg=all')),
      (rows) => rows.some(({ destination }) => destination === '+441632000000'),
      20_000,
    );
    expect(missed.find(({ destination }) => destination === '+441632000000')).toMatchObject({
      hangup_cause: 'UNALLOCATED_NUMBER',
    });
  });

  it('is challenged where it comes from an address that no provider has', async () => {
    const call = await carrier.call('uac-invites-and-is-refused', { number: DID, host: '127.0.0.3' });
    const { messages } = await call.succeeds();
    expect(messages.some(({ startLine }) => startLine.startsWith('SIP/2.0 407'))).toBe(true);
  });

  it('by a tenant’s own provider reaches that tenant’s numbers alone', async () => {
    const body = { name: 'own trunk', type: 'sip', host: '127.0.0.4', tenant_id: other.tenantId };
    expectStatus(await exchange.admin('POST', '/providers', body), 200);
    expect(await carrier.isRefused(DID, { host: '127.0.0.4' })).toBe(404);
  });

  it('to a suspended tenant is 480', async () => {
    const number = '+441632960199';
    await carrier.route(other, number, { destination_data: 'hangup:USER_BUSY' });
    expect(await carrier.isRefused(number)).toBe(486);
    await other.reform({ active: 0 });
    expect(await carrier.isRefused(number)).toBe(480);
    await other.reform({ active: 1 });
  });
});

describe('a DID dialled from inside (contract 20 §0.10 step 14)', () => {
  it('is delivered inside', async () => {
    const phone = await alice.baresip({ answers: 'at once' });
    const call = await bob.sipp('uac-invites-talks-and-hangs-up', { number: DID, talkMs: 200 });
    await call.succeeds();
    await phone.established();
  });

  it('that another tenant owns is called as from outside: one call in the records of each', async () => {
    const number = '+441632960177';
    const carol = await other.subscriber();
    await carrier.route(other, number, { destination_target_type: 'extension', destination_target: carol.number });
    await office.change(bob, { outbound_caller_id_number: DID });
    const phone = await carol.baresip({ answers: 'at once', plays: 850 });
    const call = await bob.sipp('uac-invites-talks-and-hangs-up', { number, talkMs: 2500, plays: 440 });
    await call.succeeds();
    await phone.closed();
    expectTone(phone.heard(), 440, { from: 500, to: 1800 });
    const recordsOf = ({ tenantId }: Office, direction: string) =>
      eventually(
        async () => rowsOf(await exchange.admin('GET', `/cdr?tenant_id=${tenantId}&direction=${direction}`)),
        (rows) => rows.some(({ destination, caller_number }) => destination === number || caller_number === DID),
        20_000,
      );
    expect(await recordsOf(office, 'outbound')).toMatchObject([{ destination: number }]);
    expect((await recordsOf(other, 'inbound'))[0]).toMatchObject({ caller_number: DID });
  });
});

describe('what a billing system orders (contract 40 B10)', () => {
  const number = '+441632960150';

  it('holds for phones at once: a number, an access list, a suspension of the domain and its end', async () => {
    const billing = await billingHost(exchange);
    const billed = await exchange.office('billed');
    const [carol, dave] = [await billed.subscriber(), await billed.subscriber()];
    const domain = { domain_name: billed.domain };
    const reaches = async () => {
      const phone = await carol.sippCallee('uas-answers-and-waits-for-bye');
      await (await carrier.call('uac-invites-talks-and-hangs-up', { number, talkMs: 200 })).succeeds();
      await phone.succeeds();
    };
    const action = { action_type: 'extension', action_target: carol.number };
    await billing('destinations/create', { tenant_domain: billed.domain, destination_number: number, ...action });
    await reaches();

    const health = await billing('health', { sections: ['Engine'] });
    expect(JSON.stringify(health)).toMatch(/"SIP listeners","status":"OK"/);

    const node = { node_type: 'deny', node_cidr: '127.0.0.0/8' };
    const list = { access_control_name: 'elsewhere', access_control_default: 'allow' };
    const { access_control_uuid } = await billing('access_control/create', { ...list, nodes: [node] });
    await billed.change(dave, { auth_acl: 'elsewhere' });
    expect(await dave.registers()).toEqual([401, 403]);
    await billing('access_control/update', { access_control_uuid, access_control_name: 'elsewhere', nodes: [] });
    expect(await dave.registers()).toEqual([401, 200]);

    expect(await billing('domains/suspend', domain)).toMatchObject({ domain_enabled: 'false', suspended: 'true' });
    expect((await dave.registers()).at(-1)).toBe(403);
    expect(await dave.isRefused(carol.number)).toBe(403);
    expect(await carrier.isRefused(number)).toBe(480);
    const helpers = await carrier.takes('uas-answers-and-waits-for-bye');
    await (await dave.sipp('uac-invites-talks-and-hangs-up', { number: '112', talkMs: 200 })).succeeds();
    await helpers.succeeds();

    expect(await billing('domains/unsuspend', domain)).toMatchObject({ domain_enabled: 'true', suspended: 'false' });
    expect(await dave.registers()).toEqual([401, 200]);
    await reaches();
  }, 60_000);
});
