import { readdirSync } from 'node:fs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { RemoteAddress } from '../plane/api.ts';
import { loadLibc } from './libc.ts';
import { linuxSockets } from './linux-sockets.ts';
import { NODE_SOCKETS } from './node-sockets.ts';
import type { Receive, UdpSocket, UdpSockets } from './udp-socket.ts';

/** A socket of a test and copies of what it received. */
interface Party {
  readonly socket: UdpSocket;
  readonly at: RemoteAddress;
  readonly heard: { readonly text: string; readonly from: RemoteAddress }[];
}

/**
 * Binds a port that nobody held a moment ago, another one where somebody has come first. Named, as the plane's ports
 * are: a socket that the system gave its port loses it when it is freed of its remote.
 */
async function bindFree(sockets: UdpSockets, address: string, receive: Receive): Promise<UdpSocket> {
  for (;;) {
    const held = await NODE_SOCKETS.bind(address, 0, () => undefined);
    const { port } = held;
    await held.close();
    try {
      return await sockets.bind(address, port, receive);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
}

const isLinux = process.platform === 'linux';
/** On Linux the address of nobody else: what phones of other tests still send to a port of theirs must not arrive here. */
const LOOPBACK = isLinux ? '127.0.44.1' : '127.0.0.1';

async function open(sockets: UdpSockets, address = LOOPBACK, port?: number): Promise<Party> {
  const heard: Party['heard'] = [];
  const receive: Receive = (message, from) => {
    heard.push({ text: message.toString('latin1'), from: { address: from.address, port: from.port } });
  };
  const socket = await (port === undefined
    ? bindFree(sockets, address, receive)
    : sockets.bind(address, port, receive));
  onTestFinished(() => socket.close());
  return { socket, at: { address, port: socket.port }, heard };
}

const texts = ({ heard }: Party): string[] => heard.map(({ text }) => text);

function eventually(assertion: () => void): Promise<void> {
  return vi.waitFor(assertion, { timeout: 20_000, interval: 2 });
}

/** Resolves when all that was sent before has arrived. */
async function settled(sockets: UdpSockets, address = LOOPBACK): Promise<void> {
  const marker = await open(sockets, address);
  marker.socket.send(Buffer.from('marker'), marker.at);
  await eventually(() => expect(texts(marker)).toEqual(['marker']));
}

const implementations: [string, () => UdpSockets][] = [['Node.js', () => NODE_SOCKETS]];
if (isLinux) implementations.push(['Linux', () => linuxSockets(loadLibc(), () => performance.now())]);

describe.each(implementations)('UDP sockets of %s', (_, make) => {
  const sockets = make();

  describe.each([LOOPBACK, '::1'])('at %s', (address) => {
    test('pass datagrams both ways and tell the sender', async () => {
      const [a, b] = [await open(sockets, address), await open(sockets, address)];
      a.socket.send(Buffer.from('one'), b.at);
      b.socket.send(Buffer.from('two'), a.at);
      await eventually(() => {
        expect(b.heard).toEqual([{ text: 'one', from: a.at }]);
        expect(a.heard).toEqual([{ text: 'two', from: b.at }]);
      });
    });

    test('tied to one remote hear nobody else; freed, they do', async () => {
      const [us, remote, stranger] = [
        await open(sockets, address),
        await open(sockets, address),
        await open(sockets, address),
      ];
      us.socket.tie(remote.at);
      stranger.socket.send(Buffer.from('strange'), us.at);
      remote.socket.send(Buffer.from('known'), us.at);
      await eventually(() => expect(us.heard).toEqual([{ text: 'known', from: remote.at }]));
      us.socket.send(Buffer.from('to the tied one'), { ...remote.at });
      us.socket.send(Buffer.from('to another'), stranger.at);
      us.socket.tie(null);
      stranger.socket.send(Buffer.from('stranger'), us.at);
      await eventually(() => expect(us.heard.at(-1)).toEqual({ text: 'stranger', from: stranger.at }));
      us.socket.send(Buffer.from('to anybody'), stranger.at);
      await eventually(() => expect(texts(stranger)).toEqual(['to anybody']));
      expect(texts(remote)).toEqual(['to the tied one']);
    });

    test('what a stranger sent before the tie is told as his', async () => {
      const [us, remote, stranger] = [
        await open(sockets, address),
        await open(sockets, address),
        await open(sockets, address),
      ];
      stranger.socket.send(Buffer.from('before'), us.at);
      us.socket.tie(remote.at);
      remote.socket.send(Buffer.from('after'), us.at);
      await eventually(() => expect(texts(us)).toContain('after'));
      for (const { text, from } of us.heard) expect(from).toEqual(text === 'before' ? stranger.at : remote.at);
    });

    test('change the remote they are tied to', async () => {
      const [us, first, second] = [
        await open(sockets, address),
        await open(sockets, address),
        await open(sockets, address),
      ];
      us.socket.tie(first.at);
      us.socket.tie(second.at);
      us.socket.send(Buffer.from('hello'), second.at);
      first.socket.send(Buffer.from('from the first'), us.at);
      second.socket.send(Buffer.from('from the second'), us.at);
      await eventually(() => expect(texts(us)).toEqual(['from the second']));
      await eventually(() => expect(texts(second)).toEqual(['hello']));
    });

    test('a port that is held is refused as such, and free again once closed', async () => {
      const held = await open(sockets, address);
      await expect(open(NODE_SOCKETS, address, held.at.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
      await expect(open(sockets, address, held.at.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
      await held.socket.close();
      const again = await open(sockets, address, held.at.port);
      expect(again.at.port).toBe(held.at.port);
    });
  });

  test('a remote whose port is closed (ICMP) harms nothing, and is reached as soon as it is back', async () => {
    const us = await open(sockets);
    const gone = await open(sockets);
    us.socket.tie(gone.at);
    await gone.socket.close();
    for (let i = 0; i < 20; i++) us.socket.send(Buffer.from('lost'), gone.at);
    await settled(sockets);
    const back = await open(sockets, gone.at.address, gone.at.port);
    await settled(sockets);
    us.socket.send(Buffer.from('again'), back.at);
    back.socket.send(Buffer.from('answer'), us.at);
    await eventually(() => expect(texts(us)).toEqual(['answer']));
    await eventually(() => expect(texts(back)).toEqual(['again']));
  });

  test('after close nothing comes or goes, and closing again is no fault', async () => {
    const [us, peer] = [await open(sockets), await open(sockets)];
    peer.socket.send(Buffer.from('late'), us.at);
    await us.socket.close();
    await us.socket.close();
    expect(us.socket.port).toBe(0);
    us.socket.send(Buffer.from('never'), peer.at);
    us.socket.tie(peer.at);
    await settled(sockets);
    expect([texts(us), texts(peer)]).toEqual([[], []]);
  });

  test('a socket may be closed by what it receives', async () => {
    const peer = await open(sockets);
    const heard: string[] = [];
    const us: UdpSocket = await sockets.bind(LOOPBACK, 0, (message) => {
      heard.push(message.toString());
      void us.close();
    });
    const at = { address: LOOPBACK, port: us.port };
    for (const text of ['last', 'too late', 'too late']) peer.socket.send(Buffer.from(text), at);
    await eventually(() => expect(heard).toEqual(['last']));
    await settled(sockets);
    expect(heard).toEqual(['last']);
  });

  test('a burst comes whole and in order', async () => {
    const [us, peer] = [await open(sockets), await open(sockets)];
    const sent = Array.from({ length: 150 }, (_, i) => `datagram ${i}`);
    for (const text of sent) peer.socket.send(Buffer.from(text), us.at);
    await eventually(() => expect(texts(us)).toEqual(sent));
  });

  test('every length comes as it was sent, from nothing to the longest', async () => {
    const [us, peer] = [await open(sockets), await open(sockets)];
    const lengths = [0, 1, 172, 2047, 2048, 2049, 65_507, 0];
    for (const length of lengths) peer.socket.send(Buffer.alloc(length, 'x'), us.at);
    await eventually(() => expect(texts(us).map(({ length }) => length)).toEqual(lengths));
    expect(texts(us).join('')).toMatch(/^x*$/);
  });

  test('what is received may be sent on at once', async () => {
    const [caller, callee] = [await open(sockets), await open(sockets)];
    const relay: UdpSocket = await sockets.bind(LOOPBACK, 0, (message) => {
      message.write('on');
      relay.send(message.subarray(0, 2), callee.at);
      relay.send(message, callee.at);
    });
    onTestFinished(() => relay.close());
    caller.socket.send(Buffer.from('no-one'), { address: LOOPBACK, port: relay.port });
    await eventually(() => expect(texts(callee)).toEqual(['on', 'on-one']));
  });

  test('more than a thousand at once, under a load that is gathered and one that is not', async () => {
    const parties = await Promise.all(Array.from({ length: 1200 }, () => open(sockets)));
    const [sender] = parties;
    if (!sender) throw new Error('no sender');
    for (let round = 1; round <= 3; round++) {
      for (const [i, { at }] of parties.entries()) sender.socket.send(Buffer.from(`${round} to ${i}`), at);
      await eventually(() => {
        for (const [i, party] of parties.entries()) expect(texts(party).at(-1)).toBe(`${round} to ${i}`);
      });
    }
    await Promise.all(parties.map(({ socket }) => socket.close()));
  });

  test('addresses that are none, or not ours, are refused', async () => {
    await expect(open(sockets, '192.0.2.1', 4000)).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
    await expect(open(sockets, 'example.com', 4000)).rejects.toThrow();
  });

  test.runIf(isLinux)('no descriptor is left of sockets that were closed or could not be bound', async () => {
    await (await open(sockets)).socket.close();
    const descriptors = () => readdirSync('/proc/self/fd').length;
    const before = descriptors();
    for (let i = 0; i < 20; i++) {
      const parties = await Promise.all(Array.from({ length: 10 }, () => open(sockets)));
      expect(descriptors()).toBeGreaterThanOrEqual(before + 10);
      await expect(open(sockets, LOOPBACK, parties[0]?.at.port)).rejects.toThrow();
      await expect(open(sockets, '192.0.2.1', 4000)).rejects.toThrow();
      await Promise.all(parties.map(({ socket }) => socket.close()));
    }
    await eventually(() => expect(descriptors()).toBeLessThanOrEqual(before));
  });
});
