import { beforeAll, describe, expect, it } from 'vitest';
import { freePorts } from '../phones/ports.ts';
import { field, tokenOf } from '../system/api-client.ts';
import { EventStream } from '../system/event-stream.ts';
import { eventually } from '../system/eventually.ts';
import { makeTenant, USER_PASSWORD } from '../system/tenant.ts';
import type { Office } from './office.ts';
import { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const exchange = useOwnExchange();
let here: Office;
let there: Office;

beforeAll(async () => {
  here = await exchange.office('here');
  there = await exchange.office('there');
}, 60_000);

describe('two tenants with equal numbers', () => {
  it('never reach each other: a number rings in the tenant of its caller', async () => {
    const [alice, bob] = [await here.subscriber(), await here.subscriber()];
    const [othersAlice, othersBob] = [await there.subscriber(), await there.subscriber()];
    expect([othersAlice.number, othersBob.number]).toEqual([alice.number, bob.number]);
    const [caller, own, foreign, foreignCaller] = await Promise.all([
      alice.baresip(),
      bob.baresip({ answers: 'at once' }),
      othersBob.baresip({ answers: 'at once' }),
      othersAlice.baresip(),
    ]);
    await caller.dial(bob.number);
    await Promise.all([caller.established(), own.established()]);
    expect([foreign.wasInACall, foreignCaller.wasInACall]).toEqual([false, false]);
    expect(await there.channels()).toEqual([]);
    await caller.hangup();
    await own.closed();
    await foreignCaller.dial(bob.number);
    await Promise.all([foreignCaller.established(), foreign.established()]);
    expect(await here.channels()).toEqual([]);
    await foreignCaller.hangup();
    await foreign.closed();
    for (const { events } of [own, foreign]) {
      expect(events.filter(({ type }) => type === 'CALL_ESTABLISHED')).toHaveLength(1);
    }
    expect(await here.records(alice)).toMatchObject([{ domain: here.domain, destination: bob.number }]);
    expect(await there.records(othersAlice)).toMatchObject([{ domain: there.domain }]);
  });

  it('do not reach each other by dialling user@otherdomain either', async () => {
    const alice = await here.subscriber();
    const stranger = await there.subscriber({ extension: '8001' });
    const [caller, callee] = await Promise.all([alice.baresip(), stranger.baresip({ answers: 'at once' })]);
    await caller.dial(`sip:${stranger.number}@${there.domain}`);
    expect((await caller.closed()).param).toContain('404');
    expect(await alice.isRefused(stranger.number)).toBe(404);
    expect(callee.wasInACall).toBe(false);
    expect(await there.registrations()).toHaveLength(1);
  });

  it('do not see or control the calls of each other', async () => {
    const outsider = await makeTenant(exchange.server.url, exchange.admin, 'outsider');
    const token = await tokenOf(exchange.server.url, `boss@${outsider.domain}`, USER_PASSWORD);
    const overheard = await EventStream.open(exchange.server.url, token);
    const [alice, bob] = [await here.subscriber(), await here.subscriber()];
    const [caller, callee] = await Promise.all([alice.baresip(), bob.baresip({ answers: 'at once' })]);
    await caller.dial(bob.number);
    await callee.established();
    const [channel] = await here.channels();
    for (const action of ['hangup', 'hold', 'transfer']) {
      const command = { action, channel_uuid: channel?.uuid, destination: alice.number };
      expect((await outsider.asTenantAdmin('POST', '/realtime/control', command)).status).toBe(404);
    }
    const seen = await outsider.asTenantAdmin('GET', `/realtime?tenant_id=${here.tenantId}`);
    expect(seen.body).toMatchObject({ channel_count: 0, registration_count: 0, channels: [], registrations: [] });
    const click = { from: alice.number, to: bob.number };
    expect((await outsider.asTenantAdmin('POST', '/call/originate', click)).status).toBe(404);
    expect(await here.channels()).toHaveLength(2);
    await caller.hangup();
    await callee.closed();
    await here.records(alice);
    expect((await outsider.asTenantAdmin('GET', '/cdr?leg=all')).body).toEqual([]);
    const own = await outsider.addExtension('1001');
    await overheard.waitFor(({ type }) => type === 'config.changed');
    // The boss may still hear of his own login.
    const others = overheard.events.filter(({ type }) => type !== 'user.status');
    expect(others).toHaveLength(1);
    expect(JSON.stringify(others)).toContain(own.uuid);
    overheard.close();
  });
});

describe('who may register and call', () => {
  it('a wrong password is refused, and a call with it reaches nobody and leaves no record', async () => {
    const [alice, bob] = [await here.subscriber(), await here.subscriber()];
    const callee = await bob.baresip({ answers: 'at once' });
    const wrong = { password: 'not-the-password', host: '127.0.0.61' };
    expect(await alice.registers(wrong)).toEqual([401, 401]);
    expect(await alice.isRefused(bob.number, wrong)).toBe(407);
    expect(callee.wasInACall).toBe(false);
    expect(await alice.isRefused('4711')).toBe(404);
    expect(await here.records(alice)).toHaveLength(1);
  });

  it('nobody calls as another extension with his own password', async () => {
    const [alice, bob] = [await here.subscriber(), await here.subscriber()];
    const own = { authUser: alice.number, password: alice.account.password };
    expect(await bob.isRefused(alice.number, { ...own, host: '127.0.0.62' })).toBe(403);
    expect(await bob.registers({ ...own, host: '127.0.0.62' })).toEqual([401, 403]);
  });

  it('the password of an equal number in another tenant is of no use', async () => {
    const alice = await here.subscriber({ extension: '8100' });
    const namesake = await there.subscriber({ extension: '8100' });
    expect(await alice.registers({ password: namesake.account.password, host: '127.0.0.63' })).toEqual([401, 401]);
    expect(await namesake.registers({ host: '127.0.0.63' })).toEqual([401, 200]);
  });

  it('an extension that does not exist is answered like one that does', async () => {
    const known = await here.subscriber();
    const unknown = new Subscriber({ ...known.account, number: '9876' }, exchange.phones);
    const wrong = { password: 'not-the-password', host: '127.0.0.64' };
    expect(await unknown.registers(wrong)).toEqual(await known.registers(wrong));
    const other = { ...wrong, host: '127.0.0.65' };
    expect(await unknown.isRefused('1001', other)).toEqual(await known.isRefused('1001', other));
  });

  it('an extension with auth_acl logs in from its addresses alone', async () => {
    const alice = await here.subscriber({ auth_acl: '127.0.0.70/31' });
    expect(await alice.registers({ host: '127.0.0.71' })).toEqual([401, 200]);
    expect(await alice.registers({ host: '127.0.0.72' })).toEqual([401, 403]);
  });

  it('beyond max_registrations the oldest contact is dropped; one that unregisters is gone at once', async () => {
    const alice = await here.subscriber({ max_registrations: 2 });
    const ports = [await freePorts(2), await freePorts(2), await freePorts(2)];
    for (const port of ports) expect(await alice.registers({ port })).toEqual([401, 200]);
    const contacts = async () =>
      (await here.registrations()).filter(({ reg_user }) => reg_user === alice.number).map((row) => row.network_port);
    expect((await contacts()).sort()).toEqual(ports.slice(1).sort());
    await (await alice.sipp('uac-registers-and-unregisters', { port: ports[2] ?? 0 })).succeeds();
    expect(await contacts()).toEqual([ports[1]]);
  });

  it('an address with five failed digests is banned, with the right password too; others are not', async () => {
    const alice = await here.subscriber();
    const banned = { host: '127.0.0.66' };
    const heard: number[][] = [];
    for (let attempt = 1; attempt <= 5; attempt++) {
      heard.push(await alice.registers({ ...banned, password: 'not-the-password' }));
    }
    expect(heard).toEqual([...Array(4).fill([401, 401]), [401, 403]]);
    expect(await alice.registers(banned)).toEqual([403]);
    expect(await alice.isRefused('1001', banned)).toBe(403);
    expect(await alice.registers({ host: '127.0.0.67' })).toEqual([401, 200]);
  });
});

describe('limits of a tenant', () => {
  it('refuse the call above max_concurrent_calls with 503, recorded with its cause, until one has ended', async () => {
    const office = await exchange.office('narrow');
    const [alice, bob, carol] = [await office.subscriber(), await office.subscriber(), await office.subscriber()];
    const [caller, callee] = await Promise.all([alice.baresip(), bob.baresip({ answers: 'at once' })]);
    await office.reform({ max_concurrent_calls: 1 });
    await caller.dial(bob.number);
    await callee.established();
    expect(await carol.isRefused(bob.number)).toBe(503);
    expect(await office.records(carol)).toMatchObject([
      { hangup_cause: 'NORMAL_CIRCUIT_CONGESTION', billsec: 0, destination: bob.number },
    ]);
    const click = await office.originate({ from: alice.number, to: carol.number }, 409);
    expect(field(field(click, 'error'), 'message')).toContain('max-concurrent-calls');
    await caller.hangup();
    await callee.closed();
    const next = await carol.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 200 });
    await next.succeeds();
  });

  it('a tenant that is switched off can neither register nor call; switched on again it can', async () => {
    const office = await exchange.office('closed');
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    await bob.baresip();
    await office.reform({ active: '0' });
    await eventually(
      () => office.registrations(),
      (left) => left.length === 0,
    );
    expect((await alice.registers()).at(-1)).toBe(403);
    expect(await alice.isRefused(bob.number)).toBe(403);
    expect(await office.records(alice)).toMatchObject([{ hangup_cause: 'CALL_REJECTED', billsec: 0 }]);
    await office.reform({ active: '1' });
    expect(await alice.registers()).toEqual([401, 200]);
  });
});
