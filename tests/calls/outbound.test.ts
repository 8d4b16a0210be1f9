import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { header, type LoggedMessage } from '../phones/message-log.ts';
import type { SippPhone } from '../phones/sipp-phone.ts';
import { expectStatus, field, rowsOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { Carrier } from './carrier.ts';
import { expectTone } from './hearing.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const NUMBER = '+441632960777';
const OWN_NUMBER = '+441632960222';

const exchange = useOwnExchange();
let first: Carrier;
let second: Carrier;
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  first = await Carrier.at(exchange, '127.0.0.11', { prefix: '|00', sip_cid_type: 'pid', weight: 5 });
  second = await Carrier.at(exchange, '127.0.0.12', { weight: 9, caller_id_policy: 'owned' });
  await first.serves('44', { priority: 1 });
  await second.serves('44', { priority: 2 });
  await second.serves('1', { toll_allow: 'international' });
  office = await exchange.office('outbound');
  alice = await office.subscriber({
    outbound_caller_id_name: 'Sales',
    outbound_caller_id_number: OWN_NUMBER,
    emergency_caller_id_number: '+441632960999',
    toll_allow: 'local',
  });
  bob = await office.subscriber();
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

function inviteOf(messages: readonly LoggedMessage[]): LoggedMessage {
  const invite = messages.find(({ startLine }) => startLine.startsWith('INVITE '));
  if (invite === undefined) throw new Error('no INVITE came');
  return invite;
}

const invitedBy = async (carrier: SippPhone) => inviteOf((await carrier.succeeds()).messages);

const isActive = ({ callstate }: Row) => callstate === 'ACTIVE';

/** The records of the legs that were sent to providers, the last first, once they satisfy. */
const trunkLegs = (satisfy: (rows: Row[]) => boolean) =>
  eventually(
    async () => rowsOf(await exchange.admin('GET', `/cdr?tenant_id=${office.tenantId}&leg=b&direction=outbound`)),
    satisfy,
    20_000,
  );

describe('a call to outside (contract 30 §5.3)', () => {
  it('leaves by its route, as the provider wants it, and both hear each other from the early media on', async () => {
    const carrier = await first.takes('uas-plays-early-media', { plays: 850, answerMs: 1500 });
    const phone = await alice.baresip({ plays: 440 });
    await phone.dial(NUMBER);
    await phone.established();
    await phone.hears(2500);
    await phone.hangup();
    const invite = await invitedBy(carrier);
    expect(invite.startLine).toMatch(/^INVITE sip:00441632960777@127\.0\.0\.11:/);
    expect(header(invite, 'From')).toContain(`<sip:${OWN_NUMBER}@`);
    expect(header(invite, 'P-Asserted-Identity')).toContain('Sales');
    // Heard before the answer already.
    expectTone(phone.heard(), 850, { from: 400, to: 1200 });
    expect((await trunkLegs((rows) => rows.length > 0))[0]).toMatchObject({
      destination: '441632960777',
      caller_number: OWN_NUMBER,
      hangup_cause: 'NORMAL_CLEARING',
    });
  });

  it('goes on to the next provider when one has 503 or says nothing, with the caller id that it presents', async () => {
    const failing = await first.takes('uas-fails-with-503');
    const carrier = await second.takes('uas-answers-and-waits-for-bye');
    await (await alice.sipp('uac-invites-talks-and-hangs-up', { number: NUMBER, talkMs: 200 })).succeeds();
    await failing.succeeds();
    const invite = await invitedBy(carrier);
    expect(invite.startLine).toMatch(/^INVITE sip:441632960777@/);
    // Its policy lets owned numbers pass alone.
    expect(header(invite, 'From')).not.toContain(OWN_NUMBER);
    await first.takes('uas-stays-silent');
    const again = await second.takes('uas-answers-and-waits-for-bye');
    await (await alice.sipp('uac-invites-talks-and-hangs-up', { number: NUMBER, talkMs: 200 })).succeeds();
    await again.succeeds();
    await first.move();
  }, 30_000);

  it('that is busy stays so; without a route it is 404, without the right 403', async () => {
    const busy = await first.takes('uas-is-busy');
    expect(await alice.isRefused(NUMBER)).toBe(486);
    await busy.succeeds();
    expect(await alice.isRefused('+33123456789')).toBe(404);
    expect(await alice.isRefused('+15551234567')).toBe(403);
    expect(await alice.isRefused('9999')).toBe(404);
  });

  it('of an emergency passes a suspended tenant and shows the emergency number', async () => {
    await office.reform({ active: 0 });
    const carrier = await second.takes('uas-answers-and-waits-for-bye');
    await second.change({ caller_id_policy: 'any' });
    await (await alice.sipp('uac-invites-talks-and-hangs-up', { number: '112', talkMs: 200 })).succeeds();
    const invite = await invitedBy(carrier);
    expect(invite.startLine).toMatch(/^INVITE sip:112@/);
    expect(header(invite, 'From')).toContain('<sip:+441632960999@');
    expect(await alice.isRefused(NUMBER)).toBe(403);
    await office.reform({ active: 1 });
  });
});

describe('somebody outside as a member of a group (contract 20 §4)', () => {
  it('rings beside the phones inside; when he answers these stop', async () => {
    const body = {
      tenant_id: office.tenantId,
      ring_group_name: 'Everybody',
      ring_group_extension: '6001',
      destinations: [{ destination_number: bob.number }, { destination_number: NUMBER }],
    };
    expectStatus(await exchange.admin('POST', '/ring_groups', body), 200);
    const inside = await bob.sippCallee('uas-never-answers');
    const carrier = await first.takes('uas-answers-and-waits-for-bye', { answerMs: 300 });
    await (await alice.sipp('uac-invites-talks-and-hangs-up', { number: '6001', talkMs: 200 })).succeeds();
    await carrier.succeeds();
    const { messages } = await inside.finished;
    expect(messages.some(({ startLine }) => startLine.startsWith('CANCEL '))).toBe(true);
  });
});

describe('a row of the outbound dial plan with a PIN (contract 40 B10.3)', () => {
  it('asks the caller for it, and lets out who knows it', async () => {
    const { admin, server } = exchange;
    const password = 'a-program-asks-for-pins';
    const applications = [{ application: 'dialplan_outbound', access: 'write' }];
    expectStatus(await admin('POST', '/integration_whitelist', { cidr: '127.0.0.1' }), 200);
    expectStatus(await admin('POST', '/integration_identities', { username: 'biller', password, applications }), 200);
    const provider = await admin('GET', `/providers/${first.providerId}`);
    const row = {
      tenant_domain: office.domain,
      dialplan_name: 'with a PIN',
      dialplan_expression: '^0900(\\d{6})$',
      gateway_uuid: field(provider.body, 'fpbx_gateway_uuid'),
      pin_number: '739184',
    };
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const body = JSON.stringify({ username: 'biller', password, ...row });
    const made = await fetch(`${server.url}/integration/v1/dialplan_outbound/create`, { ...asked, body });
    expect([made.status, await made.text()]).toEqual([200, expect.stringContaining('dialplan_uuid')]);
    const carrier = await first.takes('uas-answers-and-waits-for-bye');
    const phone = await alice.baresip();
    await phone.dial('0900123456');
    await phone.established();
    await phone.sendDtmf('739184#');
    await office.channelsWhen((channels) => channels.length === 2 && channels.every(isActive));
    await phone.hangup();
    expect((await invitedBy(carrier)).startLine).toMatch(/^INVITE sip:00123456@/);
  });
});
