import { beforeAll, describe, expect, it } from 'vitest';
import { expectStatus } from '../system/api-client.ts';
import type { Office } from './office.ts';
import { type Account, accountIn } from './provisioned-account.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const exchange = useOwnExchange();
let office: Office;
let serial = 0;

beforeAll(async () => {
  office = await exchange.office('provisioned', { quota_devices: -1 });
}, 60_000);

/** A device with one line of the subscriber. */
async function deviceOf(
  subscriber: Subscriber,
  template: string,
  in_ = office,
): Promise<{ uuid: string; mac: string }> {
  serial += 1;
  const mac = `0015650a${String(serial).padStart(4, '0')}`;
  const made = await exchange.admin('POST', '/devices', {
    tenant_id: in_.tenantId,
    device_address: mac,
    device_template: template,
    lines: [{ extension_uuid: subscriber.uuid, register_expires: '300' }],
  });
  return { uuid: String(expectStatus(made, 200).body), mac };
}

async function served(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${exchange.server.url}/provision/${path}`);
  return { status: answer.status, text: await answer.text() };
}

const registers = (account: Account, scenario = 'uac-registers', port?: number) =>
  exchange.phones.sipp({
    scenario,
    server: account.via,
    transport: account.transport,
    domain: account.server,
    user: account.user,
    authUser: account.authUser,
    password: account.password,
    expires: account.expires,
    ...(port === undefined ? {} : { port }),
  });

describe('a phone built from its configuration (contract 20 §3.6)', () => {
  it.each([
    ['yealink/t46s', ''],
    ['polycom/vvx410', '-registration.cfg'],
    ['poly/ccx500', ''],
    ['grandstream/gxp2130', '.cfg'],
    ['cisco/spa504g', '.cfg'],
    ['cisco/8841', '.cfg'],
    ['linksys/spa942', '.cfg'],
    ['snom/d725', '.xml'],
    ['fanvil/x4', '.cfg'],
    ['panasonic/hdv230', '.cfg'],
  ])('of %s registers', async (template, rest) => {
    const ann = await office.subscriber();
    const { mac } = await deviceOf(ann, template);
    const { text } = await served(`${mac}${rest}`);
    const account = accountIn(template, text);
    expect(account).toMatchObject({ user: ann.number, password: ann.account.password, expires: 300, transport: 'udp' });
    await (await registers(account)).succeeds();
    expect((await office.registrations()).filter(({ reg_user }) => reg_user === ann.number)).toHaveLength(1);
  });

  it('of Grandstream talks to one of Yealink', async () => {
    const [ann, bob] = [await office.subscriber(), await office.subscriber()];
    const [desk, hall] = [await deviceOf(ann, 'grandstream/gxp2130'), await deviceOf(bob, 'yealink/t46s')];
    const phone = async (template: string, mac: string, answers?: 'at once') => {
      const { via, user, password } = accountIn(template, (await served(mac)).text);
      return exchange.phones.baresip({ server: via, user, password, ...(answers ? { answers } : {}) });
    };
    const caller = await phone('grandstream/gxp2130', desk.mac);
    const callee = await phone('yealink/t46s', hall.mac, 'at once');
    await caller.dial(bob.number);
    await Promise.all([caller.established(), callee.established()]);
    await caller.hangup();
    await callee.closed();
  });

  it('of a tenant whose numbers another one has, too, registers with its own', async () => {
    const [here, there] = [await exchange.office('twin-a'), await exchange.office('twin-b')];
    const twins = [await here.subscriber({ extension: '4001' }), await there.subscriber({ extension: '4001' })];
    for (const [index, one] of [here, there].entries()) {
      const twin = twins[index];
      if (!twin) throw new Error('no twin');
      const { mac } = await deviceOf(twin, 'yealink/t46s', one);
      const account = accountIn('yealink/t46s', (await served(mac)).text);
      expect(account.server).toBe(one.domain);
      await (await registers(account)).succeeds();
    }
    expect(await here.registrations()).toHaveLength(1);
    expect(await there.registrations()).toHaveLength(1);
  });

  it('is refused with the old secret once there is a new one, which it is served', async () => {
    const ann = await office.subscriber();
    const { mac } = await deviceOf(ann, 'yealink/t46s');
    const before = accountIn('yealink/t46s', (await served(mac)).text);
    await (await registers(before)).succeeds();
    await office.change(ann, { password: 'another-secret' });
    await (await registers(before, 'uac-registers-with-wrong-password')).succeeds();
    const after = accountIn('yealink/t46s', (await served(mac)).text);
    expect(after.password).toBe('another-secret');
    await (await registers(after)).succeeds();
  });

  it('is served nothing once the device is disabled', async () => {
    const ann = await office.subscriber();
    const { mac, uuid } = await deviceOf(ann, 'snom/d725');
    expect((await served(mac)).status).toBe(200);
    expectStatus(await exchange.admin('PUT', `/devices/${uuid}`, { device_enabled: false }), 200);
    expect(await served(mac)).toEqual({ status: 404, text: '' });
  });
});

describe('a device that is to fetch anew (contract 20 §2.1)', () => {
  it.each([
    [{}, 'check-sync'],
    [{ reboot: true }, 'check-sync;reboot=true'],
  ])('with %j is told %s at its registration', async (body, event) => {
    const ann = await office.subscriber();
    const { mac, uuid } = await deviceOf(ann, 'yealink/t46s');
    expect((await exchange.admin('POST', `/devices/${uuid}/reprovision`, body)).status).toBe(409);
    const account = accountIn('yealink/t46s', (await served(mac)).text);
    const registered = await registers(account);
    await registered.succeeds();
    const listening = await exchange.phones.sipp({ scenario: 'uas-takes-notify', port: registered.port });
    const answer = await exchange.admin('POST', `/devices/${uuid}/reprovision`, body);
    expect(expectStatus(answer, 200).body).toEqual({ status: 'ok', notified: 1 });
    const { messages } = await listening.succeeds();
    const [notify] = messages.filter(({ direction }) => direction === 'received');
    expect(notify?.text).toMatch(new RegExp(`^NOTIFY sip:${ann.number}@127\\.0\\.0\\.1:${registered.port}`));
    expect(notify?.text).toMatch(new RegExp(`^Event: ${event}\r?$`, 'im'));
  });

  it('counts none where the phone is gone without a word', async () => {
    const ann = await office.subscriber();
    const { mac, uuid } = await deviceOf(ann, 'yealink/t46s');
    await (await registers(accountIn('yealink/t46s', (await served(mac)).text))).succeeds();
    const answer = await exchange.admin('POST', `/devices/${uuid}/reprovision`, {});
    expect(expectStatus(answer, 200).body).toEqual({ status: 'ok', notified: 0 });
  });
});
