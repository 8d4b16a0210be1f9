import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from './testing/laboratory.ts';
import { sdp, type TestPhone } from './testing/test-phone.ts';

let laboratory: Laboratory;
let socket: Socket;
let alice: TestPhone;
let bob: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open();
  socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
});
afterEach(async () => {
  socket.close();
  await laboratory.close();
});

const send = (message: string | Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    socket.send(message, laboratory.portOf(), '127.0.0.1', (error) => (error ? reject(error) : resolve()));
  });

/** Headers as a broken or hostile sender might write them. */
const header = fc.oneof(
  fc.constantFrom(
    'Contact: *',
    'Contact: <sip:>',
    'Contact: "x',
    'Expires: -1',
    'Expires: 99999999999999999999',
    'Max-Forwards: 0',
    'Require: 100rel',
    'Content-Length: 4294967296',
    'Authorization: Digest',
    'Authorization: Digest username="1001", realm="acme.example", nonce="", uri="", response=""',
    'Proxy-Authorization: Digest username="\\", realm=acme.example',
    'To: <tel:+441632960000>',
    'From: <mailto:x@y>',
    'CSeq: 99999999999 INVITE',
    'Reason: Q.850;cause=-1',
    'Event: dialog',
    'Event: ;id=',
  ),
  fc.string({ maxLength: 60 }),
);

describe('hostile input', () => {
  it('never stops the engine', async () => {
    const method = fc.constantFrom(
      'INVITE',
      'REGISTER',
      'BYE',
      'CANCEL',
      'ACK',
      'OPTIONS',
      'REFER',
      'INFO',
      'SUBSCRIBE',
      'FOO',
    );
    const message = fc
      .tuple(method, fc.array(header, { maxLength: 6 }), fc.string({ maxLength: 80 }), fc.nat())
      .map(([name, headers, body, id]) =>
        [
          `${name} sip:1002@acme.example SIP/2.0`,
          `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK${id}`,
          'From: <sip:1001@acme.example>;tag=x',
          'To: <sip:1002@acme.example>',
          `Call-ID: ${id}`,
          `CSeq: 1 ${name}`,
          ...headers,
          '',
          body,
        ].join('\r\n'),
      );
    const messages = fc.sample(fc.oneof(message, fc.uint8Array({ maxLength: 300 })), 400);
    for (const one of messages) await send(one);
    const caller = alice.call('1002');
    bob.pickUp(await bob.incoming());
    await caller.answered();
    await caller.bye();
    expect(await laboratory.engine.health()).toMatchObject({ ok: true });
  });

  it.each([
    ['no media at all', 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n'],
    ['a port out of range', sdp(70_000)],
    ['a host name for an address', sdp(4000, { address: 'phone.invalid' })],
    ['IPv6 where we speak IPv4', sdp(4000).replace('IN IP4 127.0.0.1\r\nt', 'IN IP6 2001:db8::1\r\nt')],
    ['only telephone-event', sdp(4000, { formats: '101', rtpmap: ['101 telephone-event/8000'] })],
    ['only secure media', sdp(4000).replace('RTP/AVP', 'RTP/SAVP')],
    ['nonsense', '\u0000\u0001\u0002'],
  ])('an offer of %s is refused, not fatal', async (_what, body) => {
    bob.onCall = (call, phone) => phone.pickUp(call);
    const caller = alice.call('1002', { body });
    expect([400, 488, 503]).toContain(await caller.refused());
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('an answer that holds nothing we offered ends both legs', async () => {
    bob.onCall = (call, phone) => phone.pickUp(call, 'v=0 nonsense');
    expect(await alice.call('1002').refused()).toBeGreaterThanOrEqual(400);
    await (await bob.incoming()).hasEnded();
    await laboratory.host.records(2);
  });
});
