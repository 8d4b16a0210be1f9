import type { CallFlowConfiguration } from '@strowger/callplan';
import type { SipRequest } from '@strowger/sip';
import { alone } from '@strowger/sip/testing/alone';
import { Watcher } from '@strowger/sip/testing/watcher';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { DOMAIN, extension, TENANT_ID, tenantWith, uuidOf } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';
import { textAt, toldDialogs } from '../testing/told-dialogs.ts';

let laboratory: Laboratory;
let watchers: Watcher[];
beforeEach(async () => {
  watchers = [];
  laboratory = await Laboratory.open();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const watcher of watchers) watcher.close();
  await laboratory.close();
});

async function watcherOf(user: string, password = `secret-${user}`, contact?: string): Promise<Watcher> {
  const server = { host: '127.0.0.1', port: laboratory.portOf() };
  const watcher = await Watcher.open({ server, domain: DOMAIN, user, password, contact });
  watchers.push(watcher);
  return watcher;
}

const soon = (look: () => unknown) => vi.waitFor(look, { timeout: 15_000 });

const statesIn = ({ text }: SipRequest) => toldDialogs(text).dialogs.map(({ state }) => state);
const shows =
  (...states: string[]) =>
  (notify: SipRequest) =>
    statesIn(notify).join() === states.join();

/** Puts another configuration in force, as a committed change does. */
function reconfigure(resource: string, settings: Parameters<typeof tenantWith>): void {
  laboratory.host.tenant = tenantWith(...settings);
  laboratory.engine.configurationChanged({ tenantId: TENANT_ID, resource, id: '' });
}

describe('who may subscribe', () => {
  it('is who logs in: others are challenged as for a call, and counted', async () => {
    const stranger = await watcherOf('1003', 'wrong');
    const { status, response } = await stranger.subscribe('1002', 'dialog');
    expect(status).toBe(407);
    expect(response.headers.has('Proxy-Authenticate')).toBe(true);
    expect(laboratory.host.notices).toMatchObject([{ kind: 'digest_failed', user: '1003' }]);
  });

  it('finds what its own tenant has, and nothing else: unknown numbers and foreign domains are the same 404', async () => {
    laboratory.host.realm = async (host) => (host.endsWith('.example') ? host : 'strowger');
    const watcher = await watcherOf('1003');
    for (const user of ['1999', 'dnd+1999', 'flow+*5000', 'agent+1', 'park+*5899', 'voicemail+1999', 'callcenter+1']) {
      expect([user, (await watcher.subscribe(user, 'dialog')).status]).toEqual([user, 404]);
    }
    expect((await watcher.subscribe('sip:1002@other.example', 'dialog')).status).toBe(404);
    expect((await watcher.subscribe('sip:1002@127.0.0.1', 'dialog')).status).toBe(200);
  });

  it('belongs to a tenant in service', async () => {
    laboratory.host.tenant = tenantWith([extension('1002'), extension('1003')], { active: false });
    expect((await (await watcherOf('1003')).subscribe('1002', 'dialog')).status).toBe(403);
  });

  it('gets 489 with what there is for an unknown package, without a login', async () => {
    const { status, response } = await (await watcherOf('1003', 'wrong')).subscribe('1002', 'conference');
    expect(status).toBe(489);
    expect(response.headers.get('Allow-Events')).toBe('dialog, presence, message-summary');
  });

  it('may watch so much and no more', async () => {
    await laboratory.close();
    laboratory = await Laboratory.open({ engine: { maxSubscriptions: 2 } });
    const watcher = await watcherOf('1003');
    const first = await watcher.subscribe('1001', 'dialog');
    await watcher.subscribe('1002', 'dialog');
    const third = await watcher.subscribe('1003', 'dialog');
    expect([third.status, third.response.headers.get('Retry-After')]).toEqual([503, '60']);
    await watcher.refresh(first.state, 'dialog', { expires: 0 });
    await first.state.next((notify) => /^terminated/.test(notify.headers.get('Subscription-State') ?? ''));
    expect((await watcher.subscribe('1003', 'dialog')).status).toBe(200);
  });
});

