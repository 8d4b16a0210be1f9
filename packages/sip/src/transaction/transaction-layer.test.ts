import { beforeEach, describe, expect, it } from 'vitest';
import type { SipEndpoint } from '../endpoint/sip-endpoint.ts';
import { createResponse } from '../message/create-response.ts';
import { formatVia } from '../message/via.ts';
import { endpointAt } from '../testing/endpoints.ts';
import { ManualClock, settled } from '../testing/manual-clock.ts';
import { MemoryNetwork } from '../testing/memory-network.ts';
import { type RawPeer, rawPeer } from '../testing/raw-peer.ts';
import type { ServerTransaction } from './server-transaction.ts';

const us = '192.0.2.1';
const them = '192.0.2.2';

let clock: ManualClock;
let network: MemoryNetwork;
let endpoint: SipEndpoint;
let peer: RawPeer;
let taken: ServerTransaction[];

beforeEach(async () => {
  clock = new ManualClock();
  network = new MemoryNetwork(clock);
  taken = [];
  endpoint = await endpointAt(network, clock, us, { onRequest: (_, transaction) => void taken.push(transaction) });
  peer = await rawPeer(network, them, { address: us, port: 5060 });
});

interface RequestText {
  readonly method?: string;
  readonly branch?: string;
  readonly cseq?: string;
  readonly toTag?: string;
  readonly via?: string;
}

function request({ method = 'INVITE', branch = 'z9hG4bK1', cseq, toTag, via }: RequestText = {}): string {
  const to = toTag === undefined ? '' : `;tag=${toTag}`;
  return `
${method} sip:us@${us} SIP/2.0
Via: ${via ?? `SIP/2.0/UDP ${them};branch=${branch};rport`}
Max-Forwards: 70
From: <sip:them@${them}>;tag=them
To: <sip:us@${us}>${to}
Call-ID: call
CSeq: ${cseq ?? `1 ${method}`}
Contact: <sip:them@${them}>
Content-Length: 0

`;
}

async function send(text: string): Promise<void> {
  await peer.send(text);
  await clock.advance(5);
}

