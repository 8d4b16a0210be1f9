import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Kamailio } from '../phones/kamailio.ts';
import { header } from '../phones/message-log.ts';
import { freePorts } from '../phones/ports.ts';
import { expectStatus, rowsOf, tokenOf } from '../system/api-client.ts';
import { EventStream } from '../system/event-stream.ts';
import { eventually } from '../system/eventually.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const PASSWORD = 'what-the-carrier-gave-us';
const ACCOUNT = 'strowger-0815';
const DID = '+441632960701';
const CARRIER = '127.0.0.5';
const OUTSIDE = '127.0.0.6';

const exchange = useOwnExchange();
let kamailio: Kamailio;
let office: Office;
let alice: Subscriber;
let trunk: number;
let outside: { readonly host: string; readonly port: number };

beforeAll(async () => {
  outside = { host: OUTSIDE, port: await freePorts(2, OUTSIDE) };
  kamailio = await Kamailio.start({ host: CARRIER, password: PASSWORD, account: ACCOUNT, outside });
  office = await exchange.office('trunks');
  alice = await office.subscriber();
  trunk = await makeTrunk('Kamailio', { username: ACCOUNT, password: PASSWORD, ping: 1, ping_min: 1, ping_max: 1 });
}, 60_000);
afterAll(() => kamailio?.dispose());

/** A provider that registers with Kamailio, unless `fields` say otherwise. */
async function makeTrunk(name: string, fields: Row): Promise<number> {
  const to = { host: CARRIER, port: kamailio.port, register: true, retry_seconds: 1, ...fields };
  return Number(expectStatus(await exchange.admin('POST', '/providers', { name, type: 'sip', ...to }), 200).body);
}

async function change(providerId: number, fields: Row): Promise<void> {
  expectStatus(await exchange.admin('PUT', `/providers/${providerId}`, fields), 200);
}

/** The provider's row of GET /status/providers, once it is in that state. */
async function reaches(providerId: number, state: string): Promise<Row> {
  const all = async () => rowsOf(await exchange.admin('GET', '/status/providers'));
  const isThere = (rows: Row[]) => rows.some((row) => row.provider_id === providerId && row.state === state);
  const rows = await eventually(all, isThere, 15_000);
  return rows.find((row) => row.provider_id === providerId) ?? {};
}

/** How many contacts Kamailio keeps for the account, once it is that many. */
const contactsOf = (account: string, count: number) =>
  eventually(
    () => kamailio.contacts(account),
    (contacts) => contacts.length === count,
  );

