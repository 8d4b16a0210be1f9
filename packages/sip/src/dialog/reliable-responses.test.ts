import { beforeEach, describe, expect, it } from 'vitest';
import type { SipEndpoint } from '../endpoint/sip-endpoint.ts';
import { createResponse } from '../message/create-response.ts';
import type { HeaderEntry } from '../message/headers.ts';
import { acceptInvite, endpointAt } from '../testing/endpoints.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryNetwork } from '../testing/memory-network.ts';
import { type RawPeer, rawPeer } from '../testing/raw-peer.ts';
import type { Dialog } from './dialog.ts';
import type { ServerInvite } from './server-invite.ts';

const alice = '192.0.2.1';
const bob = '192.0.2.2';
const sdp = { body: 'v=0', contentType: 'application/sdp' };

let clock: ManualClock;
let network: MemoryNetwork;
beforeEach(() => {
  clock = new ManualClock();
  network = new MemoryNetwork(clock);
});

describe('a caller that may have reliable provisional responses (RFC 3262 §3)', () => {
  let peer: RawPeer;
  let incoming: ServerInvite[];

  beforeEach(async () => {
    incoming = [];
    const endpoint: SipEndpoint = await endpointAt(network, clock, alice, {
      supported: ['100rel'],
      onRequest: (_, transaction) => void incoming.push(acceptInvite(endpoint, transaction)),
    });
    peer = await rawPeer(network, bob, { address: alice, port: 5060 });
  });

  async function called(extensions: string): Promise<ServerInvite> {
    await peer.send(request('INVITE', 1, extensions, ''));
    await clock.advance(5);
    const [invite] = incoming;
    if (invite === undefined) throw new Error('no INVITE came');
    return invite;
  }

  function request(method: string, sequence: number, more: string, toTag: string): string {
    return `${method} sip:alice@${alice} SIP/2.0
Via: SIP/2.0/UDP ${bob}:5060;branch=z9hG4bK${method}${sequence}
Max-Forwards: 70
From: <sip:bob@${bob}>;tag=b
To: <sip:alice@${alice}>${toTag}
Call-ID: reliable
CSeq: ${sequence} ${method}
Contact: <sip:bob@${bob}>
${more}Content-Length: 0

`;
  }

  async function prack(sequence: number, rack: string): Promise<void> {
    const toTag = `;tag=${peer.response(183).toTag}`;
    await peer.send(request('PRACK', sequence, `RAck: ${rack}\n`, toTag));
    await clock.advance(5);
  }

  const sequenceOf = () => peer.response(183).headers.get('RSeq');

  it('gets a session description reliably when it supports that, a plain 180 as ever', async () => {
    const invite = await called('Supported: 100rel\n');
    invite.ring(180);
    invite.ring(183, sdp);
    await clock.advance(5);
    expect(peer.response(180).headers.has('RSeq')).toBe(false);
    expect(peer.response(183).headers.get('Require')).toBe('100rel');
    expect(Number(sequenceOf())).toBeGreaterThan(0);
  });

  it('gets each one reliably, one after the other, when it requires that', async () => {
    const invite = await called('Require: 100rel\n');
    invite.ring(183);
    invite.ring(180);
    await clock.advance(5);
    expect(peer.log()).not.toContain('180 INVITE');
    await prack(2, `${sequenceOf()} 1 INVITE`);
    await clock.advance(5);
    expect(Number(peer.response(180).headers.get('RSeq'))).toBe(Number(sequenceOf()) + 1);
  });

  it('gets them again, ever more rarely, until its PRACK', async () => {
    const invite = await called('Require: 100rel\n');
    invite.ring(183, sdp);
    await clock.advance(7600);
    expect(peer.log().filter((line) => line === '183 INVITE')).toHaveLength(5);
    await prack(2, `${sequenceOf()} 1 INVITE`);
    await clock.advance(60_000);
    expect(peer.log().filter((line) => line === '183 INVITE')).toHaveLength(5);
    expect(peer.response(200).cseq.method).toBe('PRACK');
    expect(invite.isOpen).toBe(true);
  });

  it.each(['1 1 INVITE', '{} 2 INVITE', '{} 1 UPDATE', '', 'x y z'])('hears 481 to a PRACK of "%s"', async (rack) => {
    const invite = await called('Require: 100rel\n');
    invite.ring(183);
    await clock.advance(5);
    await prack(2, rack.replace('{}', String(sequenceOf())));
    expect(peer.response(481).cseq.method).toBe('PRACK');
    expect(invite.isOpen).toBe(true);
  });

  it('is answered only once it has acknowledged the description', async () => {
    const invite = await called('Supported: 100rel\n');
    invite.ring(183, sdp);
    await clock.advance(5);
    invite.answer(sdp);
    await clock.advance(5);
    expect(peer.log()).not.toContain('200 INVITE');
    await prack(2, `${sequenceOf()} 1 INVITE`);
    await clock.advance(5);
    expect(peer.log()).toContain('200 INVITE');
  });

  it('is refused when it never acknowledges', async () => {
    const invite = await called('Require: 100rel\n');
    let told = 0;
    invite.onPrackTimeout = () => told++;
    invite.ring(183);
    await clock.advance(32_100);
    expect([peer.response(504).cseq.method, told, invite.state]).toEqual(['INVITE', 1, 'ended']);
  });

  it('may change its offer by UPDATE only after our answer has been acknowledged (RFC 3311 §5.2)', async () => {
    const invite = await called('Supported: 100rel\n');
    invite.ring(183, sdp);
    await clock.advance(5);
    const updates: string[] = [];
    if (invite.dialog !== undefined) invite.dialog.onRequest = ({ method }) => updates.push(method);
    const update = (sequence: number) =>
      peer.send(
        request('UPDATE', sequence, 'Content-Type: application/sdp\n', `;tag=${peer.response(183).toTag}`).replace(
          'Content-Length: 0\n\n',
          'Content-Length: 3\n\nv=0',
        ),
      );
    await update(2);
    await clock.advance(5);
    expect([peer.response(500).headers.has('Retry-After'), updates]).toEqual([true, []]);
    await prack(3, `${sequenceOf()} 1 INVITE`);
    await update(4);
    await clock.advance(5);
    expect(updates).toEqual(['UPDATE']);
  });
});

