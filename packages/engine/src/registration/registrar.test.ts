import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension, uuidOf } from '../testing/test-host.ts';

let now = Date.now();
let laboratory: Laboratory;
beforeEach(async () => {
  now = Date.now();
  laboratory = await Laboratory.open({
    extensions: [
      extension('1001', { maxRegistrations: 2, alias: '2001' }),
      extension('1002', { enabled: false }),
      extension('1003', { type: 'fax' }),
      extension('1004', { authAcl: ['192.0.2.0/24'] }),
    ],
    engine: { now: () => now },
  });
});
afterEach(() => laboratory.close());

const statusOf = async (user: string, password = `secret-${user}`) =>
  (await (await laboratory.phone({ user, password })).register()).status;

describe('registration (contract 20 §1.8)', () => {
  it('binds a contact, stores it before the 200 and tells of it once', async () => {
    const phone = await laboratory.phone({ user: '1001' });
    const first = await phone.register({ expires: 300 });
    expect(first.status).toBe(200);
    expect(first.contact?.params.get('expires')).toBe('300');
    expect([...laboratory.host.stored.values()]).toMatchObject([{ extensionUuid: uuidOf('1001'), transport: 'udp' }]);
    await phone.register({ expires: 300 });
    expect(laboratory.types()).toEqual(['registration.added']);
    expect(await laboratory.engine.registrations(7)).toMatchObject([
      { extension: '1001', domainName: 'acme.example', networkIp: '127.0.0.1', behindNat: false },
    ]);
    expect(await laboratory.engine.registrations(8)).toEqual([]);
  });

  it('keeps several contacts and drops the oldest beyond the limit', async () => {
    for (let i = 0; i < 3; i += 1) await laboratory.registered('1001');
    expect(await laboratory.engine.registrations()).toHaveLength(2);
    expect(laboratory.events.at(-1)).toBeDefined();
    expect(laboratory.events.filter((event) => event.type === 'registration.removed')).toMatchObject([
      { reason: 'dropped' },
    ]);
    expect(laboratory.host.stored.size).toBe(2);
  });

  it('unregisters with Expires 0 and with Contact *', async () => {
    const phone = await laboratory.registered('1001');
    await phone.register({ expires: 0 });
    expect(await laboratory.engine.registrations()).toEqual([]);
    expect(laboratory.events.at(-1)).toMatchObject({
      type: 'registration.removed',
      reason: 'unregister',
      contactCount: 0,
    });
    await phone.register();
    await phone.register({ contact: '*', expires: 0 });
    expect(laboratory.host.stored.size).toBe(0);
  });

  it('refuses a lifetime under 60 s with 423 and shortens one over 3600 s', async () => {
    const phone = await laboratory.phone({ user: '1001' });
    const brief = await phone.register({ expires: 30 });
    expect([brief.status, brief.headers.get('Min-Expires')]).toEqual([423, '60']);
    expect((await phone.register({ expires: 86_400 })).contact?.params.get('expires')).toBe('3600');
  });

  it('forgets a contact when its time is up', async () => {
    const phone = await laboratory.phone({ user: '1001' });
    await phone.register({ expires: 60 });
    now += 61_000;
    await laboratory.event('registration.removed', '1001');
    expect(laboratory.events.at(-1)).toMatchObject({ reason: 'expired' });
    await laboratory.host.seen.until('its removal from the store', () => laboratory.host.stored.size === 0);
  });

  it('takes its bindings back after a restart', async () => {
    await laboratory.registered('1001');
    await laboratory.engine.stop(0);
    await laboratory.engine.start();
    expect(await laboratory.engine.registrations()).toMatchObject([{ extension: '1001' }]);
  });

  it('answers all the same when the store is away, after half a second', async () => {
    laboratory.host.storing = () => new Promise(() => undefined);
    const phone = await laboratory.phone({ user: '1001' });
    expect((await phone.register()).status).toBe(200);
    expect(laboratory.log.join()).toContain('before it was stored');
  });

  it('answers unknown, disabled and fax users as a wrong password: 401', async () => {
    expect(await statusOf('1001', 'wrong')).toBe(401);
    expect(await statusOf('1002')).toBe(401);
    expect(await statusOf('1003')).toBe(401);
    expect(await statusOf('4711')).toBe(401);
  });

  it('knows an extension by its alias', async () => {
    expect(await statusOf('2001', 'secret-1001')).toBe(200);
    expect(await laboratory.engine.registrations()).toMatchObject([{ extension: '1001' }]);
  });

  it('refuses an address outside the access list with 403', async () => {
    expect(await statusOf('1004')).toBe(403);
    expect(laboratory.host.notices.at(-1)).toMatchObject({ kind: 'refused', source: '127.0.0.1' });
  });

  it('refuses registrations of an inactive tenant with 403', async () => {
    laboratory.host.tenant = { ...laboratory.host.tenant, active: false };
    expect(await statusOf('1001')).toBe(403);
  });

  it('drops contacts on request', async () => {
    await laboratory.registered('1001');
    await laboratory.engine.dropRegistrations({ extensionUuid: uuidOf('1001') });
    expect(laboratory.events.at(-1)).toMatchObject({ type: 'registration.removed', reason: 'dropped' });
    expect(laboratory.host.stored.size).toBe(0);
  });
});

describe('ban after failed logins (contract 20 §1.8)', () => {
  it('bans an address at its fifth failure, but not the device that is registered from there', async () => {
    const device = await laboratory.registered('1001');
    const stranger = await laboratory.phone({ user: '1001', password: 'wrong' });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await stranger.register()).status);
    expect(statuses).toEqual([401, 401, 401, 401, 403, 403]);
    expect(laboratory.host.notices.filter(({ kind }) => kind === 'banned')).toHaveLength(1);
    expect((await device.register()).status).toBe(200);
    expect(await statusOf('1001')).toBe(403);
    now += 15 * 60_000;
    expect(await statusOf('1001')).toBe(200);
  });

  it('never bans an address that the host spares (contract 40 B3)', async () => {
    laboratory.host.spared.add('127.0.0.1');
    const stranger = await laboratory.phone({ user: '1001', password: 'wrong' });
    for (let i = 0; i < 6; i += 1) expect((await stranger.register()).status).toBe(401);
    expect(await statusOf('1001')).toBe(200);
  });
});

describe('login (RFC 8760)', () => {
  it('offers MD5, SHA-256 and SHA-512-256, and takes the strongest that the phone knows', async () => {
    const phone = await laboratory.phone({ user: '1001' });
    const challenge = await phone.request('REGISTER', 'sip:acme.example', [], 'no credentials');
    expect(challenge.status).toBe(401);
    const algorithms = challenge.headers
      .getAll('WWW-Authenticate')
      .map((value) => /algorithm=([^,]+)/.exec(value)?.[1]);
    expect(algorithms).toEqual(['MD5', 'SHA-256', 'SHA-512-256']);
    expect((await phone.register()).status).toBe(200);
  });
});
