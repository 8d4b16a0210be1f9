import { beforeEach, describe, expect, it } from 'vitest';
import type { InviteFailure } from '../dialog/client-invite.ts';
import { acceptInvite, endpointAt } from '../testing/endpoints.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryNetwork } from '../testing/memory-network.ts';
import type { TransportKind } from '../transport/transport.ts';
import type { Resolver } from './resolver.ts';
import type { SipEndpoint } from './sip-endpoint.ts';

const [caller, first, second] = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];
const toService = { uri: 'sip:service@example.com', from: 'sip:alice@example.com' };

let clock: ManualClock;
let network: MemoryNetwork;
let endpoint: SipEndpoint;

function pointingTo(...places: ReadonlyArray<readonly [TransportKind, string]>): Resolver {
  return { resolve: async () => places.map(([transport, address]) => ({ transport, address, port: 5060 })) };
}

async function answering(address: string, status: number): Promise<void> {
  await endpointAt(network, clock, address, { onRequest: (_, transaction) => transaction.respond(status) });
}

beforeEach(async () => {
  clock = new ManualClock();
  network = new MemoryNetwork(clock);
  endpoint = await endpointAt(network, clock, caller, { resolver: pointingTo(['udp', first], ['udp', second]) });
});

describe('a request to a host with several servers (RFC 3263 §4.3)', () => {
  it('goes to the next in a new transaction when one answers 503', async () => {
    await Promise.all([answering(first, 503), answering(second, 200)]);
    const answer = endpoint.request({ ...toService, method: 'OPTIONS' });
    await clock.advance(10);
    expect((await answer).status).toBe(200);
    const requests = network.sent.filter(({ from }) => from.address === caller).map(({ message }) => message);
    expect(new Set(requests.map((request) => request?.callId)).size).toBe(1);
    expect(new Set(requests.map((request) => request?.via.params.get('branch'))).size).toBe(2);
    expect(requests.map((request) => request?.vias.length)).toEqual([1, 1]);
  });

  it('goes to the next when one is silent', async () => {
    await answering(second, 200);
    const answer = endpoint.request({ ...toService, method: 'OPTIONS' });
    await clock.advance(32_000);
    await clock.advance(10);
    expect((await answer).status).toBe(200);
  });

  it('goes past a place that cannot be reached from here', async () => {
    await answering(second, 200);
    const other = await endpointAt(network, clock, '192.0.2.9', {
      resolver: pointingTo(['tls', first], ['udp', second]),
    });
    const answer = other.request({ ...toService, method: 'OPTIONS' });
    await clock.advance(10);
    expect((await answer).status).toBe(200);
  });

  it('ends with the 503 when all are out of service, and with any other refusal at once', async () => {
    await Promise.all([answering(first, 503), answering(second, 503)]);
    const answer = endpoint.request({ ...toService, method: 'OPTIONS' });
    await clock.advance(10);
    expect((await answer).status).toBe(503);
    const refusing = await endpointAt(network, clock, '192.0.2.9', {
      resolver: pointingTo(['udp', '192.0.2.4'], ['udp', second]),
    });
    await answering('192.0.2.4', 486);
    const refused = refusing.request({ ...toService, method: 'OPTIONS' });
    await clock.advance(10);
    expect((await refused).status).toBe(486);
  });
});

