import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SipEndpoint, type SipEndpointOptions } from '../endpoint/sip-endpoint.ts';
import { parseMessage } from '../message/parse-message.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { wire } from '../testing/wire.ts';
import type { Flow, FlowCloseReason } from './transport.ts';
import { WebSocketListener } from './web-socket-listener.ts';

const cleanups: Array<() => unknown> = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

interface Opened {
  readonly endpoint: SipEndpoint;
  readonly url: string;
  readonly flows: Flow[];
  readonly closed: Promise<FlowCloseReason>;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function open(options: Partial<SipEndpointOptions> = {}): Promise<Opened> {
  const listener = new WebSocketListener({ transport: 'ws', pingInterval: 30_000 });
  const server = createServer().on('upgrade', (request, socket, head) => listener.upgrade(request, socket, head));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const flows: Flow[] = [];
  let tell: (reason: FlowCloseReason) => void = () => {};
  const closed = new Promise<FlowCloseReason>((resolve) => (tell = resolve));
  const endpoint = new SipEndpoint({
    listen: [{ transport: 'ws', address: '127.0.0.1', port: portOf(server) }],
    factories: { ws: listener.factory },
    onRequest: (_, transaction) => {
      flows.push(transaction.flow);
      transaction.respond(200);
    },
    onFlowClosed: (_, reason) => tell(reason),
    ...options,
  });
  await endpoint.start();
  cleanups.push(
    () => new Promise((resolve) => server.close(resolve)),
    () => endpoint.stop(),
  );
  return { endpoint, url: `ws://127.0.0.1:${portOf(server)}/ws`, flows, closed };
}

async function plug(url: string, protocols: string[] = ['sip']): Promise<WebSocket> {
  const socket = new WebSocket(url, protocols);
  cleanups.push(() => socket.terminate());
  await once(socket, 'open');
  return socket;
}

/** The HTTP status that a client is refused with. */
async function refusal(url: string, protocols: string[]): Promise<number> {
  const socket = new WebSocket(url, protocols);
  socket.on('error', () => {});
  const [, response] = await once(socket, 'unexpected-response');
  return response.statusCode;
}

const options = wire(`
OPTIONS sip:a@example.com SIP/2.0
Via: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK1;rport
From: <sip:b@example.com>;tag=1
To: <sip:a@example.com>
Call-ID: one
CSeq: 1 OPTIONS

`);

async function nextMessage(socket: WebSocket): Promise<{ text: string; binary: boolean }> {
  const [data, binary] = await once(socket, 'message');
  return { text: String(data), binary };
}

describe('SIP over WebSocket (RFC 7118)', () => {
  it('agrees on the subprotocol sip and refuses a client that does not offer it', async () => {
    const { url } = await open();
    expect((await plug(url, ['xmpp', 'sip'])).protocol).toBe('sip');
    expect(await refusal(url, ['xmpp'])).toBe(400);
    expect(await refusal(url, [])).toBe(400);
  });

  it.each(['text', 'binary'])('takes a request without Content-Length in a %s message and answers it', async (kind) => {
    const { url, flows } = await open();
    const socket = await plug(url);
    socket.send(options, { binary: kind === 'binary' });
    const { text, binary } = await nextMessage(socket);
    const response = parseMessage(Buffer.from(text));
    expect(binary).toBe(false);
    expect(response).toMatchObject({ kind: 'response', status: 200 });
    expect(response.via).toMatchObject({ transport: 'WS', host: 'df7jal23ls0d.invalid' });
    expect(response.via.params.get('received')).toBe('127.0.0.1');
    expect(flows[0]?.transport).toBe('ws');
  });

  it('reaches the client on its connection, and only there', async () => {
    const { endpoint, url, flows } = await open();
    const socket = await plug(url);
    socket.send(options);
    await nextMessage(socket);
    const flow = flows[0];
    if (flow === undefined) throw new Error('no flow');
    const asked = endpoint.request({
      method: 'OPTIONS',
      uri: 'sip:b@x.invalid',
      from: 'sip:a@example.com',
      target: flow,
    });
    const request = parseMessage(Buffer.from((await nextMessage(socket)).text));
    expect(request.via).toMatchObject({ transport: 'WS' });
    socket.send(
      wire(`
SIP/2.0 204 No Notification
Via: ${request.headers.get('Via')}
From: ${request.headers.get('From')}
To: ${request.headers.get('To')};tag=2
Call-ID: ${request.callId}
CSeq: 1 OPTIONS

`),
    );
    expect((await asked).status).toBe(204);
    await expect(endpoint.connect({ transport: 'ws', ...flow.remote })).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('answers the keep-alive of RFC 5626 and passes over single line ends', async () => {
    const { url } = await open();
    const socket = await plug(url);
    socket.send('\r\n');
    socket.send('\r\n\r\n');
    expect(await nextMessage(socket)).toEqual({ text: '\r\n', binary: false });
  });

  it('tells when the connection is gone', async () => {
    const { endpoint, url, flows, closed } = await open();
    const socket = await plug(url);
    socket.send(options);
    await nextMessage(socket);
    const id = flows[0]?.id ?? '';
    expect(endpoint.flow(id)).toBe(flows[0]);
    socket.close();
    expect(await closed).toBe('remote');
    expect(endpoint.flow(id)).toBeUndefined();
    await expect(flows[0]?.send(options)).rejects.toMatchObject({ code: 'flow-closed' });
  });

  it('pings, and drops a client that does not answer', async () => {
    const clock = new ManualClock();
    const { url, closed } = await open({ clock });
    const socket = new WebSocket(url, ['sip'], { autoPong: false });
    cleanups.push(() => socket.terminate());
    await once(socket, 'open');
    socket.send(options);
    await nextMessage(socket);
    const pinged = once(socket, 'ping');
    await clock.advance(30_000);
    await pinged;
    await clock.advance(30_000);
    expect(await closed).toBe('idle');
  });

  it('bounds connections from one address and drops clients that say nothing', async () => {
    const clock = new ManualClock();
    const { url, closed } = await open({ clock, streams: { maxConnectionsPerAddress: 1, messageTimeout: 1000 } });
    await plug(url);
    expect(await refusal(url, ['sip'])).toBe(503);
    await clock.advance(1001);
    expect(await closed).toBe('slow');
  });

  it('ends the connection of a client that sends more than any message may hold', async () => {
    const { url } = await open();
    const socket = await plug(url);
    socket.send(Buffer.alloc(300 * 1024, 'x'));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1009);
  });
});
