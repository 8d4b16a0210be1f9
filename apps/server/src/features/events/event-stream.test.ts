import { createServer, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { EventStream } from './event-stream.ts';

describe('EventStream', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  /** A response to a client that reads nothing until it is told to. */
  async function idleClient(): Promise<{ response: ServerResponse; client: Socket }> {
    const server = createServer();
    const response = new Promise<ServerResponse>((resolve) => {
      server.once('request', (_request, answer) => resolve(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const client = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
    client.on('error', () => undefined);
    client.pause();
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    closers.push(() => {
      client.destroy();
      server.close();
    });
    return { response: await response, client };
  }

  const event = (id: number, text: string) =>
    ({
      event_id: id,
      type: 'config.changed',
      time: '2026-01-01T00:00:00.000Z',
      tenant_id: 1,
      data: { text },
      userIds: [1],
      extensionUuids: [],
    }) as const;

  it('drops a client that does not read instead of filling memory', async () => {
    const { response } = await idleClient();
    const stream = new EventStream(response, {});
    const closed = new Promise<void>((resolve) => stream.onClose(resolve));
    const text = 'x'.repeat(64 * 1024);
    for (let id = 1; stream.isOpen && id < 2000; id += 1) stream.send(event(id, text));
    await closed;
    expect(response.writableLength).toBeLessThan(4 * 1024 * 1024);
  });

  it('never lets ids go back: a late event goes without one', async () => {
    const { response, client } = await idleClient();
    const stream = new EventStream(response, {});
    stream.send(event(5, 'five'));
    stream.send(event(4, 'four'));
    stream.send(event(6, 'six'));
    stream.end();
    let text = '';
    client.on('data', (chunk) => {
      text += String(chunk);
    });
    client.resume();
    await new Promise((resolve) => response.once('close', resolve));
    await expect.poll(() => text).toContain('six');
    expect(text.match(/^id: \d+$/gm)).toEqual(['id: 5', 'id: 6']);
    expect(text).toContain('four');
    expect(text).not.toContain('userIds');
  });
});