describe('a callee that sends reliable provisional responses (RFC 3262 §4)', () => {
  let peer: RawPeer;
  let told: number[];
  let early: Dialog | undefined;

  beforeEach(async () => {
    const caller = await endpointAt(network, clock, alice, { supported: ['100rel'] });
    peer = await rawPeer(network, bob, { address: alice, port: 5060 });
    told = [];
    early = undefined;
    caller.invite(
      { uri: `sip:bob@${bob}`, from: `<sip:alice@${alice}>`, contactUser: 'alice', ...sdp },
      {
        onProvisional: ({ status }, dialog) => {
          told.push(status);
          early = dialog;
        },
        onAnswer: () => {},
        onFailure: () => {},
      },
    );
    await clock.advance(5);
  });

  async function respond(status: number, sequence: number, toTag = 'a'): Promise<void> {
    const headers: HeaderEntry[] = [
      ['Contact', `<sip:bob@${bob}>`],
      ['Require', '100rel'],
      ['RSeq', String(sequence)],
    ];
    await peer.send(createResponse(peer.request('INVITE'), status, { toTag, headers, ...sdp }));
    await clock.advance(5);
  }

  const acknowledged = () =>
    peer.received.flatMap((message) =>
      message.kind === 'request' && message.method === 'PRACK' ? [message.headers.get('RAck')] : [],
    );

  it('gets a PRACK for each, in each fork', async () => {
    await respond(183, 7);
    await respond(180, 8);
    await respond(183, 90, 'b');
    expect([told, acknowledged()]).toEqual([
      [183, 180, 183],
      ['7 1 INVITE', '8 1 INVITE', '90 1 INVITE'],
    ]);
  });

  it('gets none for a repetition, nor for one that came before its turn', async () => {
    await respond(183, 7);
    await peer.send(createResponse(peer.request('PRACK'), 200));
    await respond(183, 7);
    await respond(180, 9);
    expect([told, acknowledged()]).toEqual([[183], ['7 1 INVITE']]);
  });

  it('may send an offer of its own before the answer once it has answered ours', async () => {
    const updates: string[] = [];
    await respond(183, 7);
    if (early !== undefined) early.onRequest = ({ method }) => updates.push(method);
    await peer.send(`UPDATE sip:alice@${alice} SIP/2.0
Via: SIP/2.0/UDP ${bob}:5060;branch=z9hG4bKu
From: <sip:bob@${bob}>;tag=a
To: <sip:alice@${alice}>;tag=${peer.request('INVITE').fromTag}
Call-ID: ${peer.request('INVITE').callId}
CSeq: 1 UPDATE
Contact: <sip:bob@${bob}>
Content-Type: application/sdp
Content-Length: 3

v=0`);
    await clock.advance(5);
    expect(updates).toEqual(['UPDATE']);
  });
});
