import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { TracedMessage } from '@strowger/switch';
import { afterEach, describe, expect, it } from 'vitest';
import { hep3Packet } from './hep3.ts';
import { HomerCapture } from './homer-capture.ts';

const message: TracedMessage = {
  at: 1_700_000_000_123,
  direction: 'received',
  transport: 'udp',
  source: { address: '192.0.2.1', port: 5062 },
  destination: { address: '198.51.100.7', port: 5060 },
  method: 'INVITE',
  status: null,
  reason: '',
  sipCallId: 'abc',
  legUuid: null,
  payload: Buffer.from('INVITE sip:x SIP/2.0\r\n\r\n'),
};

/** The chunks of a HEP3 packet by type, read as the specification says. */
function decode(packet: Buffer): Map<number, Buffer> {
  expect(packet.toString('latin1', 0, 4)).toBe('HEP3');
  expect(packet.readUInt16BE(4)).toBe(packet.length);
  const chunks = new Map<number, Buffer>();
  for (let at = 6; at < packet.length; at += packet.readUInt16BE(at + 4)) {
    expect(packet.readUInt16BE(at)).toBe(0);
    chunks.set(packet.readUInt16BE(at + 2), packet.subarray(at + 6, at + packet.readUInt16BE(at + 4)));
  }
  return chunks;
}

const hex = (chunks: Map<number, Buffer>, type: number) => chunks.get(type)?.toString('hex');

describe('a HEP3 packet', () => {
  it('carries addresses, time, protocol, payload and correlation id of an IPv4 message', () => {
    const chunks = decode(hep3Packet(message, 'leg-1', 7));
    expect(hex(chunks, 1)).toBe('02');
    expect(hex(chunks, 2)).toBe('11');
    expect(hex(chunks, 3)).toBe('c0000201');
    expect(hex(chunks, 4)).toBe('c6336407');
    expect(chunks.get(7)?.readUInt16BE()).toBe(5062);
    expect(chunks.get(8)?.readUInt16BE()).toBe(5060);
    expect(chunks.get(9)?.readUInt32BE()).toBe(1_700_000_000);
    expect(chunks.get(10)?.readUInt32BE()).toBe(123_000);
    expect(hex(chunks, 11)).toBe('01');
    expect(chunks.get(12)?.readUInt32BE()).toBe(7);
    expect(chunks.get(15)?.toString()).toBe('INVITE sip:x SIP/2.0\r\n\r\n');
    expect(chunks.get(17)?.toString()).toBe('leg-1');
  });

  it('carries IPv6 addresses and TCP', () => {
    const source = { address: '2001:db8::10:9', port: 1 };
    const destination = { address: '::ffff:192.0.2.1', port: 2 };
    const chunks = decode(hep3Packet({ ...message, transport: 'tls', source, destination }, 'x', 1));
    expect(hex(chunks, 1)).toBe('0a');
    expect(hex(chunks, 2)).toBe('06');
    expect(hex(chunks, 5)).toBe('20010db8000000000000000000100009');
    expect(hex(chunks, 6)).toBe('00000000000000000000ffffc0000201');
    expect(chunks.has(3)).toBe(false);
  });
});

describe('the capture', () => {
  const server = createSocket('udp4');
  let target = '';
  const capture = new HomerCapture({ target: () => target, log: () => {}, now: Date.now });
  afterEach(() => {
    capture.close();
    server.close();
  });

  it('follows its target, and sends nothing while there is none', async () => {
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    capture.send(message, 'before');
    target = `127.0.0.1:${server.address().port}`;
    const received = once(server, 'message');
    capture.send(message, 'after');
    const [packet] = await received;
    expect(decode(packet).get(17)?.toString()).toBe('after');
    target = '';
    expect(capture.wanted).toBe(false);
  });
});