describe('a subscription (RFC 6665)', () => {
  it('is granted up to an hour and told the full state at once', async () => {
    const { status, response, state } = await (await watcherOf('1003')).subscribe('1002', 'dialog;id=4', {
      expires: 86_400,
    });
    expect([status, response.headers.get('Expires')]).toEqual([200, '3600']);
    const notify = await state.next();
    expect(notify.headers.get('Event')).toBe('dialog;id=4');
    expect(notify.headers.get('Subscription-State')).toBe('active;expires=3600');
    expect(notify.contentType).toBe('application/dialog-info+xml');
    expect(toldDialogs(notify.text)).toMatchObject({ version: 0, entity: `sip:1002@${DOMAIN}` });
  });

  it('has a dialog of its own: within that of a call there is none', async () => {
    const [alice, bob] = [await laboratory.registered('1001'), await laboratory.registered('1002')];
    const call = alice.call('1002');
    bob.pickUp(await bob.incoming());
    await call.answered();
    const answer = await call.dialog?.request({ method: 'SUBSCRIBE', headers: [['Event', 'refer']] });
    expect(answer?.status).toBe(489);
    await call.bye();
  });

  it('is told the full state anew with each refresh, under the next version', async () => {
    const watcher = await watcherOf('1003');
    const { state } = await watcher.subscribe('1002', 'dialog');
    await state.next();
    const refreshed = await watcher.refresh(state, 'dialog', { expires: 90 });
    expect([refreshed.status, refreshed.headers.get('Expires')]).toEqual([200, '90']);
    const notify = await state.next(() => true, 1);
    expect(toldDialogs(notify.text).version).toBe(1);
    expect(notify.headers.get('Subscription-State')).toBe('active;expires=90');
    expect((await watcher.refresh(state, 'presence')).status).toBe(481);
  });

  it('ends with Expires 0, which outside of one fetches the state once', async () => {
    const watcher = await watcherOf('1003');
    const { state } = await watcher.subscribe('1002', 'dialog', { expires: 0 });
    const fetched = await state.next();
    expect(fetched.headers.get('Subscription-State')).toBe('terminated;reason=timeout');
    expect(statesIn(fetched)).toEqual(['terminated']);
    expect(state.notifies).toHaveLength(1);
    expect((await watcher.refresh(state, 'dialog')).status).toBe(481);
  });

  it('ends when its time is over, and says so', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { state } = await (await watcherOf('1003')).subscribe('1002', 'dialog', { expires: 60 });
    await state.next();
    vi.advanceTimersByTime(60_000);
    const last = await state.next(({ headers }) => /^terminated/.test(headers.get('Subscription-State') ?? ''));
    expect(last.headers.get('Subscription-State')).toBe('terminated;reason=timeout');
  });

  it.each([481, 500])('ends without a word when a NOTIFY is answered %i', async (status) => {
    const watcher = await watcherOf('1003');
    const { state } = await watcher.subscribe('1002', 'dialog');
    await state.next();
    state.answer = status;
    await watcher.refresh(state, 'dialog');
    await state.next(() => true, 1);
    await soon(async () => expect((await watcher.refresh(state, 'dialog')).status).toBe(481));
    expect(state.notifies.length).toBeLessThanOrEqual(3);
  });

  it('of a phone that lost its memory is found out by the next one of that phone', async () => {
    const watcher = await watcherOf('1003');
    const lost = await watcher.subscribe('1002', 'dialog');
    await lost.state.next();
    lost.state.answer = 481;
    const { state } = await watcher.subscribe('1002', 'dialog');
    await lost.state.next(() => true, 1);
    await state.next();
    await laboratory.registered('1002');
    expect(lost.state.notifies).toHaveLength(2);
  });

  it('goes on when its phone registers anew from another place', async () => {
    const contact = '<sip:1003@192.168.7.7:5070>';
    const before = await watcherOf('1003', 'secret-1003', contact);
    const after = await watcherOf('1003', 'secret-1003', contact);
    await before.register();
    const { state } = await before.subscribe('1002', 'dialog');
    await state.next();
    await after.register();
    await laboratory.registered('1001');
    (await laboratory.registered('1002')).call('1001');
    await soon(() => expect(after.unsolicited.map(({ callId }) => callId)).toContain(state.callId));
    expect(state.notifies).toHaveLength(1);
  });

  it('ends with its extension, and with what it watched', async () => {
    const ofAlice = await (await watcherOf('1001')).subscribe('1002', 'dialog');
    const ofCarol = await (await watcherOf('1003')).subscribe('1002', 'dialog');
    await Promise.all([ofAlice.state.next(), ofCarol.state.next()]);
    await laboratory.engine.dropRegistrations({ extensionUuid: uuidOf('1001') });
    const last = await ofAlice.state.next(() => true, 1);
    expect(last.headers.get('Subscription-State')).toBe('terminated;reason=deactivated');
    reconfigure('fpbx_extensions', [[extension('1001'), extension('1003')]]);
    const gone = await ofCarol.state.next(() => true, 1);
    expect(gone.headers.get('Subscription-State')).toBe('terminated;reason=noresource');
  });
});

