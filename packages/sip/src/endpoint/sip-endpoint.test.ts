import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Dialog } from '../dialog/dialog.ts';
import { DigestAuthority } from '../digest/digest-authority.ts';
import type { HeaderEntry } from '../message/headers.ts';
import { acceptInvite, endpointAt } from '../testing/endpoints.ts';
import { ManualClock, settled } from '../testing/manual-clock.ts';
import { MemoryNetwork } from '../testing/memory-network.ts';
import { rawPeer } from '../testing/raw-peer.ts';
import type { SipEndpoint } from './sip-endpoint.ts';

const alice = '192.0.2.1';
const bob = '192.0.2.2';
const toBob = { uri: `sip:bob@${bob}`, from: `sip:alice@${alice}` };

let clock: ManualClock;
let network: MemoryNetwork;
let caller: SipEndpoint;

beforeEach(async () => {
  clock = new ManualClock();
  network = new MemoryNetwork(clock);
  caller = await endpointAt(network, clock, alice);
});

/** Lets time pass until the promise is settled. */
async function outcome<T>(promise: Promise<T>): Promise<T> {
  let done = false;
  promise.then(
    () => (done = true),
    () => (done = true),
  );
  await settled();
  for (let steps = 0; !done && steps < 1000; steps++) await clock.advance(50);
  return promise;
}

describe('requests outside of dialogs', () => {
  it('carry what was asked for, and User-Agent', async () => {
    const peer = await rawPeer(network, bob, { address: alice, port: 5060 });
    const sender = await endpointAt(network, clock, '192.0.2.3', { userAgent: 'Strowger/1' });
    const sent = sender.request({
      ...toBob,
      method: 'MESSAGE',
      to: '"Bob" <sip:bob@example.com>',
      callId: 'mine',
      cseq: 17,
      fromTag: 'tag',
      body: 'hello',
      contentType: 'text/plain',
      headers: [['Subject', 'x']],
      contactUser: 'me',
      contactUriParams: new Map([['gw', '1 2']]),
    });
    await clock.advance(5);
    const request = peer.request('MESSAGE');
    expect(request.uriText).toBe(`sip:bob@${bob}`);
    expect([request.callId, request.cseq.sequence, request.fromTag, request.text]).toEqual([
      'mine',
      17,
      'tag',
      'hello',
    ]);
    expect(request.headers.get('To')).toBe('"Bob" <sip:bob@example.com>');
    expect(request.headers.get('Contact')).toBe('<sip:me@192.0.2.3:5060;gw=1%202>');
    expect(request.headers.get('User-Agent')).toBe('Strowger/1');
    expect(request.via).toMatchObject({ transport: 'UDP', host: '192.0.2.3', port: 5060 });
    await Promise.all([sender.stop(), expect(sent).rejects.toMatchObject({ code: 'transport' })]);
  });

  it('go to the target given, else to the first route, else to the Request-URI', async () => {
    const peer = await rawPeer(network, bob, { address: alice, port: 5060 });
    const elsewhere = { method: 'OPTIONS', uri: 'sip:x@203.0.113.1', from: 'sip:a@b' } as const;
    const sent = [
      caller.request({ ...elsewhere, target: { transport: 'udp', address: bob, port: 5060 } }),
      caller.request({ ...elsewhere, routes: [`<sip:${bob};lr>`] }),
      caller.request({ ...elsewhere, routes: [`<sip:${bob}>`] }),
    ].map((promise) => promise.catch(() => {}));
    await clock.advance(5);
    expect(
      peer.received.map((message) => message.kind === 'request' && [message.uriText, message.headers.get('Route')]),
    ).toEqual([
      ['sip:x@203.0.113.1', undefined],
      ['sip:x@203.0.113.1', `<sip:${bob};lr>`],
      [`sip:${bob}`, '<sip:x@203.0.113.1>'],
    ]);
    await caller.stop();
    await Promise.all(sent);
  });

  it('resolve names by the resolver given, and fail when there is no address', async () => {
    const resolver = { resolve: async () => [{ transport: 'udp', address: bob, port: 5060 } as const] };
    const peer = await rawPeer(network, bob, { address: alice, port: 5060 });
    const named = await endpointAt(network, clock, '192.0.2.4', { resolver });
    named.request({ method: 'OPTIONS', uri: 'sip:pbx.example.com', from: 'sip:a@b' }).catch(() => {});
    await clock.advance(5);
    expect(peer.log()).toEqual(['OPTIONS']);
    const none = await endpointAt(network, clock, '192.0.2.5', { resolver: { resolve: async () => [] } });
    const failure = { code: 'unresolvable', status: 503 };
    await expect(none.request({ method: 'OPTIONS', uri: 'sip:x.example.com', from: 'sip:a@b' })).rejects.toMatchObject(
      failure,
    );
    await expect(caller.request({ method: 'OPTIONS', uri: 'tel:+1', from: 'sip:a@b' })).rejects.toMatchObject(failure);
  });
});