describe('server transactions', () => {
  it('give 100 to an INVITE after 200 ms and absorb its repetitions', async () => {
    await send(request());
    await send(request());
    expect(taken).toHaveLength(1);
    expect(peer.log()).toEqual([]);
    await clock.advance(200);
    await send(request());
    expect(peer.log()).toEqual(['100 INVITE', '100 INVITE']);
  });

  it('note where the request came from (RFC 3581)', async () => {
    await send(request());
    expect(taken[0]?.request.headers.get('Via')).toBe(
      `SIP/2.0/UDP ${them};branch=z9hG4bK1;rport=5060;received=${them}`,
    );
  });

  it('repeat a refusal until its ACK and then fall silent', async () => {
    await send(request());
    taken[0]?.respond(486);
    await clock.advance(1600);
    expect(peer.log()).toEqual(Array(3).fill('486 INVITE'));
    const refusal = peer.response(486);
    await send(request({ method: 'ACK', cseq: '1 ACK', toTag: refusal.toTag ?? '' }));
    await clock.advance(60_000);
    expect(peer.log()).toEqual(Array(3).fill('486 INVITE'));
    expect(endpoint.load.transactions).toBe(0);
  });

  it('answer a repeated request with the same octets', async () => {
    await send(request({ method: 'OPTIONS' }));
    taken[0]?.respond(200);
    await clock.advance(5);
    await send(request({ method: 'OPTIONS' }));
    expect(peer.log()).toEqual(['200 OPTIONS', '200 OPTIONS']);
    expect(peer.received[0]?.toTag).toBe(peer.received[1]?.toTag);
    expect(taken).toHaveLength(1);
  });

  it('tell requests apart by branch, sent-by and method (§17.2.3)', async () => {
    await send(request({ method: 'OPTIONS', branch: 'z9hG4bKa', cseq: '1 OPTIONS' }));
    await send(request({ method: 'OPTIONS', branch: 'z9hG4bKb', cseq: '2 OPTIONS' }));
    await send(request({ method: 'INFO', branch: 'z9hG4bKb' }));
    await send(
      request({ method: 'OPTIONS', cseq: '3 OPTIONS', via: `SIP/2.0/UDP other.example.com;branch=z9hG4bKb;rport` }),
    );
    expect(taken).toHaveLength(4);
  });

  it('match requests of RFC 2543 by what identifies them, ACK included', async () => {
    const old = `SIP/2.0/UDP ${them}`;
    await send(request({ via: old }));
    await send(request({ via: old }));
    await send(request({ via: old, cseq: '2 INVITE' }));
    expect(taken).toHaveLength(2);
    taken[0]?.respond(486);
    await clock.advance(5);
    await send(request({ method: 'ACK', cseq: '1 ACK', via: old, toTag: taken[0]?.localTag ?? '' }));
    expect(taken[0]?.state).toBe('confirmed');
    expect(taken[1]?.state).toBe('received');
  });

  it.each(['INVITE', 'REGISTER', 'OPTIONS', 'SUBSCRIBE', 'MESSAGE'])(
    'refuse a %s that came by two paths with 482 (§8.2.2.2)',
    async (method) => {
      await send(request({ method, branch: 'z9hG4bKpath1' }));
      await send(request({ method, branch: 'z9hG4bKpath2' }));
      expect(peer.log()).toEqual([`482 ${method}`]);
      expect(taken).toHaveLength(1);
    },
  );

  it.each(['INVITE', 'REGISTER', 'MESSAGE'])(
    'refuse the other copy of a %s that has been answered, while the transaction goes on',
    async (method) => {
      await send(request({ method, branch: 'z9hG4bKpath1' }));
      taken[0]?.respond(404);
      await clock.advance(5);
      await send(request({ method, branch: 'z9hG4bKpath2' }));
      expect(peer.log().slice(0, 2)).toEqual([`404 ${method}`, `482 ${method}`]);
      expect(taken).toHaveLength(1);
      await clock.advance(130_000);
      await send(request({ method, branch: 'z9hG4bKpath3' }));
      expect(taken).toHaveLength(2);
    },
  );

  it('take the next request of a client, one within a dialog, and one that was answered without state', async () => {
    await send(request({ method: 'OPTIONS', branch: 'z9hG4bKa' }));
    taken[0]?.respond(200);
    await send(request({ method: 'OPTIONS', branch: 'z9hG4bKb', cseq: '2 OPTIONS' }));
    taken[1]?.respondStateless(401);
    await send(request({ method: 'OPTIONS', branch: 'z9hG4bKc', cseq: '2 OPTIONS' }));
    expect(taken).toHaveLength(3);
    await send(request({ method: 'INFO', branch: 'z9hG4bKd', toTag: 'us' }));
    await send(request({ method: 'INFO', branch: 'z9hG4bKe', toTag: 'us' }));
    expect(peer.log()).toEqual(['200 OPTIONS', '401 OPTIONS', '481 INFO', '481 INFO']);
  });

  it('answer CANCEL with 200 and the INVITE with 487 under the same tag (§9.2)', async () => {
    await send(request());
    await send(request({ method: 'CANCEL' }));
    expect(peer.log()).toEqual(['200 CANCEL', '487 INVITE']);
    expect(peer.response(200).toTag).toBe(peer.response(487).toTag);
  });

  it('let the user answer otherwise on CANCEL, and leave an answered INVITE alone', async () => {
    await send(request());
    const [first] = taken;
    if (first !== undefined) first.onCancel = () => void first.respond(600);
    await send(request({ method: 'CANCEL' }));
    expect(peer.log()).toEqual(['200 CANCEL', '600 INVITE']);
    await send(request({ branch: 'z9hG4bK2', cseq: '2 INVITE' }));
    taken[1]?.respond(200);
    await send(request({ method: 'CANCEL', branch: 'z9hG4bK2', cseq: '2 CANCEL' }));
    expect(taken[1]?.answered).toBe(200);
  });

  it('answer 481 to a CANCEL of nothing', async () => {
    await send(request({ method: 'CANCEL' }));
    expect(peer.log()).toEqual(['481 CANCEL']);
  });

  it('leave nothing behind an answer without state, which a repetition gets anew under the same tag (§8.2.7)', async () => {
    const answered: number[] = [];
    const refusing = await endpointAt(network, clock, '192.0.2.3', {
      onRequest: (_, transaction) => {
        transaction.respondStateless(407);
        transaction.respond(500);
        answered.push(transaction.answered ?? 0);
      },
    });
    const other = await rawPeer(network, '192.0.2.4', { address: '192.0.2.3', port: 5060 });
    const sendThere = async (text: string) => {
      await other.send(text.replaceAll(them, '192.0.2.4'));
      await clock.advance(5);
    };
    await sendThere(request());
    await sendThere(request());
    expect(refusing.load.transactions).toBe(0);
    expect(other.log()).toEqual(['407 INVITE', '407 INVITE']);
    const [first, second] = other.received.map(({ toTag }) => toTag);
    expect(first).toMatch(/^[\w.]{12}$/);
    expect(second).toBe(first);
    await sendThere(request({ method: 'ACK', cseq: '1 ACK', toTag: first ?? '' }));
    await sendThere(request({ branch: 'z9hG4bK2', cseq: '2 INVITE' }));
    expect(other.response(407).toTag).not.toBe(first);
    await clock.advance(60_000);
    expect(other.log()).toEqual(Array(3).fill('407 INVITE'));
    expect(answered).toEqual([407, 407, 407]);
  });

  it('keep an answer all the same where 100 has stopped the repetitions of the INVITE (§17.1.1.2)', async () => {
    await send(request());
    await clock.advance(250);
    taken[0]?.respondStateless(407);
    await clock.advance(600);
    expect(peer.log()).toEqual(['100 INVITE', '407 INVITE', '407 INVITE']);
    expect(endpoint.load.transactions).toBe(1);
  });

  it('absorb the repetitions that come before the answer', async () => {
    await send(request());
    await send(request());
    taken[0]?.respondStateless(407);
    await clock.advance(5);
    expect(taken).toHaveLength(1);
    expect(peer.log()).toEqual(['407 INVITE']);
  });

  it('are not made for what is refused outright: a CANCEL of nothing, a request of no dialog, an unknown scheme', async () => {
    await send(request({ method: 'CANCEL' }));
    await send(request({ method: 'BYE', toTag: 'gone', branch: 'z9hG4bK2' }));
    await send(request({ method: 'OPTIONS', branch: 'z9hG4bK3' }).replace(/^OPTIONS \S+/m, 'OPTIONS strange:thing'));
    expect(peer.log()).toEqual(['481 CANCEL', '481 BYE', '416 OPTIONS']);
    expect(endpoint.load.transactions).toBe(0);
  });

  it('never answer an ACK', async () => {
    await send(request({ method: 'ACK', toTag: 'x' }));
    await clock.advance(60_000);
    expect(peer.received).toEqual([]);
  });

  it('answer what is malformed but answerable, and drop the rest', async () => {
    await send('garbage\n\n');
    await send(request().replace(/^Via.*$/m, 'Via: garbage'));
    await send(request().replace('Forwards: 70', 'Forwards: 300'));
    expect(peer.log()).toEqual(['400 INVITE']);
    expect(peer.response(400).reason).toBe('Malformed Max-Forwards');
    expect(taken).toEqual([]);
  });
});