describe('the lamp of an extension', () => {
  let alice: TestPhone;
  let bob: TestPhone;
  beforeEach(async () => {
    alice = await laboratory.registered('1001');
    bob = await laboratory.registered('1002');
  });

  it('is lit while its phone rings and talks, names the caller, and goes dark', async () => {
    const { state } = await (await watcherOf('1003')).subscribe('1002', 'dialog');
    await state.next(shows('terminated'));
    const call = alice.call('1002');
    const ringing = await state.next(shows('early'));
    expect(toldDialogs(ringing.text).dialogs).toMatchObject([
      { direction: 'recipient', remote: `sip:1001@${DOMAIN}`, remoteName: 'Name of 1001' },
    ]);
    bob.pickUp(await bob.incoming());
    await state.next(shows('confirmed'));
    await call.answered();
    await call.bye();
    const told = state.notifies.length;
    const dark = await state.next(shows('terminated'), told - 1);
    expect(toldDialogs(dark.text).dialogs[0]?.id).toBe(toldDialogs(ringing.text).dialogs[0]?.id);
    const versions = state.notifies.map(({ text }) => toldDialogs(text).version);
    expect(versions).toEqual(versions.map((_, index) => index));
  });

  it('shows the calls it makes, as the one who began them', async () => {
    const { state } = await (await watcherOf('1003')).subscribe('1001', 'dialog');
    alice.call('1002');
    const notify = await state.next(shows('early'));
    expect(toldDialogs(notify.text).dialogs).toMatchObject([{ direction: 'initiator', remote: `sip:1002@${DOMAIN}` }]);
  });

  it('does not tell who withholds his number, neither while it rings nor when they talk', async () => {
    const { state } = await (await watcherOf('1003')).subscribe('1002', 'dialog');
    const call = alice.call('1002', { headers: [['Privacy', 'id']] });
    await state.next(shows('early'));
    bob.pickUp(await bob.incoming());
    await call.answered();
    await laboratory.event('channel.bridged', '1002');
    await state.next(shows('confirmed'));
    expect(state.notifies.map(({ text }) => text).join()).not.toMatch(alone('1001'));
  });

  it('lets a watcher take the ringing call with what the NOTIFY said (RFC 3891)', async () => {
    const carol = await laboratory.registered('1003');
    const { state } = await (await watcherOf('1003')).subscribe('1002', 'dialog');
    const call = alice.call('1002');
    const ringing = await bob.incoming();
    const [dialog] = toldDialogs((await state.next(shows('early'))).text).dialogs;
    const named = `${dialog?.callId};to-tag=${dialog?.localTag};from-tag=${dialog?.remoteTag};early-only`;
    const taken = carol.call('1002', { headers: [['Replaces', named]] });
    await Promise.all([taken.answered(), call.answered(), ringing.isCancelled()]);
    await state.next(shows('terminated'), 1);
  });

  it('gives nobody a call that talks', async () => {
    const carol = await laboratory.registered('1003');
    const { state } = await (await watcherOf('1003')).subscribe('1002', 'dialog');
    const call = alice.call('1002');
    bob.pickUp(await bob.incoming());
    await call.answered();
    for (const { callId, localTag, remoteTag } of toldDialogs((await state.next(shows('confirmed'))).text).dialogs) {
      const named = [
        `${callId};to-tag=${localTag};from-tag=${remoteTag}`,
        `${callId};to-tag=${remoteTag};from-tag=${localTag}`,
      ];
      for (const replaces of named)
        expect(await carol.call('1002', { headers: [['Replaces', replaces]] }).refused()).toBe(481);
    }
    await call.bye();
  });

  it('shows several calls at once', async () => {
    const carol = await laboratory.registered('1003');
    const { state } = await (await watcherOf('1003')).subscribe('1002', 'dialog');
    alice.call('1002');
    await bob.incoming();
    carol.call('1002');
    await state.next(shows('early', 'early'));
  });

  it('is told at most every 250 ms of a flood of changes, and of the last of them', async () => {
    const { state } = await (await watcherOf('1003')).subscribe('1002', 'dialog');
    await state.next();
    const began = Date.now();
    for (let made = 0; made < 6; made += 1) {
      const call = alice.call('1002');
      await bob.incoming(made);
      call.outgoing?.cancel({});
      await call.refused();
    }
    alice.call('1002');
    await state.next((notify) => statesIn(notify)[0] === 'early' && state.notifies.at(-1) === notify, 1);
    expect(state.notifies.length).toBeLessThanOrEqual(2 + Math.ceil((Date.now() - began) / 250));
  });

  it('tells presence: whether it is registered, and on the phone', async () => {
    const { state } = await (await watcherOf('1003')).subscribe('1002', 'presence');
    const note = ({ text }: SipRequest) => textAt(text, 'tuple', 'note');
    await state.next((notify) => note(notify) === 'Available');
    const call = alice.call('1002');
    await state.next((notify) => note(notify) === 'Ringing');
    bob.pickUp(await bob.incoming());
    await state.next((notify) => note(notify) === 'On the phone');
    await call.answered();
    await call.bye();
    await bob.register({ expires: 0 });
    await state.next((notify) => note(notify) === 'Not registered');
  });
});