describe('challenges', () => {
  const authority = () => new DigestAuthority({ secret: randomBytes(32), clock });

  async function guarded(requests: string[], password = 'right'): Promise<SipEndpoint> {
    const digest = authority();
    const endpoint: SipEndpoint = await endpointAt(network, clock, bob, {
      onRequest: (request, transaction) => {
        requests.push(`${request.method} ${request.cseq.sequence}`);
        const verdict = digest.verify(request, { realm: 'pbx', header: 'Proxy-Authorization' }, () => ({ password }));
        const headers = digest.challenge('pbx').map((value): HeaderEntry => ['Proxy-Authenticate', value]);
        if (verdict.kind !== 'accepted') transaction.respond(407, { headers });
        else if (request.method === 'INVITE') acceptInvite(endpoint, transaction).answer({ body: 'v=0' });
        else transaction.respond(200);
      },
    });
    return endpoint;
  }

  const credentials = () => ({ username: 'alice', password: 'right' });

  it('are answered once with the account of the realm', async () => {
    const requests: string[] = [];
    await guarded(requests);
    const answer = await outcome(caller.request({ ...toBob, method: 'MESSAGE', credentials }));
    expect([answer.status, requests]).toEqual([200, ['MESSAGE 1', 'MESSAGE 2']]);
  });

  it('are passed on when the password is wrong or there is no account', async () => {
    const requests: string[] = [];
    await guarded(requests, 'other');
    expect((await outcome(caller.request({ ...toBob, method: 'MESSAGE', credentials }))).status).toBe(407);
    expect((await outcome(caller.request({ ...toBob, method: 'MESSAGE', credentials: () => undefined }))).status).toBe(
      407,
    );
    expect(requests).toHaveLength(3);
  });

  it('that always call the nonce stale are given up', async () => {
    let requests = 0;
    await endpointAt(network, clock, bob, {
      onRequest: (_, transaction) => {
        requests++;
        const value = `Digest realm="pbx", nonce="${requests}", stale=true`;
        transaction.respond(401, { headers: [['WWW-Authenticate', value]] });
      },
    });
    expect((await outcome(caller.request({ ...toBob, method: 'MESSAGE', credentials }))).status).toBe(401);
    const failures: number[] = [];
    const handlers = { onAnswer: () => {}, onFailure: ({ status }: { status: number }) => void failures.push(status) };
    caller.invite({ ...toBob, credentials }, handlers);
    await clock.advance(50);
    expect([requests, failures]).toEqual([6, [401]]);
  });

  it('of an INVITE are answered, and the ACK of the 2xx carries the credentials (§13.2.2.4)', async () => {
    const requests: string[] = [];
    await guarded(requests);
    const answers: Dialog[] = [];
    caller.invite(
      { ...toBob, body: 'v=0', credentials },
      {
        onAnswer: (_, dialog) => {
          answers.push(dialog);
          dialog.ack();
        },
        onFailure: () => {},
      },
    );
    await clock.advance(20);
    expect(requests).toEqual(['INVITE 1', 'INVITE 2']);
    const acks = network.sent.flatMap(({ message }) =>
      message?.kind === 'request' && message.method === 'ACK' ? [message] : [],
    );
    expect(acks.map((ack) => [ack.cseq.sequence, ack.headers.has('Proxy-Authorization')])).toEqual([
      [1, false],
      [2, true],
    ]);
    const bye = answers[0]?.bye();
    await clock.advance(5);
    expect((await bye)?.status).toBe(200);
  });

  it('within a dialog are answered with the account of its INVITE', async () => {
    const callee = await endpointAt(network, clock, bob, {
      onRequest: (_, transaction) => {
        const invite = acceptInvite(callee, transaction);
        invite.answer({ body: 'v=0' });
        if (invite.dialog === undefined) throw new Error('an answered INVITE has a dialog');
        invite.dialog.onRequest = (request, asked) => {
          if (request.headers.has('Proxy-Authorization')) asked.respond(200);
          else asked.respond(407, { headers: [['Proxy-Authenticate', 'Digest realm="pbx", nonce="1"']] });
        };
      },
    });
    const answered = Promise.withResolvers<Dialog>();
    caller.invite(
      { ...toBob, body: 'v=0', credentials },
      { onAnswer: (_, own) => answered.resolve(own), onFailure: () => {} },
    );
    await clock.advance(20);
    const own = await answered.promise;
    own.ack();
    expect((await outcome(own.request({ method: 'INFO' }))).status).toBe(200);
  });
});

