import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { silentListeners } from './sip-listeners.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Takes TCP and answers what comes over UDP with this; null: not at all. */
async function listener(answer: string | null): Promise<number> {
  const tcp = createServer().listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const address = tcp.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const udp = createSocket('udp4');
  udp.on('message', (request, { port: from, address: host }) => {
    expect(String(request)).toMatch(/^OPTIONS sip:127\.0\.0\.1:\d+ SIP\/2\.0\r\n/);
    if (answer !== null) udp.send(answer, from, host);
  });
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');
  closing.push(
    () => tcp.close(),
    () => udp.close(),
  );
  return port;
}

test('a listener that answers OPTIONS and takes connections is none of them', async () => {
  const sipPort = await listener('SIP/2.0 200 OK\r\n\r\n');
  expect(await silentListeners({ sipHost: '0.0.0.0', sipPort, sipsPort: 0 })).toEqual([]);
  const other = await listener('SIP/2.0 405 Method Not Allowed\r\n\r\n');
  expect(await silentListeners({ sipHost: '127.0.0.1', sipPort: other, sipsPort: sipPort })).toEqual([]);
});

test('one that is closed, or answers with something else, is told by its place', async () => {
  const sipPort = await listener('hello');
  const free = await listener(null);
  for (const close of closing.splice(2)) close();
  expect(await silentListeners({ sipHost: '127.0.0.1', sipPort, sipsPort: free })).toEqual([
    `UDP port ${sipPort}`,
    `TLS port ${free}`,
  ]);
});
