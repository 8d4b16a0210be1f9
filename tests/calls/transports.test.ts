import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import { header } from '../phones/message-log.ts';
import { freePorts } from '../phones/ports.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';
import { WebSocketPhone } from './web-socket-phone.ts';

const sipsPort = await freePorts(1);
const exchange = useOwnExchange({ STROWGER_SIPS_PORT: String(sipsPort), STROWGER_SIP_HOST: '::' });
let office: Office;

beforeAll(async () => {
  office = await exchange.office('transports');
}, 60_000);

/** The certificate that SIP over TLS shows. */
async function shownCertificate(): Promise<X509Certificate | undefined> {
  const socket = connect({ port: sipsPort, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const shown = socket.getPeerX509Certificate();
  socket.destroy();
  return shown;
}

describe('SIP over TLS', () => {
  it('carries a call to a phone on UDP, and both hear each other', async () => {
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const secure = { host: '127.0.0.1', port: sipsPort };
    const [caller, callee] = await Promise.all([
      alice.baresip({ plays: 440, transport: 'tls', server: secure }),
      bob.baresip({ plays: 1000, answers: 'at once' }),
    ]);
    expect(await office.registrations()).toContainEqual(
      expect.objectContaining({
        reg_user: alice.number,
        transport: 'tls',
        status: expect.stringMatching(/^Registered\(TLS/),
      }),
    );
    await caller.dial(bob.number);
    await caller.established();
    await Promise.all([caller.hears(1100), callee.hears(1100)]);
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(caller.heard(), 1000);
    expectTone(callee.heard(), 440);
  });

  it('reaches a phone over the connection it registered on', async () => {
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const secure = { host: '127.0.0.1', port: sipsPort };
    const callee = await bob.baresip({ plays: 1000, transport: 'tls', server: secure });
    const caller = await alice.baresip({ plays: 440 });
    await caller.dial(bob.number);
    await callee.answer();
    await caller.established();
    await Promise.all([caller.hears(1100), callee.hears(1100)]);
    await callee.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(caller.heard(), 1000);
  });

  it('shows a certificate of its own, made once, kept, and for the owner of the data alone', async () => {
    const path = join(exchange.server.data, 'self-signed.pem');
    const kept = new X509Certificate(await readFile(path));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await shownCertificate())?.fingerprint256).toBe(kept.fingerprint256);
    await exchange.server.stop();
    await exchange.server.restart();
    expect((await shownCertificate())?.fingerprint256).toBe(kept.fingerprint256);
  });
});

describe('SIP over WebSocket', () => {
  const browser = (subscriber: Subscriber) => WebSocketPhone.open(exchange.server.url, subscriber.account);

  it('registers a client that has no address, and calls from it', async () => {
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const phone = await browser(alice);
    const registered = await phone.register();
    expect(registered.header('Contact')).toContain(phone.host);
    expect(registered.header('Require')).toBe('outbound');
    expect(await office.registrations()).toContainEqual(
      expect.objectContaining({
        reg_user: alice.number,
        transport: 'ws',
        status: expect.stringMatching(/^Registered\(WS/),
      }),
    );
    const callee = await bob.baresip({ answers: 'at once' });
    const call = await phone.call(bob.number, await freePorts(2));
    expect(call.answer.text).toMatch(/m=audio [1-9]\d* RTP\/AVP/);
    await callee.established();
    await call.hangUp();
    await callee.closed();
    await phone.close();
  });

  it('reaches a client on its connection, and nowhere once that is gone', async () => {
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const phone = await browser(bob);
    await phone.register();
    const caller = await alice.baresip();
    await caller.dial(bob.number);
    const invite = await phone.next('INVITE');
    expect(invite.startLine).toContain(phone.host);
    phone.respond(invite, '180 Ringing');
    await caller.waitFor('CALL_RINGING');
    phone.respond(invite, '603 Decline');
    await phone.next('ACK');
    await caller.closed();
    await phone.close();
    const began = Date.now();
    expect(await alice.isRefused(bob.number)).toBe(480);
    expect(Date.now() - began).toBeLessThan(3000);
  });
});

describe('IPv6', () => {
  it('registers a phone at ::1 and takes its call', async () => {
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const six = { host: '::1', mediaHost: '127.0.0.1', server: { host: '::1', port: exchange.server.sipPort } };
    await (await alice.sipp('uac-registers', six)).succeeds();
    expect(await office.registrations()).toContainEqual(
      expect.objectContaining({ reg_user: alice.number, network_ip: '::1' }),
    );
    const callee = await bob.baresip({ answers: 'at once' });
    const caller = await alice.sipp('uac-invites-talks-and-hangs-up', { ...six, number: bob.number, talkMs: 500 });
    const { messages } = await caller.succeeds();
    const answer = messages.find(({ startLine }) => startLine.startsWith('SIP/2.0 200'));
    if (answer === undefined) throw new Error('no answer');
    expect(header(answer, 'Via')).toContain('[::1]');
    expect(header(answer, 'Contact')).toContain('@[::1]:');
    await callee.closed();
  });
});
