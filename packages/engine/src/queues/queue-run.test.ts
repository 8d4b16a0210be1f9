import type { AgentConfiguration, QueueConfiguration } from '@strowger/callplan';
import type { QueueEvent } from '@strowger/switch';
import { afterEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { agentAt, QUEUE, queueOf } from '../testing/queue-scene.ts';
import { extension, uuidOf } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
afterEach(() => laboratory.close());

/** Callers 1001 and 1002, agents from 1003 on, 1009 for whom nobody serves. */
async function open(agents: readonly AgentConfiguration[], settings: Partial<QueueConfiguration> = {}): Promise<void> {
  const numbers = ['1001', '1002', '1003', '1004', '1009'];
  laboratory = await Laboratory.open({
    extensions: numbers.map((number) => extension(number)),
    tenant: { agents: new Map(agents.map((agent) => [agent.uuid, agent])) },
  });
  configure(queueOf(agents, settings));
}

function configure(queue: QueueConfiguration): void {
  const { host } = laboratory;
  const numbers = new Map(host.tenant.numbers).set('3000', { kind: 'call_queue', uuid: QUEUE });
  host.tenant = { ...host.tenant, numbers, queues: new Map([[QUEUE, queue]]) };
  laboratory.engine.configurationChanged({ tenantId: host.tenant.tenantId, resource: 'call_queues', id: QUEUE });
}

const queueEvents = () => laboratory.events.filter((event): event is QueueEvent => event.type.startsWith('queue.'));
const told = (what: string, is: (event: QueueEvent) => boolean) =>
  laboratory.seen.until(what, () => queueEvents().find(is));
const left = (reason: string) =>
  told(`left: ${reason}`, (event) => event.type === 'queue.left' && event.reason === reason);
const statusOf = (number: string) => laboratory.host.tenant.agents.get(uuidOf(`9${number}`))?.status;

async function phones(...users: string[]): Promise<TestPhone[]> {
  return Promise.all(users.map((user) => laboratory.registered(user)));
}

describe('a caller in a queue (contract 20 §5.1)', () => {
  it('is answered, waits, and talks to the first of all agents who picks up; the others are called off', async () => {
    await open([agentAt('1003'), agentAt('1004')], { namePrefix: 'SUP' });
    const [alice, bob, carol] = await phones('1001', '1003', '1004');
    const caller = alice?.call('3000');
    await caller?.answered();
    const [atBob, atCarol] = [await bob?.incoming(), await carol?.incoming()];
    expect(atBob?.invite?.headers.get('From')).toContain('"SUP#Name of 1001"');
    if (atBob !== undefined) bob?.pickUp(atBob);
    await atCarol?.isCancelled();
    await laboratory.event('channel.bridged', '1003');
    await left('answered');
    await caller?.bye();
    const records = await laboratory.host.records(3);
    expect(records.find(({ leg }) => leg === 'a')).toMatchObject({
      last_app: 'callcenter',
      last_arg: '3000@acme.example',
    });
    expect(records.filter(({ leg, last_app }) => leg === 'b' && last_app === 'callcenter')).toHaveLength(2);
    const queued = { call_center_queue_uuid: QUEUE };
    expect(records.find(({ leg }) => leg === 'a')).toMatchObject({
      ...queued,
      cc_side: 'member',
      cc_agent: uuidOf('91003'),
    });
    for (const number of ['1003', '1004']) {
      const ofAgent = records.find(({ extension, leg }) => extension === number && leg === 'b');
      expect(ofAgent).toMatchObject({ ...queued, cc_side: 'agent', cc_agent: uuidOf(`9${number}`), wait_ms: 0 });
    }
    expect(records.map(({ missed_call }) => missed_call)).toEqual([false, false, false]);
    expect(records.find(({ extension, leg }) => extension === '1004' && leg === 'b')?.hangup_cause).toBe('LOSE_RACE');
    expect(queueEvents().map(({ type }) => type)).toEqual(
      expect.arrayContaining(['queue.joined', 'queue.offered', 'queue.answered', 'queue.left', 'queue.agent_status']),
    );
  });

  it('who hangs up while it rings has abandoned: the agent has missed him and is back at once', async () => {
    await open([agentAt('1003')]);
    const [alice, bob] = await phones('1001', '1003');
    const caller = alice?.call('3000');
    const ringing = await bob?.incoming();
    await caller?.answered();
    await caller?.bye();
    await ringing?.isCancelled();
    await left('abandoned');
    const records = await laboratory.host.records(2);
    expect(records.map(({ missed_call }) => missed_call)).toEqual([true, true]);
    expect(records[0]).toMatchObject({ call_center_queue_uuid: QUEUE, cc_side: 'member', cc_agent: null });
    const { waiting, agents } = await laboratory.engine.queues();
    expect(waiting).toEqual([{ queueUuid: QUEUE, waiting: 0 }]);
    expect(agents).toEqual([{ agentUuid: uuidOf('91003'), state: 'Waiting' }]);
  });

  it('who hangs up just as an agent picks up leaves nobody behind', async () => {
    await open([agentAt('1003')]);
    const [alice, bob] = await phones('1001', '1003');
    const caller = alice?.call('3000');
    const ringing = await bob?.incoming();
    await caller?.answered();
    if (ringing !== undefined) bob?.pickUp(ringing);
    await Promise.all([caller?.bye(), ringing?.hasEnded()]);
    await laboratory.host.records(2);
    expect(await laboratory.engine.channels()).toEqual([]);
    expect((await laboratory.engine.queues()).agents).toEqual([{ agentUuid: uuidOf('91003'), state: 'Waiting' }]);
  });

  it('is picked up from the phone of an agent that rings (contract 20 §12.3)', async () => {
    await open([agentAt('1003')]);
    const [alice, bob, carol] = await phones('1001', '1003', '1002');
    const caller = alice?.call('3000');
    const ringing = await bob?.incoming();
    await caller?.answered();
    const taking = carol?.call('**1003');
    await taking?.answered();
    await ringing?.isCancelled();
    await laboratory.event('channel.bridged', '1002');
    await left('answered');
    expect((await laboratory.engine.queues()).agents).toEqual([{ agentUuid: uuidOf('91003'), state: 'Waiting' }]);
    await caller?.bye();
    await taking?.hasEnded();
  });

  it('whose place another takes by a transfer was not left waiting; the other one is served', async () => {
    await open([agentAt('1003')]);
    const [alice, bob, dave] = await phones('1001', '1003', '1009');
    if (alice === undefined || bob === undefined || dave === undefined) throw new Error('a phone is missing');
    const caller = alice.call('1009');
    const callee = await dave.incoming();
    dave.pickUp(callee);
    await caller.answered();
    await laboratory.event('channel.bridged', '1009');
    const consultation = dave.call('3000');
    await consultation.answered();
    const ringing = await bob.incoming();
    const { dialog } = consultation;
    const named = `${dialog?.callId};to-tag=${dialog?.remoteTag};from-tag=${dialog?.localTag}`;
    await callee.refer(`<sip:3000@acme.example?Replaces=${encodeURIComponent(named)}>`);
    await consultation.hasEnded();
    bob.pickUp(ringing);
    await laboratory.event('channel.bridged', '1003');
    await caller.bye();
    const waited = (await laboratory.host.records(4)).filter(({ cc_side }) => cc_side === 'member');
    const told = waited.map(({ extension, cc_agent, missed_call }) => ({ extension, cc_agent, missed_call }));
    expect(told.toSorted((one, other) => one.extension.localeCompare(other.extension))).toEqual([
      { extension: '1001', cc_agent: uuidOf('91003'), missed_call: false },
      { extension: '1009', cc_agent: null, missed_call: false },
    ]);
  });

  it('goes the way of the timeout action when he has waited enough', async () => {
    await open([agentAt('1003', { status: 'On Break' })], { maxWaitSeconds: 1 });
    const [alice, dave] = await phones('1001', '1009');
    alice?.call('3000');
    const passedOn = await dave?.incoming();
    expect(passedOn).toBeDefined();
    await left('timeout');
  });

  it('leaves by the exit key', async () => {
    await open([agentAt('1003', { status: 'On Break' })], { exitKey: '5' });
    const [alice, dave] = await phones('1001', '1009');
    const caller = alice?.call('3000');
    await caller?.answered();
    await told('joining', ({ type }) => type === 'queue.joined');
    const body = 'Signal=5\r\nDuration=100\r\n';
    await caller?.dialog?.request({ method: 'INFO', body, contentType: 'application/dtmf-relay' });
    await dave?.incoming();
    await left('exit_key');
  });

  it('leaves when nobody is logged in for too long', async () => {
    await open([agentAt('1003', { status: 'Logged Out' })], { maxWaitWithoutAgentSeconds: 1 });
    const [alice, dave] = await phones('1001', '1009');
    alice?.call('3000');
    await dave?.incoming();
    await left('no_agent');
  });

  it('is sent on, as the settings are now, when his queue is disabled', async () => {
    const agents = [agentAt('1003', { status: 'On Break' })];
    await open(agents);
    const [alice, dave] = await phones('1001', '1009');
    const caller = alice?.call('3000');
    await caller?.answered();
    await told('joining', ({ type }) => type === 'queue.joined');
    configure(queueOf(agents, { enabled: false }));
    await left('timeout');
    await dave?.incoming();
  });
});

describe('an agent (contract 20 §5.2)', () => {
  it('who does not answer often enough takes a break', async () => {
    await open([agentAt('1003', { callTimeoutSeconds: 1, maxNoAnswer: 2 })]);
    const [alice, bob] = await phones('1001', '1003');
    await alice?.call('3000').answered();
    await (await bob?.incoming())?.isCancelled();
    await laboratory.host.seen.until('a break', () => statusOf('1003') === 'On Break');
    expect(bob?.calls).toHaveLength(2);
    await told('the break', (event) => event.type === 'queue.agent_status' && event.status === 'On Break');
  });

  it('on a break is not rung, and is offered who waits once he is back', async () => {
    await open([agentAt('1003', { status: 'On Break' })]);
    const [alice, bob] = await phones('1001', '1003');
    await alice?.call('3000').answered();
    await told('joining', ({ type }) => type === 'queue.joined');
    expect(bob?.calls).toHaveLength(0);
    const codes = bob?.call('*24');
    await bob?.incoming();
    await codes?.bye();
    expect(statusOf('1003')).toBe('Available');
  });

  it('gets one call at a time, and the next after his wrap-up', async () => {
    await open([agentAt('1003', { wrapUpSeconds: 1 })]);
    const [alice, bob, carol] = await phones('1001', '1003', '1002');
    const first = alice?.call('3000');
    const ringing = await bob?.incoming();
    if (ringing !== undefined) bob?.pickUp(ringing);
    await laboratory.event('channel.bridged', '1003');
    await carol?.call('3000').answered();
    await told('two joined', () => queueEvents().filter(({ type }) => type === 'queue.joined').length === 2);
    expect(bob?.calls).toHaveLength(1);
    const endedAt = performance.now();
    await first?.bye();
    await bob?.incoming(1);
    expect(performance.now() - endedAt).toBeGreaterThan(900);
  });

  it('who stands by takes callers in his permanent call, one after the other, and each talk is recorded', async () => {
    await open([agentAt('1003', { type: 'uuid-standby', status: 'Logged Out' })], { records: true });
    const [alice, bob, carol] = await phones('1001', '1003', '1002');
    const permanent = bob?.call('*22');
    await permanent?.answered();
    const { recordings, seen } = laboratory.host;
    for (const [nth, caller] of [alice, carol].entries()) {
      const call = caller?.call('3000');
      await call?.answered();
      await laboratory.event('channel.bridged', caller?.user);
      await seen.until('a recording', () => recordings.drafts[nth]);
      await call?.bye();
      await told('the end of the talk', (event) => event.type === 'queue.agent_status' && event.state === 'Waiting');
    }
    expect(permanent?.ended).toBe(false);
    const last = alice?.call('3000');
    await last?.answered();
    await laboratory.seen.until('a third talk', () => queueEvents().filter(({ type }) => type === 'queue.answered')[2]);
    await permanent?.bye();
    await last?.hasEnded();
  });

  it('toggles by *22 and hears of it; a stranger is not authorised', async () => {
    await open([agentAt('1003')]);
    const [bob, alice] = await phones('1003', '1001');
    const call = bob?.call('*22');
    await laboratory.host.seen.until('log-out', () => statusOf('1003') === 'Logged Out');
    await call?.bye();
    bob?.call('*22');
    await laboratory.host.seen.until('log-in', () => statusOf('1003') === 'Available');
    expect(await alice?.call('*22').refused()).toBe(603);
  });
});
