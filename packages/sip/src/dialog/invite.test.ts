import { beforeEach, describe, expect, it } from 'vitest';
import type { SipEndpoint } from '../endpoint/sip-endpoint.ts';
import { createResponse } from '../message/create-response.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { acceptInvite, endpointAt } from '../testing/endpoints.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryNetwork } from '../testing/memory-network.ts';
import { type RawPeer, rawPeer } from '../testing/raw-peer.ts';
import type { ClientInvite, InviteFailure } from './client-invite.ts';
import type { Dialog } from './dialog.ts';
import type { ServerInvite } from './server-invite.ts';

const alice = '192.0.2.1';
const bob = '192.0.2.2';
const sdp = { body: 'v=0', contentType: 'application/sdp' };

let clock: ManualClock;
let network: MemoryNetwork;
let caller: SipEndpoint;

beforeEach(async () => {
  clock = new ManualClock();
  network = new MemoryNetwork(clock);
  caller = await endpointAt(network, clock, alice);
});

interface Call {
  readonly invite: ClientInvite;
  readonly ringing: Array<[number, Dialog | undefined]>;
  readonly answers: Dialog[];
  readonly failures: InviteFailure[];
}

function call(endpoint: SipEndpoint = caller, onAnswer: (dialog: Dialog) => void = (dialog) => dialog.ack()): Call {
  const progress: Omit<Call, 'invite'> = { ringing: [], answers: [], failures: [] };
  const invite = endpoint.invite(
    { uri: `sip:bob@${bob}`, from: `"Alice" <sip:alice@${alice}>`, contactUser: 'alice', ...sdp },
    {
      onProvisional: (response, dialog) => progress.ringing.push([response.status, dialog]),
      onAnswer: (_, dialog) => {
        progress.answers.push(dialog);
        onAnswer(dialog);
      },
      onFailure: (failure) => progress.failures.push(failure),
    },
  );
  return { invite, ...progress };
}