const AGENT = {
  name: 'Bob',
  hasPin: false,
  type: 'callback' as const,
  callTimeoutSeconds: 20,
  maxNoAnswer: 3,
  wrapUpSeconds: 10,
  rejectDelaySeconds: 30,
  busyDelaySeconds: 60,
  noAnswerDelaySeconds: 10,
};

describe('other lamps (contract 20 §12.3)', () => {
  const people = [extension('1001'), extension('1002'), extension('1003')];

  it('dnd+ and forward+ follow the settings of their extension', async () => {
    const watcher = await watcherOf('1003');
    const quiet = await watcher.subscribe('dnd+1002', 'dialog');
    const forward = await watcher.subscribe('forward+1002', 'dialog');
    await Promise.all([quiet.state.next(shows('terminated')), forward.state.next(shows('terminated'))]);
    const changed = extension('1002', { doNotDisturb: true, forwardAll: { enabled: true, destination: '1001' } });
    reconfigure('fpbx_extensions', [[extension('1001'), changed, extension('1003')]]);
    await Promise.all([quiet.state.next(shows('confirmed')), forward.state.next(shows('confirmed'))]);
  });

  it('flow+ is lit while the call flow goes its alternate way, named with or without the star', async () => {
    const flow: CallFlowConfiguration = {
      ...{ uuid: uuidOf('5000'), name: 'Night', number: '5001', enabled: true, featureCode: '*5000', hasPin: false },
      isNormal: true,
      normal: { app: 'transfer', data: '1001', sound: '' },
      alternate: { app: 'transfer', data: '1002', sound: '' },
    };
    const withFlow = (isNormal: boolean) => ({ callFlows: new Map([[flow.uuid, { ...flow, isNormal }]]) });
    laboratory.host.tenant = tenantWith(people, withFlow(true));
    const watcher = await watcherOf('1003');
    const starred = await watcher.subscribe('flow+*5000', 'dialog');
    const plain = await watcher.subscribe('flow+5000', 'dialog');
    await Promise.all([starred.state.next(shows('terminated')), plain.state.next(shows('terminated'))]);
    reconfigure('call_flows', [people, withFlow(false)]);
    const lit = await starred.state.next(shows('confirmed'));
    await plain.state.next(shows('confirmed'));
    expect(toldDialogs(lit.text).entity).toBe(`sip:flow+*5000@${DOMAIN}`);
  });

  it('agent+ is lit while the agent is logged out or its phone has a call', async () => {
    const agent = (status: 'Available' | 'Logged Out') => ({
      agents: new Map([[uuidOf('77'), { ...AGENT, uuid: uuidOf('77'), id: '77', number: '1002', status }]]),
    });
    laboratory.host.tenant = tenantWith(people, agent('Logged Out'));
    const [alice, bob] = [await laboratory.registered('1001'), await laboratory.registered('1002')];
    const { state } = await (await watcherOf('1003')).subscribe('agent+77', 'dialog');
    await state.next(shows('confirmed'));
    reconfigure('call_queues', [people, agent('Available')]);
    await state.next(shows('terminated'));
    const call = bob.call('1001');
    await state.next(shows('confirmed'), 2);
    await alice.incoming();
    call.outgoing?.cancel({});
    await state.next(shows('terminated'), 3);
  });

  it('park+ is lit while somebody waits in the slot', async () => {
    const alice = await laboratory.registered('1001');
    const { state } = await (await watcherOf('1003')).subscribe('park+*5901', 'dialog');
    await state.next(shows('terminated'));
    const call = alice.call('*5901');
    await state.next(shows('confirmed'));
    await call.answered();
    await call.bye();
    await state.next(shows('terminated'), 2);
  });
});