describe('requests that come in', () => {
  const statusOf = async (method: string, headers: HeaderEntry[] = [], uri = `sip:bob@${bob}`) =>
    outcome(
      caller.request({ method, uri, from: 'sip:a@b', headers, target: { transport: 'udp', address: bob, port: 5060 } }),
    );

  it('are refused for their method (405), scheme (416) or requirements (420)', async () => {
    await endpointAt(network, clock, bob, {
      allowedMethods: ['OPTIONS'],
      supported: ['timer'],
      onRequest: (_, transaction) => void transaction.respond(200),
    });
    expect((await statusOf('INFO')).headers.get('Allow')).toBe('OPTIONS');
    expect((await statusOf('OPTIONS', [], 'nobodyKnowsThisScheme:totallyopaquecontent')).status).toBe(416);
    const bad = await statusOf('OPTIONS', [
      ['Require', 'timer, nothingSupportsThis'],
      ['Require', 'norThis'],
    ]);
    expect([bad.status, bad.headers.get('Unsupported')]).toEqual([420, 'nothingSupportsThis, norThis']);
    expect((await statusOf('OPTIONS', [['Require', 'timer']])).status).toBe(200);
  });

  it('of a dialog that does not exist get 481', async () => {
    const peer = await rawPeer(network, bob, { address: alice, port: 5060 });
    await peer.send(`
BYE sip:alice@${alice} SIP/2.0
Via: SIP/2.0/UDP ${bob};branch=z9hG4bK1
From: <sip:bob@${bob}>;tag=1
To: <sip:alice@${alice}>;tag=2
Call-ID: x
CSeq: 2 BYE

`);
    await clock.advance(5);
    expect(peer.log()).toEqual(['481 BYE']);
  });

  it('are answered 500 when the handler throws, which is told', async () => {
    const errors: string[] = [];
    await endpointAt(network, clock, bob, {
      onRequest: () => {
        throw new Error('broken');
      },
      onError: (error) => errors.push(error.message),
    });
    expect((await statusOf('OPTIONS')).status).toBe(500);
    expect(errors).toEqual(['broken']);
  });

  it('may begin dialogs of their own, as SUBSCRIBE does', async () => {
    const dialogs: Dialog[] = [];
    const server: SipEndpoint = await endpointAt(network, clock, bob, {
      onRequest: (_, transaction) => {
        dialogs.push(server.acceptDialog(transaction, 200, { headers: [['Expires', '60']], contactUser: 'park+5901' }));
      },
    });
    const peer = await rawPeer(network, '192.0.2.9', { address: bob, port: 5060 });
    await peer.send(`
SUBSCRIBE sip:park+5901@${bob} SIP/2.0
Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1
From: <sip:x@192.0.2.9>;tag=1
To: <sip:park+5901@${bob}>
Call-ID: x
CSeq: 1 SUBSCRIBE
Contact: <sip:x@192.0.2.9>
Event: dialog

`);
    await clock.advance(5);
    expect(peer.response(200).contact?.uri).toMatchObject({ user: 'park+5901', host: bob });
    dialogs[0]
      ?.request({
        method: 'NOTIFY',
        headers: [
          ['Event', 'dialog'],
          ['Subscription-State', 'active'],
        ],
      })
      .catch(() => {});
    await clock.advance(5);
    expect(peer.request('NOTIFY')).toMatchObject({ fromTag: peer.response(200).toTag, toTag: '1' });
    await server.stop();
  });
});

describe('a call over a network that loses, doubles and reorders', () => {
  it('always comes about and is always ended at both ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.infiniteStream(fc.nat(99))), async (chance) => {
        const next = () => Number(chance.next().value);
        const time = new ManualClock();
        const lost = new Map<string, number>();
        // At most three in a row are lost from one end: no network without hope.
        const loses = (address: string) => {
          const inARow = next() < 25 ? (lost.get(address) ?? 0) + 1 : 0;
          lost.set(address, inARow > 3 ? 0 : inARow);
          return inARow > 0 && inARow <= 3;
        };
        const rough = new MemoryNetwork(time, {
          copies: ({ from }) => (loses(from.address) ? 0 : next() < 20 ? 2 : 1),
          delay: () => 1 + next() * 3,
        });
        const ends: string[] = [];
        const here = await endpointAt(rough, time, alice);
        const there: SipEndpoint = await endpointAt(rough, time, bob, {
          onRequest: (_, transaction) => {
            const invite = acceptInvite(there, transaction);
            invite.ring(180);
            time.after(300, () => {
              invite.answer({ body: 'v=0' }).onTerminated = (end) => ends.push(end);
            });
          },
        });
        let answers = 0;
        here.invite(toBob, {
          onAnswer: (_, dialog) => {
            answers++;
            dialog.ack();
            time.after(2000, () => {
              dialog.bye().then(
                ({ status }) => ends.push(String(status)),
                () => {},
              );
            });
          },
          onFailure: () => {},
        });
        await time.advance(200_000);
        expect(answers).toBe(1);
        expect(ends).toEqual(['bye-received', '200']);
        expect([here.load, there.load, time.timers]).toEqual([
          { transactions: 0, dialogs: 0 },
          { transactions: 0, dialogs: 0 },
          0,
        ]);
      }),
      { numRuns: 40 },
    );
  });
});
