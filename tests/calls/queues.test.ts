import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { excerpt, level, levelAt, toneSegments } from '../audio/measure.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { header } from '../phones/message-log.ts';
import { expectStatus, field, rowsOf, tokenOf } from '../system/api-client.ts';
import { EventStream } from '../system/event-stream.ts';
import { eventually } from '../system/eventually.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import { expectTone } from './hearing.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';
import { triesPins } from './wrong-pins.ts';

const MUSIC_HZ = 600;
const MUSIC = `tone_stream://%(60000,0,${MUSIC_HZ});loops=-1`;
const AGENT_HZ = 900;

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;
let next = 7000;

beforeAll(async () => {
  office = await exchange.office('queues', { quota_call_queues: -1 });
}, 60_000);

beforeEach(async () => {
  [alice, bob, carol] = [await office.subscriber(), await office.subscriber(), await office.subscriber()];
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

interface Queue {
  readonly uuid: string;
  readonly number: string;
}

/** Agents as forms send them: the web's own host in the contact. */
const agent = ({ number }: Subscriber, settings: object = {}): object => ({
  agent_name: `Agent ${number}`,
  agent_contact: `user/${number}@portal.example.com`,
  ...settings,
});

async function queue(agents: readonly object[], fields: object = {}): Promise<Queue> {
  const number = String(next++);
  const named = { queue_name: `Queue ${number}`, queue_extension: number, tenant_id: office.tenantId };
  const body = { ...named, queue_moh_sound: MUSIC, agents, ...fields };
  const made = expectStatus(await exchange.admin('POST', '/call_queues', body), 200);
  return { uuid: String(made.body), number };
}

const talks = (who: Subscriber, { number }: Queue, talkMs = 300) =>
  who.sipp('uac-invites-talks-and-hangs-up', { number, talkMs });

async function statusOf({ uuid }: Queue, { number }: Subscriber): Promise<unknown> {
  const answer = expectStatus(await exchange.admin('GET', `/call_queues/${uuid}`), 200);
  const rows = rowsOf({ ...answer, body: field(answer.body, 'agents') });
  return rows.find((row) => row.agent_name === `Agent ${number}`)?.agent_status;
}

/** The realtime view of a queue. */
async function seen({ uuid }: Queue): Promise<Row> {
  const answer = expectStatus(await exchange.admin('GET', `/realtime?tenant_id=${office.tenantId}`), 200);
  const rows = rowsOf({ ...answer, body: field(answer.body, 'queues') });
  return rows.find((row) => row.call_center_queue_uuid === uuid) ?? {};
}

const waits = (one: Queue, count: number) =>
  eventually(
    () => seen(one),
    ({ waiting }) => waiting === count,
  );

describe('a queue that rings all its agents', () => {
  it('plays music until the first agent takes the call; the other is cancelled, and all is told', async () => {
    const { url } = exchange.server;
    const stream = await EventStream.open(url, await tokenOf(url, ADMIN_USERNAME, ADMIN_PASSWORD), 'types=queue.*');
    const support = await queue([agent(bob), agent(carol)], { queue_cid_prefix: 'Support' });
    const [first, other, caller] = [
      await bob.baresip({ plays: AGENT_HZ }),
      await carol.sippCallee('uas-never-answers'),
      await alice.baresip(),
    ];
    await caller.dial(support.number);
    await caller.hears(1500);
    expect(await seen(support)).toMatchObject({ waiting: 1, agents: [{ state: 'Receiving' }, { state: 'Receiving' }] });
    await first.answer();
    await other.succeeds();
    expect(await seen(support)).toMatchObject({
      waiting: 0,
      agents: [{ state: 'In a queue call' }, { state: 'Waiting' }],
    });
    const heardBefore = caller.heardMs();
    await caller.hears(heardBefore + 1500);
    await caller.hangup();
    await first.closed();
    const heard = caller.heard();
    expectTone(heard, MUSIC_HZ, { from: 400, to: 1200 });
    expectTone(heard, AGENT_HZ, { from: heardBefore + 600, to: heardBefore + 1300 });
    const [invite] = other.messages('received', 'INVITE');
    expect(invite && header(invite, 'From')).toContain('Support#');
    await stream.waitFor(({ type, data }) => type === 'queue.left' && data.reason === 'answered');
    const types = stream.events
      .filter(({ data }) => data.call_center_queue_uuid === support.uuid)
      .map(({ type }) => type);
    expect(types).toEqual(['queue.joined', 'queue.offered', 'queue.offered', 'queue.answered', 'queue.left']);
    stream.close();
    expect(await office.records(alice, { status: 'answered' })).toMatchObject([{ last_app: 'callcenter' }]);
    expect(await office.records(bob, { leg: 'b', status: 'answered' })).toMatchObject([{ last_app: 'callcenter' }]);
    expect(await office.records(carol, { leg: 'b' })).toMatchObject([{ hangup_cause: 'LOSE_RACE' }]);
    const missed = await exchange.admin(
      'GET',
      `/cdr?tenant_id=${office.tenantId}&extension=${carol.number}&leg=b&status=missed`,
    );
    expect(rowsOf(missed)).toEqual([]);
  });

  it('whose caller hangs up while they ring has been abandoned', async () => {
    const support = await queue([agent(bob)]);
    const [phone, caller] = [await bob.baresip(), await alice.baresip()];
    await caller.dial(support.number);
    await phone.waitFor('CALL_INCOMING');
    await caller.hangup();
    await phone.closed();
    await waits(support, 0);
    expect(await office.records(bob, { leg: 'b', status: 'cancelled' })).toHaveLength(1);
    expect(await seen(support)).toMatchObject({ agents: [{ state: 'Waiting' }] });
  });
});

describe('a waiting caller', () => {
  it('hears his place between two stretches of music', async () => {
    const support = await queue([agent(bob, { agent_status: 'On Break' })], { queue_announce_position_frequency: 1 });
    const caller = await alice.baresip();
    await caller.dial(support.number);
    await caller.hears(8000);
    await caller.hangup();
    await caller.closed();
    const isMusic = ({ frequency }: { frequency: number }) => Math.abs(frequency - MUSIC_HZ) < 10;
    const music = toneSegments(caller.heard()).filter(isMusic);
    expect(music[0]?.startMs).toBeLessThan(500);
    const [gap] = music.slice(1).map(({ startMs }, index) => [music[index]?.endMs ?? 0, startMs] as const);
    const [from, to] = gap ?? [0, 0];
    expect(to - from).toBeGreaterThan(500);
    const announcement = excerpt(caller.heard(), from, to);
    expect(level(announcement)).toBeGreaterThan(-45);
    expect(levelAt(announcement, MUSIC_HZ)).toBeLessThan(level(announcement) - 6);
  });

  it('leaves by the exit key, after the longest wait, or when nobody is logged in: the timeout action takes him', async () => {
    const away = agent(bob, { agent_status: 'Logged Out' });
    const taking = await carol.baresip({ answers: 'at once' });
    const queue_timeout_action = `transfer:${carol.number}`;
    const byKey = await queue([away], {
      queue_timeout_action,
      queue_exit_key: '5',
      queue_max_wait_time_with_no_agent: 0,
    });
    const caller = await alice.baresip();
    await caller.dial(byKey.number);
    await waits(byKey, 1);
    await caller.sendDtmf('5');
    await taking.established();
    await caller.hangup();
    await taking.closed();
    const limits = [
      { queue_max_wait_time: 1, queue_max_wait_time_with_no_agent: 0 },
      { queue_max_wait_time_with_no_agent: 1 },
    ];
    for (const limit of limits) {
      const limited = await queue([away], { queue_timeout_action, ...limit });
      await caller.dial(limited.number);
      await taking.established();
      await caller.hangup();
      await taking.closed();
    }
  });
});

describe('a queue that is deleted (contract 20 §5)', () => {
  it('sends whoever waits in it where its timeout action says, and ends the call where there is none', async () => {
    const away = agent(bob, { agent_status: 'On Break' });
    const [leading, plain] = [
      await queue([away], { queue_timeout_action: `transfer:${carol.number}` }),
      await queue([away]),
    ];
    const [taking, caller, other] = [
      await carol.baresip({ answers: 'at once' }),
      await alice.baresip(),
      await bob.sipp('uac-invites-and-waits-for-bye', { number: plain.number }),
    ];
    await caller.dial(leading.number);
    await Promise.all([waits(leading, 1), waits(plain, 1)]);
    for (const { uuid } of [leading, plain]) {
      expectStatus(await exchange.admin('DELETE', `/call_queues/${uuid}`), 200);
    }
    await Promise.all([taking.established(), other.succeeds()]);
    await caller.hangup();
    await taking.closed();
    expect(await office.records(bob, { status: 'missed' })).toMatchObject([{ last_app: 'callcenter' }]);
  });
});

describe('agents', () => {
  it('take turns where the longest idle one is asked first', async () => {
    const settings = { agent_wrap_up_time: 0 };
    const support = await queue([agent(bob, settings), agent(carol, { ...settings, tier_position: 2 })], {
      queue_strategy: 'longest-idle-agent',
    });
    await Promise.all([bob.baresip({ answers: 'at once' }), carol.baresip({ answers: 'at once' })]);
    for (let calls = 0; calls < 4; calls++) {
      await (await talks(alice, support)).succeeds();
      await eventually(
        () => seen(support),
        ({ agents }) => JSON.stringify(agents).split('"Waiting"').length === 3,
      );
    }
    expect(await office.records(bob, { leg: 'b', count: 2 })).toHaveLength(2);
    expect(await office.records(carol, { leg: 'b', count: 2 })).toHaveLength(2);
  });

  it('on a break by *24 are not rung, and are again once they have logged out and in by *22', async () => {
    const support = await queue([agent(bob)], { queue_max_wait_time: 1 });
    const phone = await bob.baresip();
    const dial = async (code: string, status: string) => {
      await phone.dial(code);
      await eventually(
        () => statusOf(support, bob),
        (now) => now === status,
      );
      await phone.closed({ timeout: 15_000 });
    };
    const unserved = async () =>
      (await alice.sipp('uac-invites-and-waits-for-bye', { number: support.number })).succeeds();
    await dial('*24', 'On Break');
    await unserved();
    expect(phone.events.some(({ type }) => type === 'CALL_INCOMING')).toBe(false);
    await dial('*24', 'Available');
    await dial('*22', 'Logged Out');
    await unserved();
    expect(phone.events.some(({ type }) => type === 'CALL_INCOMING')).toBe(false);
    await dial('*22', 'Available');
    const caller = await alice.baresip();
    await caller.dial(support.number);
    await phone.waitFor('CALL_INCOMING');
    await caller.hangup();
    await phone.closed();
  });

  it('are logged in at any phone by *22<id> and *23 with their PIN; three wrong ones end the call', async () => {
    const away = { agent_password: '4321', agent_status: 'Logged Out' };
    const support = await queue([
      agent(bob, { ...away, agent_id: '70' }),
      agent(alice, { ...away, agent_id: '71' }),
      agent(carol, { ...away, agent_id: '72' }),
    ]);
    const [byId, byAsking, stranger] = await Promise.all([alice.baresip(), carol.baresip(), bob.baresip()]);
    const dial = async (phone: BaresipPhone, code: string, keys: string) => {
      await phone.dial(code);
      await phone.established();
      await phone.sendDtmf(keys);
      await phone.closed({ timeout: 15_000 });
    };
    await stranger.dial('*2272');
    await stranger.established();
    await Promise.all([dial(byId, '*2270', '4321#'), dial(byAsking, '*23', '71#4321#'), triesPins(stranger)]);
    expect(await statusOf(support, bob)).toBe('Available');
    expect(await statusOf(support, alice)).toBe('Available');
    expect(await statusOf(support, carol)).toBe('Logged Out');
  }, 40_000);

  it('who do not answer often enough are put on a break', async () => {
    const never = agent(bob, { agent_call_timeout: 1, agent_max_no_answer: 2, agent_no_answer_delay_time: 0 });
    const support = await queue([never], { queue_max_wait_time: 10 });
    const [phone, caller] = [await bob.baresip(), await alice.baresip()];
    await caller.dial(support.number);
    await eventually(
      () => statusOf(support, bob),
      (status) => status === 'On Break',
    );
    await caller.hangup();
    expect(phone.events.filter(({ type }) => type === 'CALL_INCOMING')).toHaveLength(2);
  });

  it('wrap up after a call before the next is offered', async () => {
    const support = await queue([agent(bob, { agent_wrap_up_time: 2 })]);
    const phone = await bob.baresip({ answers: 'at once' });
    await (await talks(alice, support)).succeeds();
    await phone.established();
    await phone.closed();
    expect(await seen(support)).toMatchObject({ agents: [{ agent_name: `Agent ${bob.number}`, state: 'Wrap Up' }] });
    const freeAt = performance.now() + 1500;
    const caller = await carol.baresip();
    await caller.dial(support.number);
    await phone.established();
    expect(performance.now()).toBeGreaterThan(freeAt);
    await caller.hangup();
  });
});
