import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createResponse } from '../message/create-response.ts';
import type { SipMessage } from '../message/message.ts';
import { serializeMessage } from '../message/serialize-message.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { selfSignedPair } from '../testing/self-signed-pair.ts';
import { parseRequest, wire } from '../testing/wire.ts';
import { responseRoute } from './response-route.ts';
import { tlsTransport } from './tls-transport.ts';
import type { Destination, Flow, FlowCloseReason, TransportKind } from './transport.ts';
import { TransportLayer, type TransportLayerOptions } from './transport-layer.ts';

const factories = { tls: tlsTransport(selfSignedPair) };

const cleanups: Array<() => unknown> = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** Events in order, awaited one by one. */
class Inbox<T> {
  readonly #items: T[] = [];
  #waiting: ((item: T) => void) | undefined;

  put(item: T): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting === undefined) this.#items.push(item);
    else waiting(item);
  }

  next(): Promise<T> {
    const item = this.#items.shift();
    return item === undefined ? new Promise((resolve) => (this.#waiting = resolve)) : Promise.resolve(item);
  }
}

interface Opened {
  readonly layer: TransportLayer;
  readonly place: Destination;
  readonly messages: Inbox<{ message: SipMessage; flow: Flow }>;
  readonly closed: Inbox<FlowCloseReason>;
  readonly invalid: Inbox<string>;
}

async function open(
  transport: TransportKind,
  options: Partial<TransportLayerOptions> = {},
  address = '127.0.0.1',
): Promise<Opened> {
  const messages: Opened['messages'] = new Inbox();
  const closed: Opened['closed'] = new Inbox();
  const invalid: Opened['invalid'] = new Inbox();
  const layer = new TransportLayer({
    onMessage: (message, flow) => messages.put({ message, flow }),
    onInvalid: (error) => invalid.put(error.reason),
    onFlowClosed: (_, reason) => closed.put(reason),
    factories,
    ...options,
  });
  await layer.open([{ transport, address, port: 0 }]);
  cleanups.push(() => layer.close());
  const [place] = layer.listening;
  if (place === undefined) throw new Error('not listening');
  return { layer, place, messages, closed, invalid };
}

async function plug(place: Destination): Promise<Socket> {
  const socket = connect(place.port, place.address);
  cleanups.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const options = (via: string, callId = 'one') => `
OPTIONS sip:a@example.com SIP/2.0
Via: ${via}
From: <sip:b@example.com>;tag=1
To: <sip:a@example.com>
Call-ID: ${callId}
CSeq: 1 OPTIONS
Content-Length: 0

`;

describe.each<TransportKind>(['udp', 'tcp', 'tls'])('%s', (kind) => {
  it('carries messages both ways on one flow', async () => {
    const left = await open(kind);
    const right = await open(kind);
    const flow = await left.layer.connect(right.place);
    await flow.send(wire(options(`SIP/2.0/${kind.toUpperCase()} 127.0.0.1:1;branch=z9hG4bK1;rport`)));
    const there = await right.messages.next();
    expect(there.flow.remote).toEqual(flow.local);
    expect(there.message.via.params.get('rport')).toBe(String(flow.local.port));
    if (there.message.kind !== 'request') throw new Error('not a request');
    await there.flow.send(serializeMessage(createResponse(there.message, 200)));
    const back = await left.messages.next();
    expect(back.message.kind === 'response' && back.message.status).toBe(200);
    expect(back.flow.id).toBe(flow.id);
  });

  it('reuses the flow to a peer, and finds it by its id', async () => {
    const left = await open(kind);
    const right = await open(kind);
    const flows = await Promise.all([left.layer.connect(right.place), left.layer.connect(right.place)]);
    flows.push(await left.layer.connect(right.place));
    expect(new Set(flows.map((flow) => flow.id)).size).toBe(1);
    expect(left.layer.flow(flows[0]?.id ?? '')?.remote).toEqual({
      address: right.place.address,
      port: right.place.port,
    });
    expect(left.layer.flow('other/flow')).toBeUndefined();
  });

  it('says which address is in use', async () => {
    const first = await open(kind);
    const layer = new TransportLayer({ onMessage: () => {}, factories });
    const taken = { transport: kind, address: '127.0.0.1', port: first.place.port };
    await expect(layer.open([{ transport: kind, address: '127.0.0.1', port: 0 }, taken])).rejects.toMatchObject({
      name: 'SipListenError',
      code: 'EADDRINUSE',
      ...taken,
    });
    expect(layer.listening).toEqual([]);
  });

  it('works over IPv6', async () => {
    const left = await open(kind, {}, '::1');
    const right = await open(kind, {}, '::1');
    const flow = await left.layer.connect(right.place);
    await flow.send(wire(options(`SIP/2.0/${kind.toUpperCase()} [::1]:1;branch=z9hG4bK1`)));
    expect((await right.messages.next()).flow.remote.address).toBe('::1');
    expect(left.layer.advertised(flow)).toEqual({ host: '::1', port: left.place.port });
    expect(left.layer.flow(flow.id)?.id).toBe(flow.id);
  });

  it('asks before any work whether a source may come in', async () => {
    const asked: Destination[] = [];
    const guarded = await open(kind, { accept: (source) => asked.push(source) > 1 });
    const other = await open(kind);
    const send = async (layer: TransportLayer, callId: string) => {
      const flow = await layer.connect(guarded.place);
      await flow.send(wire(options('SIP/2.0/UDP x;branch=z9hG4bK1', callId))).catch(() => {});
    };
    const turnedAway = send(other.layer, 'refused');
    // Nothing is agreed on with a source that may not come in.
    if (kind === 'tls') await expect(turnedAway).rejects.toMatchObject({ code: 'unreachable' });
    else await turnedAway;
    if (kind === 'tcp') await other.closed.next();
    await send((await open(kind)).layer, 'taken');
    expect((await guarded.messages.next()).message.callId).toBe('taken');
    expect(asked[0]).toMatchObject({ transport: kind, address: '127.0.0.1' });
  });

  it('has no way to another kind or family', async () => {
    const { layer } = await open(kind);
    const failure = { name: 'SipTransportError', code: 'no-transport' };
    await expect(layer.connect({ transport: 'wss', address: '127.0.0.1', port: 1 })).rejects.toMatchObject(failure);
    await expect(layer.connect({ transport: kind, address: '::1', port: 1 })).rejects.toMatchObject(failure);
  });
});

describe('what Via and Contact say', () => {
  it('is the bound address, the advertised one, or for a wildcard the one towards the peer', async () => {
    const advertised = async (
      address: string,
      options: Partial<TransportLayerOptions> = {},
      host?: string,
      port?: number,
    ) => {
      const layer = new TransportLayer({ onMessage: () => {}, ...options });
      await layer.open([{ transport: 'udp', address, port: 0, advertised: { host, port } }]);
      cleanups.push(() => layer.close());
      const flow = await layer.connect({ transport: 'udp', address: '127.0.0.9', port: 5060 });
      const told = layer.advertised(flow);
      return [told.host, told.port === layer.listening[0]?.port ? 'bound' : told.port];
    };
    expect(await advertised('127.0.0.1')).toEqual(['127.0.0.1', 'bound']);
    expect(await advertised('0.0.0.0')).toEqual(['127.0.0.1', 'bound']);
    expect(await advertised('0.0.0.0', { advertisedHost: 'pbx.example.com' })).toEqual(['pbx.example.com', 'bound']);
    expect(await advertised('0.0.0.0', { advertisedHost: '2001:db8::1' })).toEqual(['127.0.0.1', 'bound']);
    expect(await advertised('127.0.0.1', { advertisedHost: 'pbx.example.com' }, 'edge.example.com', 5070)).toEqual([
      'edge.example.com',
      5070,
    ]);
  });
});

describe('UDP', () => {
  it('passes over keep-alives and tells what is no message', async () => {
    const { place, messages, invalid } = await open('udp');
    const socket = createSocket('udp4');
    cleanups.push(() => socket.close());
    for (const text of [
      '\r\n\r\n',
      '\0',
      'nonsense',
      options('SIP/2.0/UDP x;branch=z9hG4bK1').replace(/\n/g, '\r\n').trimStart(),
    ]) {
      socket.send(text, place.port, place.address);
    }
    expect((await messages.next()).message.callId).toBe('one');
    expect(await invalid.next()).toBe('No empty line after the header fields');
  });

  it('answers a STUN keep-alive with the address it came from (RFC 5626 §4.4.2)', async () => {
    const { place } = await open('udp');
    const socket = createSocket('udp4');
    cleanups.push(() => socket.close());
    const transaction = 'b7e7a701bc34d686fa87dfae';
    socket.send(Buffer.from(`000100002112a442${transaction}`, 'hex'), place.port, place.address);
    const [answer] = await once(socket, 'message');
    const port = (socket.address().port ^ 0x2112).toString(16).padStart(4, '0');
    expect(answer.toString('hex')).toBe(`0101000c2112a442${transaction}002000080001${port}5e12a443`);
  });

  it('refuses what no datagram can hold', async () => {
    const { layer, place } = await open('udp');
    const flow = await layer.connect(place);
    await expect(flow.send(Buffer.alloc(70_000))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('does not send on a closed socket', async () => {
    const { layer, place } = await open('udp');
    const flow = await layer.connect(place);
    await layer.close();
    await expect(flow.send(Buffer.from('x'))).rejects.toMatchObject({ code: 'flow-closed' });
  });
});

describe('TCP', () => {
  it('answers the keep-alive of RFC 5626 with one CRLF', async () => {
    const { place } = await open('tcp');
    const socket = await plug(place);
    socket.write('\r\n\r\n');
    const [data] = await once(socket, 'data');
    expect(String(data)).toBe('\r\n');
  });

  it('cuts the stream into messages and drops a malformed one without losing the next', async () => {
    const { place, messages, invalid } = await open('tcp');
    const socket = await plug(place);
    const good = wire(options('SIP/2.0/TCP x;branch=z9hG4bK1')).toString();
    socket.write(good.replace('CSeq: 1', 'CSeq: x') + good.slice(0, 30));
    expect(await invalid.next()).toBe('Malformed CSeq');
    socket.write(good.slice(30));
    expect((await messages.next()).message.callId).toBe('one');
  });

  it('closes a connection whose framing is lost', async () => {
    const { place, closed, invalid } = await open('tcp');
    const socket = await plug(place);
    socket.write(wire(options('SIP/2.0/TCP x').replace('Content-Length: 0', 'Content-Length: -1')));
    expect(await invalid.next()).toBe('Malformed Content-Length');
    expect(await closed.next()).toBe('malformed');
  });

  it('closes a connection that keeps its promise of keep-alives no longer (RFC 5626 §4.4)', async () => {
    const clock = new ManualClock();
    const { place, closed, messages, layer } = await open('tcp', { clock, streams: { idleTimeout: 9000 } });
    const socket = await plug(place);
    socket.write(wire(options('SIP/2.0/TCP x;branch=z9hG4bK1')));
    const { flow } = await messages.next();
    flow.expectKeepAlives?.(500);
    await clock.advance(400);
    expect(layer.flow(flow.id)).toBe(flow);
    await clock.advance(101);
    expect(await closed.next()).toBe('idle');
  });

  it('closes connections that say nothing, or say it too slowly', async () => {
    const clock = new ManualClock();
    const { place, closed, messages, layer } = await open('tcp', {
      clock,
      streams: { messageTimeout: 1000, idleTimeout: 9000 },
    });
    const text = wire(options('SIP/2.0/TCP x;branch=z9hG4bK1'));
    const slow = await plug(place);
    slow.write(text);
    const { flow } = await messages.next();
    await plug(place);
    await clock.advance(1001);
    expect(await closed.next()).toBe('slow');
    expect(layer.flow(flow.id)).toBe(flow);
    await clock.advance(8000);
    expect(await closed.next()).toBe('idle');
    expect(layer.flow(flow.id)).toBeUndefined();
    const dripping = await plug(place);
    dripping.write(text);
    await messages.next();
    dripping.write(`\r\n\r\n${text.subarray(0, 10).toString()}`);
    await once(dripping, 'data');
    await clock.advance(999);
    await clock.advance(2);
    expect(await closed.next()).toBe('slow');
  });

  it('bounds connections in all and from one address', async () => {
    const { place, messages } = await open('tcp', { streams: { maxConnectionsPerAddress: 1 } });
    const first = await plug(place);
    const second = await plug(place);
    await once(second, 'close');
    first.write(wire(options('SIP/2.0/TCP x;branch=z9hG4bK1')));
    expect((await messages.next()).message.callId).toBe('one');
  });

  it('tells what cannot be connected to', async () => {
    const { layer } = await open('tcp');
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    server.close();
    await once(server, 'close');
    await expect(layer.connect({ transport: 'tcp', address: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'unreachable',
    });
  });

  it('does not keep a connection that the peer has ended', async () => {
    const left = await open('tcp');
    const right = await open('tcp');
    const flow = await left.layer.connect(right.place);
    await right.layer.close();
    expect(await left.closed.next()).toBe('remote');
    await expect(flow.send(Buffer.from('x'))).rejects.toMatchObject({ code: 'flow-closed' });
  });

  it('gives up on a peer that does not read', async () => {
    const { place, messages, closed } = await open('tcp', { streams: { maxUnsent: 1000 } });
    const socket = await plug(place);
    socket.write(wire(options('SIP/2.0/TCP x;branch=z9hG4bK1')));
    const { flow } = await messages.next();
    await expect(flow.send(Buffer.alloc(1001))).rejects.toMatchObject({ code: 'backpressure' });
    expect(await closed.next()).toBe('slow');
  });
});

describe('where responses go (RFC 3261 §18.2.2, RFC 3581)', () => {
  const remote = { address: '198.51.100.7', port: 40_000 };
  const flow = (transport: TransportKind, closed = false): Flow => ({
    id: 'x',
    transport,
    reliable: transport !== 'udp',
    local: { address: '192.0.2.1', port: 5060 },
    remote,
    closed,
    send: () => Promise.resolve(),
    close: () => {},
  });
  const route = (via: string, from: Flow) => {
    const target = responseRoute(parseRequest(options(via)).via, from);
    return 'send' in target ? 'flow' : `${target.transport} ${target.address}:${target.port}`;
  };

  it.each([
    ['SIP/2.0/UDP 10.0.0.1:5062;rport=40000;received=198.51.100.7', flow('udp'), 'flow'],
    ['SIP/2.0/UDP 10.0.0.1:5062;received=198.51.100.7', flow('udp'), 'udp 198.51.100.7:5062'],
    ['SIP/2.0/UDP 10.0.0.1;received=198.51.100.7', flow('udp'), 'udp 198.51.100.7:5060'],
    ['SIP/2.0/UDP 198.51.100.7:5070', flow('udp'), 'udp 198.51.100.7:5070'],
    ['SIP/2.0/UDP 198.51.100.7:5070;maddr=203.0.113.3', flow('udp'), 'udp 203.0.113.3:5070'],
    ['SIP/2.0/TCP 10.0.0.1:5062;received=198.51.100.7', flow('tcp'), 'flow'],
    ['SIP/2.0/TCP 10.0.0.1:5062;received=198.51.100.7', flow('tcp', true), 'tcp 198.51.100.7:5062'],
    ['SIP/2.0/TLS 10.0.0.1;received=198.51.100.7', flow('tls', true), 'tls 198.51.100.7:5061'],
  ])('%s', (via, from, expected) => {
    expect(route(via, from)).toBe(expected);
  });
});