describe('a provider that registers us (contract 30 §2)', () => {
  it('is REGED once it has taken our digest', async () => {
    expect(await reaches(trunk, 'REGED')).toMatchObject({ last_error: '', calls_active: 0 });
    expect(await contactsOf(ACCOUNT, 1)).toEqual([expect.stringContaining(`sip:${ACCOUNT}@127.0.0.1:`)]);
  });

  it('brings calls over the registration to the extension that their number leads to', async () => {
    const route = { destination_number: DID, destination_target_type: 'extension', destination_target: alice.number };
    expectStatus(await exchange.admin('POST', '/inbound_routes', { tenant_id: office.tenantId, ...route }), 200);
    const phone = await alice.sippCallee('uas-answers-and-waits-for-bye');
    const call = await exchange.phones.sipp({
      scenario: 'uac-invites-talks-and-hangs-up',
      server: { host: kamailio.host, port: kamailio.port },
      host: OUTSIDE,
      user: '+491701234567',
      number: DID,
      talkMs: 300,
    });
    await call.succeeds();
    const { messages } = await phone.succeeds();
    const invite = messages.find(({ startLine }) => startLine.startsWith('INVITE '));
    expect(invite && header(invite, 'From')).toContain('+491701234567');
  });

  it('takes our calls once they have logged in, and passes them on with our account as the caller', async () => {
    const route = { name: 'everything', destination_id: '*', provider_id: trunk, service_flag: 1 };
    expectStatus(await exchange.admin('POST', '/routes', route), 200);
    const callee = await exchange.phones.sipp({ scenario: 'uas-answers-and-waits-for-bye', ...outside });
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: '+441632960999', talkMs: 300 });
    await call.succeeds();
    const { messages } = await callee.succeeds();
    const invite = messages.find(({ startLine }) => startLine.startsWith('INVITE sip:441632960999@'));
    expect(invite && header(invite, 'From')).toContain(`<sip:${ACCOUNT}@${CARRIER}>`);
  });

  it('loses the old registration when it is renamed and has another account, and the new one when it is switched off', async () => {
    const other = await makeTrunk('Second', { username: 'first', password: PASSWORD });
    await contactsOf('first', 1);
    await change(other, { name: 'Renamed', username: 'second' });
    await contactsOf('second', 1);
    expect(await kamailio.contacts('first')).toEqual([]);
    await change(other, { active: 0 });
    await contactsOf('second', 0);
  });

  it('is DOWN when it does not answer its pings, which is told at once, and works again when it does', async () => {
    const { url } = exchange.server;
    const token = await tokenOf(url, ADMIN_USERNAME, ADMIN_PASSWORD);
    const stream = await EventStream.open(url, token, 'types=provider.state');
    await kamailio.stop();
    const told = await stream.waitFor(({ data }) => data.state === 'DOWN');
    stream.close();
    const down = { provider_id: trunk, name: 'Kamailio', last_error: expect.stringContaining('No answer from') };
    expect(told.data).toEqual({ ...down, state: 'DOWN' });
    expect(await reaches(trunk, 'DOWN')).toMatchObject(down);
    await kamailio.begin();
    await reaches(trunk, 'REGED');
    await change(trunk, { expire_seconds: 300 });
    await contactsOf(ACCOUNT, 1);
  });

  it('has one registration of ours after kill -9, not two', async () => {
    await exchange.server.kill9();
    await exchange.server.restart();
    await reaches(trunk, 'REGED');
    expect(await kamailio.contacts(ACCOUNT)).toHaveLength(1);
  });
});

describe('a provider that does not register us', () => {
  it('is told apart by what is wrong: the password, the name, what it speaks', async () => {
    const garbage = createSocket('udp4');
    garbage.on('message', (_message, { port, address }) => garbage.send('\0\x01\x02 hello?\r\n\r\n', port, address));
    garbage.bind(0, '127.0.0.7');
    await once(garbage, 'listening');
    try {
      const wrong = await makeTrunk('Wrong', { username: 'wrong', password: 'not-it' });
      const lost = await makeTrunk('Lost', { host: 'nowhere.invalid', username: 'lost' });
      const odd = await makeTrunk('Odd', {
        ...{ host: '127.0.0.7', port: garbage.address().port, register: false },
        ...{ ping: 1, ping_min: 1 },
      });
      expect(await reaches(wrong, 'FAILED')).toMatchObject({
        last_error: 'The provider refuses the user name or password (401 Unauthorized).',
      });
      expect(await reaches(odd, 'DOWN')).toMatchObject({ last_error: expect.stringContaining('is no SIP') });
      expect(await reaches(lost, 'FAIL_WAIT')).toMatchObject({
        last_error: 'The name nowhere.invalid cannot be resolved.',
      });
    } finally {
      garbage.close();
    }
  });

  it('at first, does so in the end: after 503, a challenge and too brief an interval', async () => {
    const carrier = await exchange.phones.sipp({
      scenario: 'uas-registers-after-refusals',
      host: '127.0.0.8',
      user: 'sipp',
    });
    const at = { host: '127.0.0.8', port: carrier.port, username: 'sipp', password: 'none' };
    const patient = await makeTrunk('In turn', at);
    await reaches(patient, 'REGED');
    await change(patient, { active: 0 });
    await carrier.succeeds();
  });

  it('because it forbids it is not asked again and again', async () => {
    const carrier = await exchange.phones.sipp({ scenario: 'uas-forbids-registrations', host: '127.0.0.9' });
    const strict = await makeTrunk('Strict', {
      host: '127.0.0.9',
      port: carrier.port,
      username: 'sipp',
      password: 'none',
    });
    expect(await reaches(strict, 'FAILED')).toMatchObject({ last_error: expect.stringContaining('403 Forbidden') });
    await carrier.succeeds();
  });
});