describe('client transactions', () => {
  const ask = () => endpoint.request({ method: 'OPTIONS', uri: `sip:them@${them}`, from: `sip:us@${us}` });

  it('repeat a request over a network that loses it and give the one answer', async () => {
    let lost = 0;
    network.settings = { copies: ({ from }) => (from.address === us && lost++ < 2 ? 0 : 1) };
    const answer = ask();
    await clock.advance(1600);
    expect(peer.log()).toEqual(['OPTIONS']);
    await peer.send(createResponse(peer.request('OPTIONS'), 200));
    await clock.advance(5);
    expect((await answer).status).toBe(200);
    await clock.advance(10_000);
    expect(endpoint.load.transactions).toBe(0);
  });

  it('fail after 64*T1 without any answer', async () => {
    const answer = ask();
    const failed = expect(answer).rejects.toMatchObject({ code: 'timeout', status: 408 });
    await clock.advance(32_001);
    await failed;
    expect(network.sentFrom(us)).toHaveLength(11);
  });

  it('do not take a response with another branch, another method or a second Via', async () => {
    const answer = ask();
    await clock.advance(5);
    const sent = peer.request('OPTIONS');
    const other = createResponse(sent, 200);
    other.headers.set('Via', formatVia({ ...sent.via, params: new Map([['branch', 'z9hG4bKother']]) }));
    const twice = createResponse(sent, 200);
    twice.headers.add('Via', 'SIP/2.0/UDP 203.0.113.9;branch=z9hG4bKx');
    const method = createResponse(sent, 200);
    method.headers.set('CSeq', '1 INFO');
    for (const response of [other, twice, method]) await peer.send(response);
    await clock.advance(5);
    let done = false;
    answer.then(() => (done = true));
    await settled();
    expect(done).toBe(false);
    await peer.send(createResponse(sent, 404));
    await clock.advance(5);
    expect((await answer).status).toBe(404);
  });

  it('fail at once when the endpoint stops', async () => {
    const failed = expect(ask()).rejects.toMatchObject({ code: 'transport' });
    await settled();
    await endpoint.stop();
    await failed;
  });
});