describe('a call between two endpoints', () => {
  let callee: SipEndpoint;
  let incoming: ServerInvite[];

  beforeEach(async () => {
    incoming = [];
    callee = await endpointAt(network, clock, bob, {
      onRequest: (_, transaction) => void incoming.push(acceptInvite(callee, transaction)),
    });
  });

  async function answeredCall(): Promise<{ dialog: Dialog; theirs: Dialog; server: ServerInvite; acks: SipRequest[] }> {
    const { answers } = call();
    await clock.advance(5);
    const [server] = incoming;
    const acks: SipRequest[] = [];
    if (server === undefined) throw new Error('no INVITE came');
    server.onAck = (ack) => acks.push(ack);
    const theirs = server.answer(sdp);
    await clock.advance(5);
    const [dialog] = answers;
    if (dialog === undefined) throw new Error('no answer came');
    return { dialog, theirs, server, acks };
  }

  it('rings, is answered, acknowledged and ended with BYE', async () => {
    const { ringing, answers, failures } = call();
    await clock.advance(5);
    incoming[0]?.ring(180);
    await clock.advance(5);
    expect(ringing.map(([status, dialog]) => [status, dialog?.state])).toEqual([[180, 'early']]);
    expect(incoming[0]?.dialog?.state).toBe('early');
    let acked = 0;
    if (incoming[0] !== undefined) incoming[0].onAck = () => acked++;
    const theirs = incoming[0]?.answer(sdp);
    await clock.advance(5);
    expect(answers).toEqual([ringing[0]?.[1]]);
    expect([answers[0]?.state, theirs?.state, incoming[0]?.state, acked]).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
      1,
    ]);
    const ends: string[] = [];
    if (theirs !== undefined) theirs.onTerminated = (end) => ends.push(end);
    if (answers[0] !== undefined) answers[0].onTerminated = (end) => ends.push(end);
    const bye = answers[0]?.bye();
    await clock.advance(5);
    expect((await bye)?.status).toBe(200);
    expect(ends).toEqual(['bye-sent', 'bye-received']);
    expect(network.sentFrom(alice)).toEqual(['INVITE', 'ACK', 'BYE']);
    expect(network.sentFrom(bob)).toEqual(['180 INVITE', '200 INVITE', '200 BYE']);
    await clock.advance(60_000);
    expect([caller.load, callee.load]).toEqual(Array(2).fill({ transactions: 0, dialogs: 0 }));
    expect([failures, clock.timers]).toEqual([[], 0]);
  });

  it('that is hung up at the moment of its answer is acknowledged first, then ended (§15)', async () => {
    call(caller, (dialog) => {
      dialog.ack();
      dialog.bye().catch(() => undefined);
    });
    await clock.advance(5);
    incoming[0]?.answer(sdp);
    await clock.advance(5);
    expect(network.sentFrom(alice)).toEqual(['INVITE', 'ACK', 'BYE']);
  });

  it('goes to the Contact of the peer, with our own in INVITE and 2xx', async () => {
    const { dialog, theirs } = await answeredCall();
    expect(dialog.remoteTarget).toMatchObject({ user: 'bob', host: bob, port: 5060 });
    expect(theirs.remoteTarget).toMatchObject({ user: 'alice', host: alice, port: 5060 });
    expect(dialog.id).toBe(`${theirs.callId} ${theirs.remoteTag} ${theirs.localTag}`);
    expect(caller.findDialog(dialog.callId, dialog.localTag, dialog.remoteTag)).toBe(dialog);
  });

  it('repeats the 2xx until its ACK, which is repeated for each', async () => {
    let lost = 0;
    network.settings = {
      copies: ({ message }) => (message?.kind === 'request' && message.method === 'ACK' && lost++ < 3 ? 0 : 1),
    };
    const { server } = await answeredCall();
    await clock.advance(10_000);
    expect(server.state).toBe('confirmed');
    expect(network.sentFrom(bob)).toEqual(Array(4).fill('200 INVITE'));
    expect(network.sentFrom(alice)).toEqual(['INVITE', ...Array(4).fill('ACK')]);
  });

  it('tells when no ACK comes within 64*T1', async () => {
    call(caller, () => {});
    await clock.advance(5);
    let timedOut = false;
    if (incoming[0] !== undefined) incoming[0].onAckTimeout = () => (timedOut = true);
    const dialog = incoming[0]?.answer(sdp);
    await clock.advance(31_999);
    expect(timedOut).toBe(false);
    await clock.advance(1);
    expect([timedOut, dialog?.state]).toEqual([true, 'confirmed']);
    const sent = network.sentFrom(bob).length;
    await clock.advance(20_000);
    expect(network.sentFrom(bob)).toHaveLength(sent);
  });

  it('is refused', async () => {
    const { ringing, failures } = call();
    await clock.advance(5);
    incoming[0]?.ring(180);
    incoming[0]?.reject(486);
    await clock.advance(5);
    expect(failures).toMatchObject([{ status: 486, reason: 'Busy Here', cause: 'refused' }]);
    expect([ringing[0]?.[1]?.state, incoming[0]?.dialog?.state, incoming[0]?.state]).toEqual([
      'terminated',
      'terminated',
      'ended',
    ]);
    expect(network.sentFrom(alice)).toEqual(['INVITE', 'ACK']);
    expect(() => incoming[0]?.answer(sdp)).toThrow(RangeError);
  });

  it('is cancelled while it rings, the reason going along (RFC 3326)', async () => {
    const { invite, failures } = call();
    await clock.advance(5);
    incoming[0]?.ring(180);
    const reasons: Array<string | undefined> = [];
    if (incoming[0] !== undefined) incoming[0].onCancel = (cancel) => reasons.push(cancel.headers.get('Reason'));
    await clock.advance(5);
    invite.cancel({ reason: 'SIP;cause=200;text="Call completed elsewhere"' });
    await clock.advance(10);
    expect(reasons).toEqual(['SIP;cause=200;text="Call completed elsewhere"']);
    expect(failures).toMatchObject([{ status: 487, cause: 'cancelled' }]);
    expect([incoming[0]?.state, incoming[0]?.dialog?.state]).toEqual(['ended', 'terminated']);
    expect(network.sentFrom(bob)).toEqual(['180 INVITE', '200 CANCEL', '487 INVITE']);
  });

  it('that is answered while CANCEL is under way is told, to be ended by BYE', async () => {
    const { invite, answers, failures } = call(caller, (dialog) => {
      dialog.ack();
      void dialog.bye();
    });
    await clock.advance(5);
    incoming[0]?.ring(180);
    await clock.advance(5);
    invite.cancel();
    const theirs = incoming[0]?.answer(sdp);
    await clock.advance(10);
    expect([invite.cancelled, answers.length, failures]).toEqual([true, 1, []]);
    expect(theirs?.state).toBe('terminated');
  });

  it('ends when the callee hangs up before answering: BYE in an early dialog gives 487', async () => {
    const { ringing, failures } = call();
    await clock.advance(5);
    incoming[0]?.ring(183, sdp);
    await clock.advance(5);
    void ringing[0]?.[1]?.bye();
    await clock.advance(10);
    expect(incoming[0]?.state).toBe('ended');
    expect(failures).toMatchObject([{ status: 487, cause: 'refused' }]);
  });

  it('changes its session and its target by re-INVITE', async () => {
    const { dialog, theirs } = await answeredCall();
    const seen: string[] = [];
    theirs.onRequest = (request, transaction) => {
      seen.push(request.text);
      acceptInvite({ acceptInvite: (invite) => theirs.acceptInvite(invite) }, transaction).answer({ body: 'answer' });
    };
    const answers: SipResponse[] = [];
    const again = dialog.invite(
      { body: 'offer', headers: [['Contact', `<sip:moved@${alice}>`]] },
      {
        onAnswer: (response) => {
          answers.push(response);
          dialog.ack();
        },
        onFailure: () => {},
      },
    );
    expect(() => dialog.invite({}, { onAnswer: () => {}, onFailure: () => {} })).toThrow(RangeError);
    await clock.advance(10);
    expect([seen, answers[0]?.text, again.state]).toEqual([['offer'], 'answer', 'answered']);
    expect(theirs.remoteTarget).toMatchObject({ user: 'moved' });
    await clock.advance(40_000);
    expect(network.sentFrom(bob)).toEqual(['200 INVITE', '200 INVITE']);
    expect(() => dialog.invite({}, { onAnswer: () => {}, onFailure: () => {} })).not.toThrow();
  });

  it('gives 491 to both when re-INVITEs cross (§14.2)', async () => {
    const { dialog, theirs } = await answeredCall();
    const statuses: number[] = [];
    const handlers = { onAnswer: () => {}, onFailure: ({ status }: InviteFailure) => void statuses.push(status) };
    dialog.invite(sdp, handlers);
    theirs.invite(sdp, handlers);
    await clock.advance(10);
    expect(statuses).toEqual([491, 491]);
    expect([dialog.state, theirs.state]).toEqual(['confirmed', 'confirmed']);
  });

  it('refuses a second INVITE before the first is answered with 500 and Retry-After (§14.2)', async () => {
    const { dialog, theirs } = await answeredCall();
    theirs.onRequest = (_, transaction) =>
      void acceptInvite({ acceptInvite: (invite) => theirs.acceptInvite(invite) }, transaction);
    dialog.invite(sdp, { onAnswer: () => {}, onFailure: () => {} });
    await clock.advance(5);
    const update = dialog.request({ method: 'UPDATE', ...sdp });
    await clock.advance(5);
    const refused = await update;
    expect(refused.status).toBe(500);
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(10);
  });

  it('carries other requests both ways, each with the next sequence number', async () => {
    const { dialog, theirs } = await answeredCall();
    const sequences: number[] = [];
    theirs.onRequest = (request, transaction) => {
      sequences.push(request.cseq.sequence);
      transaction.respond(200);
    };
    const info = dialog.request({ method: 'INFO', body: 'Signal=1', contentType: 'application/dtmf-relay' });
    await clock.advance(5);
    const options = dialog.request({ method: 'OPTIONS' });
    const other = theirs.request({ method: 'OPTIONS' });
    await clock.advance(5);
    expect([(await info).status, (await options).status, (await other).status]).toEqual([200, 200, 501]);
    expect(sequences).toEqual([2, 3]);
  });

  it('is over when the peer does not know it any more', async () => {
    const { dialog, theirs } = await answeredCall();
    theirs.terminate();
    const ends: string[] = [];
    dialog.onTerminated = (end) => ends.push(end);
    const info = dialog.request({ method: 'INFO' });
    await clock.advance(5);
    expect([(await info).status, ends, dialog.state]).toEqual([481, ['gone'], 'terminated']);
  });
});