describe('a request with little patience', () => {
  const patient = { ...toService, method: 'OPTIONS', patienceMs: 4000 };

  it('has each server be silent for an equal part of it', async () => {
    await answering(second, 200);
    const answer = endpoint.request(patient);
    await clock.advance(1990);
    expect(network.sent.some(({ to }) => to.address === second)).toBe(false);
    await clock.advance(30);
    expect((await answer).status).toBe(200);
  });

  it('finds the silent server last the next time, for a minute', async () => {
    await answering(second, 200);
    const firstAsked = async () => {
      const before = network.sent.length;
      const answer = endpoint.request(patient);
      await clock.advance(10);
      const [request] = network.sent.slice(before).filter(({ from }) => from.address === caller);
      await clock.advance(2010);
      await answer;
      return request?.to.address;
    };
    expect([await firstAsked(), await firstAsked()]).toEqual([first, second]);
    await clock.advance(120_000);
    expect(await firstAsked()).toBe(first);
  });

  it('takes the answer of a slow server where nobody else answers', async () => {
    await endpointAt(network, clock, first, {
      onRequest: (_, transaction) => void clock.after(3000, () => transaction.respond(486)),
    });
    const answer = endpoint.request(patient);
    await clock.advance(3100);
    expect((await answer).status).toBe(486);
  });
});

describe('a call to a host with several servers', () => {
  const call = (patienceMs?: number) =>
    new Promise<InviteFailure | 'answered'>((resolve) => {
      endpoint.invite(
        { ...toService, patienceMs, body: 'v=0', contentType: 'application/sdp' },
        {
          onAnswer: (_, dialog) => {
            dialog.ack();
            resolve('answered');
          },
          onFailure: resolve,
        },
      );
    });

  it('is taken by the next when one answers 503', async () => {
    await answering(first, 503);
    const callee: SipEndpoint = await endpointAt(network, clock, second, {
      onRequest: (_, transaction) => void acceptInvite(callee, transaction).answer({ body: 'v=0' }),
    });
    const outcome = call();
    await clock.advance(20);
    expect(await outcome).toBe('answered');
    expect(network.sentFrom(caller)).toEqual(['INVITE', 'ACK', 'INVITE', 'ACK']);
  });

  it('fails once, when all are out of service', async () => {
    await Promise.all([answering(first, 503), answering(second, 503)]);
    const outcome = call();
    await clock.advance(20);
    expect(await outcome).toMatchObject({ status: 503, cause: 'refused' });
  });

  it('is taken by the next in time when one is silent; what that one says later is cancelled', async () => {
    const callee: SipEndpoint = await endpointAt(network, clock, second, {
      onRequest: (_, transaction) => void acceptInvite(callee, transaction).answer({ body: 'v=0' }),
    });
    const outcome = call(6000);
    await clock.advance(3020);
    expect(await outcome).toBe('answered');
    let isCancelled = false;
    const late: SipEndpoint = await endpointAt(network, clock, first, {
      onRequest: (_, transaction) => {
        const invite = acceptInvite(late, transaction);
        invite.onCancel = () => {
          isCancelled = true;
        };
        invite.ring(180);
      },
    });
    await clock.advance(5000);
    expect(isCancelled).toBe(true);
  });

  it('is taken by the silent one where that answers before the next, which is cancelled', async () => {
    const answeringAfter = async (address: string, ms: number) => {
      const callee: SipEndpoint = await endpointAt(network, clock, address, {
        onRequest: (_, transaction) => {
          const invite = acceptInvite(callee, transaction);
          clock.after(ms, () => invite.answer({ body: 'v=0' }));
        },
      });
    };
    network.settings = { delay: ({ from }) => (from.address === first ? 3100 : 1) };
    await Promise.all([answeringAfter(first, 0), answeringAfter(second, 2000)]);
    const outcome = call(6000);
    await clock.advance(3500);
    expect(await outcome).toBe('answered');
    const cancelled = network.sent.filter(({ message }) => message?.kind === 'request' && message.method === 'CANCEL');
    expect(new Set(cancelled.map(({ to }) => to.address))).toEqual(new Set([second]));
    expect(network.sentFrom(caller)).not.toContain('BYE');
  });

  it('fails when both are silent, and takes back what comes after that', async () => {
    const outcome = call(6000);
    await clock.advance(36_000);
    expect(await outcome).toMatchObject({ status: 408, cause: 'timeout' });
    expect(network.sent.filter(({ to }) => to.address === second).length).toBeGreaterThan(0);
  });
});
