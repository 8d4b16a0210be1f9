import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TracedMessage } from '@strowger/switch';
import { describe, expect, it } from 'vitest';
import { pcapOf } from './pcap.ts';

const message: TracedMessage = {
  at: 1_700_000_000_123,
  direction: 'received',
  transport: 'udp',
  source: { address: '192.0.2.1', port: 5062 },
  destination: { address: '198.51.100.7', port: 5060 },
  method: 'OPTIONS',
  status: null,
  reason: '',
  sipCallId: 'abc',
  legUuid: null,
  payload: Buffer.from(
    'OPTIONS sip:x@example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\n' +
      'To: <sip:x@example.com>\r\nCall-ID: abc\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n',
  ),
};
const v6: TracedMessage = {
  ...message,
  at: message.at + 1000,
  transport: 'tls',
  source: { address: '2001:db8::9', port: 40_000 },
  destination: { address: '2001:db8::1', port: 5061 },
};

/** The sum over a buffer that carries its own Internet checksum is all ones. */
function onesSum(octets: Buffer): number {
  let sum = 0;
  for (let at = 0; at < octets.length; at += 2) sum += (octets[at] ?? 0) * 256 + (octets[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return sum;
}

describe('the capture file', () => {
  it('begins as classic pcap with raw IP packets', () => {
    const file = pcapOf([]);
    expect(file.length).toBe(24);
    expect([file.readUInt32LE(0), file.readUInt16LE(4), file.readUInt16LE(6)]).toEqual([0xa1b2c3d4, 2, 4]);
    expect(file.readUInt32LE(20)).toBe(101);
  });

  it('holds an IPv4 packet with a right header checksum and the message in UDP', () => {
    const file = pcapOf([message]);
    expect([file.readUInt32LE(24), file.readUInt32LE(28)]).toEqual([1_700_000_000, 123_000]);
    const packet = file.subarray(40);
    expect(file.readUInt32LE(32)).toBe(packet.length);
    expect(packet.readUInt16BE(2)).toBe(packet.length);
    expect(onesSum(packet.subarray(0, 20))).toBe(0xffff);
    expect([...packet.subarray(12, 20)]).toEqual([192, 0, 2, 1, 198, 51, 100, 7]);
    expect([packet.readUInt16BE(20), packet.readUInt16BE(22)]).toEqual([5062, 5060]);
    expect(packet.subarray(28).equals(message.payload)).toBe(true);
  });

  it('holds an IPv6 packet with a right UDP checksum, also for what came by TLS', () => {
    const packet = pcapOf([v6]).subarray(40);
    const datagram = packet.subarray(40);
    const pseudo = Buffer.alloc(8);
    pseudo.writeUInt32BE(datagram.length, 0);
    pseudo.writeUInt32BE(17, 4);
    expect(onesSum(Buffer.concat([packet.subarray(8, 40), pseudo, datagram]))).toBe(0xffff);
    expect(packet.subarray(8, 24).toString('hex')).toBe('20010db8000000000000000000000009');
  });

  it('shows an IPv4 address mapped into IPv6 as IPv4', () => {
    const packet = pcapOf([
      {
        ...message,
        source: { address: '::ffff:192.0.2.1', port: 1 },
        destination: { address: '198.51.100.7', port: 2 },
      },
    ]).subarray(40);
    expect([packet[0], ...packet.subarray(12, 16)]).toEqual([0x45, 192, 0, 2, 1]);
  });

  it('cuts a message that no packet can hold', () => {
    const packet = pcapOf([{ ...message, payload: Buffer.alloc(200_000) }]).subarray(40);
    expect(packet.length).toBeLessThanOrEqual(65_535);
    expect(packet.readUInt16BE(2)).toBe(packet.length);
  });

  const tshark = spawnSync('tshark', ['--version']).status === 0;
  it.runIf(tshark)(
    'opens in tshark, which finds the messages in it',
    () => {
      const directory = mkdtempSync(join(tmpdir(), 'strowger-pcap-'));
      const file = join(directory, 'trace.pcap');
      writeFileSync(file, pcapOf([message, v6]));
      const fields = ['-e', '_ws.col.Source', '-e', 'udp.dstport', '-e', 'sip.Method', '-e', 'sip.Call-ID'];
      const { stdout } = spawnSync('tshark', ['-r', file, '-o', 'udp.check_checksum:TRUE', '-T', 'fields', ...fields], {
        encoding: 'utf8',
      });
      rmSync(directory, { recursive: true });
      expect(stdout).toBe('192.0.2.1\t5060\tOPTIONS\tabc\n2001:db8::9\t5061\tOPTIONS\tabc\n');
    },
    30_000,
  );
});