describe('an INVITE towards a proxy that forks', () => {
  let peer: RawPeer;

  beforeEach(async () => {
    peer = await rawPeer(network, bob, { address: alice, port: 5060 });
  });

  async function respond(status: number, toTag: string, contact = `sip:${toTag}@${bob}`): Promise<void> {
    const headers = [
      ['Contact', `<${contact}>`],
      ['Record-Route', `<sip:p2@${bob};lr>, <sip:p1@${bob};lr>`],
    ] as const;
    await peer.send(createResponse(peer.request('INVITE'), status, { toTag, headers }));
    await clock.advance(5);
  }

  it('has an early dialog for each fork, and an answer for each that answers', async () => {
    const { ringing, answers } = call();
    await clock.advance(5);
    await respond(180, 'a');
    await respond(180, 'b');
    await respond(180, 'a');
    await respond(180, 'c');
    expect(ringing.map(([, dialog]) => dialog?.remoteTag)).toEqual(['a', 'b', 'a', 'c']);
    expect(ringing[0]?.[1]).toBe(ringing[2]?.[1]);
    await respond(200, 'b');
    await respond(200, 'a');
    expect(answers.map((dialog) => dialog.remoteTag)).toEqual(['b', 'a']);
    expect(caller.load.dialogs).toBe(3);
    await clock.advance(32_000);
    expect(ringing[3]?.[1]?.state).toBe('terminated');
    expect(caller.load.dialogs).toBe(2);
  });

  it('sends the ACK along the route set, in reverse of Record-Route (§12.1.2)', async () => {
    call();
    await clock.advance(5);
    await respond(200, 'a', 'sip:far@203.0.113.5');
    const ack = peer.request('ACK');
    expect([ack.uriText, ack.cseq.sequence]).toEqual(['sip:far@203.0.113.5', 1]);
    expect(ack.routes.map(({ uri }) => uri.scheme === 'sip' && uri.user)).toEqual(['p1', 'p2']);
    expect(ack.via.params.get('branch')).not.toBe(peer.request('INVITE').via.params.get('branch'));
  });

  it('does not send CANCEL before a provisional response (§9.1)', async () => {
    const { invite, failures } = call();
    await clock.advance(5);
    invite.cancel();
    await clock.advance(5);
    expect(peer.log()).toEqual(['INVITE']);
    await respond(100, 'a');
    const cancel = peer.request('CANCEL');
    expect(cancel.via.params.get('branch')).toBe(peer.request('INVITE').via.params.get('branch'));
    expect([cancel.cseq, cancel.toTag]).toEqual([{ sequence: 1, method: 'CANCEL' }, undefined]);
    expect(failures).toEqual([]);
    await clock.advance(32_000);
    expect(failures).toMatchObject([{ status: 408, cause: 'cancelled' }]);
  });

  it('does not even send an INVITE that is cancelled at once', async () => {
    const { invite, failures } = call();
    invite.cancel();
    await clock.advance(5);
    expect([peer.log(), failures]).toMatchObject([[], [{ status: 487, cause: 'cancelled' }]]);
  });

  it('fails with 408 when nothing answers', async () => {
    const { failures } = call();
    await clock.advance(32_001);
    expect(failures).toMatchObject([{ status: 408, cause: 'timeout' }]);
    expect(peer.log()).toEqual(Array(7).fill('INVITE'));
  });
});
