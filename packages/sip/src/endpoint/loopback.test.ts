import { afterEach, describe, expect, it } from 'vitest';
import type { Dialog } from '../dialog/dialog.ts';
import type { SipRequest } from '../message/message.ts';
import { acceptInvite } from '../testing/endpoints.ts';
import { selfSignedPair } from '../testing/self-signed-pair.ts';
import { InviteServerTransaction } from '../transaction/server-transaction.ts';
import { tlsTransport } from '../transport/tls-transport.ts';
import type { Destination, FlowCloseReason, TransportKind } from '../transport/transport.ts';
import { SipEndpoint, type SipEndpointOptions } from './sip-endpoint.ts';

const endpoints: SipEndpoint[] = [];

afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.stop()));
});

async function started(
  transport: TransportKind,
  options: Partial<SipEndpointOptions> = {},
): Promise<{ endpoint: SipEndpoint; place: Destination }> {
  const endpoint = new SipEndpoint({
    listen: [{ transport, address: '127.0.0.1', port: 0 }],
    factories: { tls: tlsTransport(selfSignedPair) },
    onRequest: (_, transaction) => void transaction.respond(200),
    ...options,
  });
  await endpoint.start();
  endpoints.push(endpoint);
  const [place] = endpoint.listening;
  if (place === undefined) throw new Error('not listening');
  return { endpoint, place };
}

const uriOf = ({ transport, port }: Destination) => `sip:bob@127.0.0.1:${port};transport=${transport}`;

describe.each<TransportKind>(['udp', 'tcp', 'tls'])('over real %s', (transport) => {
  it('a request is answered', async () => {
    const { endpoint } = await started(transport);
    const { place } = await started(transport, { userAgent: 'Strowger/1' });
    const response = await endpoint.request({ method: 'OPTIONS', uri: uriOf(place), from: 'sip:a@example.com' });
    expect([response.status, response.headers.get('Server')]).toEqual([200, 'Strowger/1']);
  });

  it('a call is set up and ended by the callee', async () => {
    const { endpoint } = await started(transport);
    let theirs: Dialog | undefined;
    let acked: (ack: SipRequest) => void = () => {};
    const ack = new Promise<SipRequest>((resolve) => (acked = resolve));
    const callee = await started(transport, {
      onRequest: (_, transaction) => {
        const invite = acceptInvite(callee.endpoint, transaction);
        invite.onAck = acked;
        invite.ring(180);
        theirs = invite.answer({ body: 'v=0', contentType: 'application/sdp' });
      },
    });
    const ended = new Promise((resolve, reject) => {
      endpoint.invite(
        { uri: uriOf(callee.place), from: 'sip:a@example.com', body: 'v=0', contentType: 'application/sdp' },
        {
          onAnswer: (_, dialog) => {
            dialog.onTerminated = resolve;
            dialog.ack();
          },
          onFailure: reject,
        },
      );
    });
    expect((await ack).method).toBe('ACK');
    expect((await theirs?.bye())?.status).toBe(200);
    expect(await ended).toBe('bye-received');
  });
});

describe('over TCP', () => {
  it('a phone that registered is called on its connection, which its Contact does not name', async () => {
    let registered: (flowId: string) => void = () => {};
    const flowId = new Promise<string>((resolve) => (registered = resolve));
    const server = await started('tcp', {
      onRequest: (_, transaction) => {
        registered(transaction.flow.id);
        transaction.respond(200);
      },
    });
    const phone = await started('tcp');
    const contact = ['Contact', '<sip:1001@192.168.7.7:9;transport=tcp>'] as const;
    await phone.endpoint.request({
      method: 'REGISTER',
      uri: uriOf(server.place),
      from: 'sip:1001@example.com',
      headers: [contact],
    });
    const target = server.endpoint.flow(await flowId);
    expect(target?.transport).toBe('tcp');
    const options = {
      method: 'OPTIONS',
      uri: 'sip:1001@192.168.7.7:9;transport=tcp',
      from: 'sip:pbx@example.com',
      target,
    } as const;
    expect((await server.endpoint.request(options)).status).toBe(200);
  });

  it('a request fails as soon as its connection is lost', async () => {
    const closed: FlowCloseReason[] = [];
    const { endpoint } = await started('tcp', { onFlowClosed: (_, reason) => closed.push(reason) });
    const { place } = await started('tcp', { onRequest: (_, transaction) => transaction.flow.close() });
    await expect(
      endpoint.request({ method: 'OPTIONS', uri: uriOf(place), from: 'sip:a@example.com' }),
    ).rejects.toMatchObject({ code: 'transport' });
    expect(closed).toEqual(['remote']);
  });

  it('takes what is too long for UDP when asked to', async () => {
    const kinds: string[] = [];
    const both = (port: number) =>
      (['udp', 'tcp'] as const).map((transport) => ({ transport, address: '127.0.0.1', port }));
    const callee = await started('tcp', {
      onRequest: (_, transaction) => {
        kinds.push(transaction.flow.transport);
        transaction.respond(200);
      },
    });
    const alsoUdp = new SipEndpoint({
      listen: [{ transport: 'udp', address: '127.0.0.1', port: callee.place.port }],
      onRequest: (_, transaction) => {
        kinds.push(transaction.flow.transport);
        transaction.respond(200);
      },
    });
    await alsoUdp.start();
    endpoints.push(alsoUdp);
    const caller = new SipEndpoint({ listen: both(0), onRequest: () => {}, tcpAbove: 1300 });
    await caller.start();
    endpoints.push(caller);
    const uri = `sip:bob@127.0.0.1:${callee.place.port}`;
    for (const size of [10, 1300])
      await caller.request({ method: 'MESSAGE', uri, from: 'sip:a@b', body: 'x'.repeat(size) });
    expect(kinds).toEqual(['udp', 'tcp']);
  });
});

it('an INVITE transaction is told from others by its class', async () => {
  const kinds: boolean[] = [];
  const { place } = await started('udp', {
    onRequest: (_, transaction) => {
      kinds.push(transaction instanceof InviteServerTransaction);
      transaction.respond(486);
    },
  });
  const { endpoint } = await started('udp');
  await endpoint.request({ method: 'OPTIONS', uri: uriOf(place), from: 'sip:a@b' });
  const failure = await new Promise((resolve) =>
    endpoint.invite({ uri: uriOf(place), from: 'sip:a@b' }, { onAnswer: () => {}, onFailure: resolve }),
  );
  expect([kinds, failure]).toMatchObject([[false, true], { status: 486 }]);
});
