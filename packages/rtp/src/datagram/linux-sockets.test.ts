import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Libc, loadLibc } from './libc.ts';
import { linuxSockets } from './linux-sockets.ts';
import { openUdpSockets } from './open-sockets.ts';
import type { UdpSocket } from './udp-socket.ts';

const now = (): number => performance.now();

/** Two sockets at 127.0.0.1 over a C library that fails as told; `heard` is what the second one received. */
async function openPair(part: (libc: Libc) => Partial<Libc>) {
  const libc = loadLibc();
  const sockets = linuxSockets({ ...libc, ...part(libc) }, now);
  const heard: string[] = [];
  const a = await sockets.bind('127.0.0.1', 0, () => undefined);
  const b = await sockets.bind('127.0.0.1', 0, (message) => heard.push(message.toString()));
  onTestFinished(async () => {
    await Promise.all([a.close(), b.close()]);
  });
  const say = (text: string) => a.send(Buffer.from(text), { address: '127.0.0.1', port: b.port });
  return { a, b, heard, say };
}

/** A failure that happens so many times, then the call goes through. */
function failing(times: number, code: string, libc: Libc) {
  let left = times;
  let failed = false;
  return {
    fails: (): boolean => {
      failed = left > 0;
      if (failed) left--;
      return failed;
    },
    errno: () => (failed ? code : libc.errno()),
  };
}

function hears(heard: readonly string[], expected: readonly string[]): Promise<void> {
  return vi.waitFor(() => expect(heard).toEqual(expected), { timeout: 15_000, interval: 2 });
}

describe.runIf(process.platform === 'linux')('sockets of Linux', () => {
  test.each(['EINTR', 'ECONNREFUSED'])('a sending that ends with %s is tried once more', async (code) => {
    const { heard, say } = await openPair((libc) => {
      const failure = failing(1, code, libc);
      return { sendto: (...args) => (failure.fails() ? -1 : libc.sendto(...args)), errno: failure.errno };
    });
    say('one');
    say('two');
    await hears(heard, ['one', 'two']);
  });

  test.each(['EAGAIN', 'ENOBUFS', 'EPERM', 'ENETUNREACH', 'EMSGSIZE'])(
    'one that ends with %s is lost',
    async (code) => {
      const { heard, say } = await openPair((libc) => {
        const failure = failing(1, code, libc);
        return { sendto: (...args) => (failure.fails() ? -1 : libc.sendto(...args)), errno: failure.errno };
      });
      say('lost');
      say('two');
      await hears(heard, ['two']);
    },
  );

  test('a reading that fails is done again when the system says so', async () => {
    const { heard, say } = await openPair((libc) => {
      const failure = failing(3, 'EINTR', libc);
      return { recvfrom: (...args) => (failure.fails() ? -1 : libc.recvfrom(...args)), errno: failure.errno };
    });
    say('one');
    await hears(heard, ['one']);
  });

  test('a wait that is interrupted is no end of waiting', async () => {
    const { heard, say } = await openPair((libc) => {
      const failure = failing(3, 'EINTR', libc);
      return { epollWait: (...args) => (failure.fails() ? -1 : libc.epollWait(...args)), errno: failure.errno };
    });
    say('one');
    await hears(heard, ['one']);
  });

  test.each(['socket', 'dup3', 'getsockname', 'epollCreate1', 'epollCtl'] as const)(
    'when %s fails, the binding is refused with the system’s reason and leaves no descriptor',
    async (call) => {
      const libc = loadLibc();
      const broken: Libc = { ...libc, [call]: () => -1, errno: () => 'ENFILE' };
      const descriptors = () => readdirSync('/proc/self/fd').length;
      const before = descriptors();
      await expect(linuxSockets(broken, now).bind('127.0.0.1', 0, () => undefined)).rejects.toMatchObject({
        code: 'ENFILE',
      });
      await vi.waitFor(() => expect(descriptors()).toBeLessThanOrEqual(before), { timeout: 15_000, interval: 2 });
    },
  );

  test('a thread that is ended by force leaves no descriptor and no port', async () => {
    const descriptors = () => readdirSync('/proc/self/fd').length;
    const before = descriptors();
    const thread = new Worker(new URL('./socket-thread.fixture.ts', import.meta.url), { execArgv: [] });
    const [ports]: number[][] = await once(thread, 'message');
    expect(ports).toHaveLength(50);
    expect(descriptors()).toBeGreaterThanOrEqual(before + 50);
    await thread.terminate();
    expect(descriptors()).toBeLessThanOrEqual(before);
    const sockets = linuxSockets(loadLibc(), now);
    const again = await Promise.all((ports ?? []).map((port) => sockets.bind('127.0.0.77', port, () => undefined)));
    await Promise.all(again.map((socket) => socket.close()));
  });
});

describe('which sockets serve', () => {
  async function exchange(sockets: ReturnType<typeof openUdpSockets>, address: string): Promise<void> {
    const heard: string[] = [];
    const socket: UdpSocket = await sockets.bind(address, 0, (message) => heard.push(message.toString()));
    onTestFinished(() => socket.close());
    socket.send(Buffer.from('hello'), { address, port: socket.port });
    await hears(heard, ['hello']);
  }

  test('where C cannot be called, those of Node.js do, and the reason is told once', async () => {
    const reasons: string[] = [];
    const load = (): Libc => {
      throw new Error('no such library');
    };
    const sockets = openUdpSockets(now, (reason) => reasons.push(reason), load);
    await exchange(sockets, '127.0.0.1');
    await exchange(sockets, '::1');
    expect(reasons).toEqual(['no such library']);
  });

  test.runIf(process.platform === 'linux')('on Linux its own do', async () => {
    const reasons: string[] = [];
    const calls: number[] = [];
    const load = (): Libc => {
      const libc = loadLibc();
      return {
        ...libc,
        socket: (...args) => {
          calls.push(args[0]);
          return libc.socket(...args);
        },
      };
    };
    const sockets = openUdpSockets(now, (reason) => reasons.push(reason), load);
    await exchange(sockets, '127.0.0.1');
    await exchange(sockets, '::1');
    expect({ reasons, families: calls }).toEqual({ reasons: [], families: [2, 10] });
  });
});
