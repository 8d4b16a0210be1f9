import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { header } from '../phones/message-log.ts';
import { expectStatus } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;
let next = 6000;

beforeAll(async () => {
  office = await exchange.office('groups', { quota_ring_groups: -1 });
}, 60_000);

beforeEach(async () => {
  [alice, bob, carol] = [await office.subscriber(), await office.subscriber(), await office.subscriber()];
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

type Member = Subscriber | readonly [member: Subscriber, settings: object];

/** A new ring group; its number. */
async function group(members: readonly Member[], fields: object = {}): Promise<string> {
  const number = String(next++);
  const destinations = members.map((one) => {
    const [{ number: destination_number }, settings] = 'number' in one ? [one, {}] : one;
    return { destination_number, ...settings };
  });
  const named = { ring_group_name: `Group ${number}`, ring_group_extension: number, tenant_id: office.tenantId };
  expectStatus(await exchange.admin('POST', '/ring_groups', { ...named, destinations, ...fields }), 200);
  return number;
}

const talks = (number: string) => alice.sipp('uac-invites-talks-and-hangs-up', { number, talkMs: 300 });

async function mails(): Promise<string[]> {
  const folder = join(exchange.server.data, 'outbox');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('-missed-call.eml'));
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

describe('a simultaneous ring group', () => {
  it('rings all; the first to answer has the call, the others hear that it was answered elsewhere', async () => {
    const number = await group([bob, carol], {
      ring_group_distinctive_ring: 'info=sales',
      ring_group_cid_name_prefix: 'Sales',
      ring_group_cid_number_prefix: '7',
    });
    const [first, other] = await Promise.all([
      bob.sippCallee('uas-answers-and-waits-for-bye', { answerMs: 500 }),
      carol.sippCallee('uas-never-answers'),
    ]);
    const caller = await talks(number);
    await Promise.all([caller.succeeds(), first.succeeds(), other.succeeds()]);
    const [invite] = first.messages('received', 'INVITE');
    expect(invite && header(invite, 'Alert-Info')).toBe('info=sales');
    expect(invite && header(invite, 'From')).toMatch(new RegExp(`"Sales#.*<sip:7${alice.number}@`));
    const [cancel] = other.messages('received', 'CANCEL');
    expect(cancel && header(cancel, 'Reason')).toMatch(/SIP ?;.*cause=200/);
    const legs = await office.records(bob, { leg: 'b' });
    expect(legs).toMatchObject([{ hangup_cause: 'NORMAL_CLEARING' }]);
    expect(await office.records(carol, { leg: 'b' })).toMatchObject([{ hangup_cause: 'LOSE_RACE' }]);
  });

  it('leaves out members who do not want to be disturbed and goes to its timeout action when nobody answers', async () => {
    await office.change(bob, { do_not_disturb: true });
    const dora = await office.subscriber();
    const number = await group([bob, [carol, { destination_timeout: 2 }]], {
      ring_group_timeout_data: dora.number,
      ring_group_missed_call_app: 'email',
      ring_group_missed_call_data: 'desk@groups.example.com',
    });
    const [quiet, ringing, taking] = await Promise.all([
      bob.baresip(),
      carol.sippCallee('uas-never-answers'),
      dora.baresip({ answers: 'at once' }),
    ]);
    const before = (await mails()).length;
    const caller = await talks(number);
    await Promise.all([caller.succeeds(), ringing.succeeds(), taking.closed()]);
    expect(quiet.wasInACall).toBe(false);
    const [mail] = (await eventually(mails, (all) => all.length > before)).slice(before);
    expect(mail).toContain('desk@groups.example.com');
    expect(mail).toContain(alice.number);
  });

  it('of whom all are busy is busy; a caller who gives up has been missed by all who rang', async () => {
    const busy = await group([bob, carol]);
    await Promise.all([bob.sippCallee('uas-is-busy'), carol.sippCallee('uas-declines')]);
    expect(await alice.isRefused(busy)).toBe(486);
    const [dora, eve] = [await office.subscriber(), await office.subscriber()];
    const [first, second] = await Promise.all([dora.baresip(), eve.baresip()]);
    const number = await group([dora, eve]);
    const caller = await alice.baresip();
    await caller.dial(number);
    await Promise.all([first.waitFor('CALL_INCOMING'), second.waitFor('CALL_INCOMING')]);
    await caller.hangup();
    await Promise.all([first.closed(), second.closed()]);
    for (const missed of [dora, eve]) {
      expect(await office.records(missed, { leg: 'b', status: 'missed' })).toHaveLength(1);
    }
  });
});

describe('members one after the other', () => {
  it('ring in their order, each for its own time', async () => {
    const number = await group(
      [
        [bob, { destination_delay: 2, destination_timeout: 20 }],
        [carol, { destination_delay: 1, destination_timeout: 2 }],
      ],
      {
        ring_group_strategy: 'sequence',
      },
    );
    const [last, first] = await Promise.all([bob.baresip(), carol.sippCallee('uas-never-answers')]);
    const caller = await talks(number);
    await first.succeeds();
    await last.answer();
    await caller.succeeds();
    await last.closed();
  });

  it('rollover passes over the busy at once', async () => {
    const number = await group([bob, carol], { ring_group_strategy: 'rollover', ring_group_call_timeout: 5 });
    const [, taking] = await Promise.all([bob.sippCallee('uas-is-busy'), carol.baresip({ answers: 'at once' })]);
    const caller = await talks(number);
    await caller.succeeds();
    await taking.closed();
  });
});

describe('a member who must confirm', () => {
  it('is asked, and has the call once he presses 1; until then the others ring on', async () => {
    const number = await group([[bob, { destination_prompt: 1 }], carol]);
    const [asked, other, caller] = await Promise.all([bob.baresip({ plays: 700 }), carol.baresip(), alice.baresip()]);
    await caller.dial(number);
    await other.waitFor('CALL_INCOMING');
    await asked.answer();
    await asked.hears(1000);
    expect(other.events.some(({ type }) => type === 'CALL_CLOSED')).toBe(false);
    await asked.sendDtmf('1');
    await Promise.all([caller.established(), other.closed()]);
    await caller.hears(1500);
    await caller.hangup();
    await asked.closed();
    expectTone(caller.heard(), 700, { from: 700 });
  });
});

describe('what the caller hears', () => {
  it('is the group’s ringback before anybody answers', async () => {
    const number = await group([[bob, { destination_timeout: 3 }]], {
      ring_group_ringback: 'tone_stream://%(4000,0,620)',
    });
    await bob.baresip();
    const caller = await alice.baresip();
    await caller.dial(number);
    await caller.hears(1500);
    await caller.hangup();
    await caller.closed();
    expectTone(caller.heard(), 620, { from: 300, to: 1300 });
  });

  it('is the greeting, which answers the call; the exit key leads to the timeout action', async () => {
    const number = await group([bob], {
      ring_group_greeting: 'tone_stream://%(800,0,500);loops=1',
      ring_group_timeout_data: carol.number,
    });
    const [ringing, taking, caller] = await Promise.all([
      bob.baresip(),
      carol.baresip({ answers: 'at once', plays: 800 }),
      alice.baresip(),
    ]);
    await caller.dial(number);
    await caller.established();
    await ringing.waitFor('CALL_INCOMING');
    await caller.sendDtmf('9');
    await Promise.all([taking.established(), ringing.closed()]);
    await caller.hears(2500);
    await caller.hangup();
    await taking.closed();
  });
});

describe('a group that is diverted', () => {
  it('sends every call on, from the very next one', async () => {
    const number = await group([bob]);
    const list = await exchange.admin('GET', `/ring_groups?tenant_id=${office.tenantId}&search=${number}`);
    const [row] = Array.isArray(list.body) ? list.body : [];
    const uuid = String(Reflect.get(Object(row), 'ring_group_uuid'));
    const diverted = { ring_group_forward_enabled: true, ring_group_forward_destination: carol.number };
    expectStatus(await exchange.admin('PUT', `/ring_groups/${uuid}`, diverted), 200);
    const [passedOver, taking] = await Promise.all([bob.baresip(), carol.baresip({ answers: 'at once' })]);
    const caller = await talks(number);
    await Promise.all([caller.succeeds(), taking.closed()]);
    expect(passedOver.wasInACall).toBe(false);
    expectStatus(await exchange.admin('PUT', `/ring_groups/${uuid}`, { ring_group_enabled: false }), 200);
    expect(await alice.isRefused(number)).toBe(404);
  });
});
