import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { parseMessage, SipRequest, SipResponse, serializeMessage } from '@strowger/sip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { Observed } from '../testing/observed.ts';
import { extension } from '../testing/test-host.ts';

const PRIVATE = '10.11.12.13';

let laboratory: Laboratory;
beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: ['1001', '1002'].map((number) => extension(number)),
    engine: { pingIntervalMs: 200 },
  });
});
afterEach(() => laboratory.close());

describe('a phone behind NAT', () => {
  let socket: Socket;
  const seen = new Observed();
  let requests: SipRequest[];
  beforeEach(async () => {
    requests = [];
    socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    socket.on('message', (bytes) => {
      const message = parseMessage(bytes);
      if (message instanceof SipRequest) requests.push(message);
      seen.notify();
    });
    await laboratory.host.bindings.save({
      change: 'put',
      binding: {
        tenantId: 7,
        domainName: 'acme.example',
        extensionUuid: extension('1002').uuid,
        extension: '1002',
        contact: `sip:1002@${PRIVATE}:5062`,
        sourceAddress: '127.0.0.1',
        sourcePort: socket.address().port,
        transport: 'udp',
        userAgent: 'Home phone',
        callId: 'one',
        cseq: 1,
        q: 1,
        instance: null,
        regId: null,
        path: [],
        expiresAt: Date.now() + 60_000,
      },
    });
    await laboratory.engine.stop(0);
    await laboratory.engine.start();
  });
  afterEach(() => socket.close());

  it('is called where it registered from, by the contact it named', async () => {
    expect(await laboratory.engine.registrations()).toMatchObject([{ behindNat: true, networkIp: '127.0.0.1' }]);
    const alice = await laboratory.registered('1001');
    alice.call('1002');
    const invite = await seen.until('INVITE', () => requests.find(({ method }) => method === 'INVITE'));
    expect(invite.uriText).toBe(`sip:1002@${PRIVATE}:5062`);
  });

  it('is pinged, and how long its answer takes is shown', async () => {
    const ping = await seen.until('OPTIONS', () => requests.find(({ method }) => method === 'OPTIONS'));
    const { via, from, to, callId, cseq } = ping;
    expect([via.transport, from.params.has('tag'), to.params.has('tag')]).toEqual(['UDP', true, false]);
    const headers = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map(
      (name) => [name, ping.headers.get(name) ?? ''] as const,
    );
    expect([callId, cseq.method]).toEqual([ping.headers.get('Call-ID'), 'OPTIONS']);
    socket.send(serializeMessage(new SipResponse({ status: 200, headers })), laboratory.portOf(), '127.0.0.1');
    await seen.until('the next ping', () => requests.filter(({ method }) => method === 'OPTIONS').length > 1);
    expect((await laboratory.engine.registrations())[0]?.pingMs).toBeGreaterThanOrEqual(0);
  });
});

describe('a phone on TCP', () => {
  it('is called over the connection it registered on', async () => {
    const bob = await laboratory.registered('1002', { transport: 'tcp' });
    expect(await laboratory.engine.registrations()).toMatchObject([{ transport: 'tcp' }]);
    const alice = await laboratory.registered('1001');
    const caller = alice.call('1002');
    bob.pickUp(await bob.incoming());
    await caller.answered();
    await caller.bye();
    await (await bob.incoming()).hasEnded();
  });
});
