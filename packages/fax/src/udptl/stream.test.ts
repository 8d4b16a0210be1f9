import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUdptl, type UdptlPacket } from './packet.ts';
import { UdptlReceiver } from './receiver.ts';
import { UdptlSender } from './sender.ts';

const LARGEST = 400;
const NOTHING_EARLIER: readonly Uint8Array[] = [];

/** A receiver that notes the first octet of what it delivers. */
function receiver(): { receiver: UdptlReceiver; delivered: number[]; sequences: number[] } {
  const delivered: number[] = [];
  const sequences: number[] = [];
  const made = new UdptlReceiver((packet, sequence) => {
    delivered.push(packet[0] ?? -1);
    sequences.push(sequence);
  });
  return { receiver: made, delivered, sequences };
}

/** The datagrams of so many packets, whose first octets count from 0. */
function sent(count: number): UdptlPacket[] {
  const packets: UdptlPacket[] = [];
  const sender = new UdptlSender(LARGEST, (datagram) => {
    const packet = parseUdptl(datagram);
    if (packet) packets.push(packet);
  });
  for (let n = 0; n < count; n++) sender.put(Uint8Array.of(n), 1);
  return packets;
}

const row = (count: number) => Array.from({ length: count }, (_, n) => n);
const bare = (sequence: number, octet: number) => ({
  sequence,
  primary: Uint8Array.of(octet),
  earlier: NOTHING_EARLIER,
});

describe('the sender of UDPTL', () => {
  it('sends each packet four times in all: once itself, three times with those after it (contract 30 §20)', () => {
    const packets = sent(6);
    const bearing = packets.filter(({ primary, earlier }) => [primary, ...earlier].some(([octet]) => octet === 2));
    expect(bearing.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5]);
  });

  it('repeats the last datagram of an important packet at the ticks that follow, as long as nothing else is sent', () => {
    const datagrams: Buffer[] = [];
    const sender = new UdptlSender(LARGEST, (datagram) => datagrams.push(datagram));
    sender.put(Uint8Array.of(1), 3);
    for (let n = 0; n < 6; n++) sender.tick();
    expect(datagrams).toHaveLength(3);
    expect(new Set(datagrams.map((datagram) => datagram.toString('hex'))).size).toBe(1);
    sender.put(Uint8Array.of(2), 3);
    sender.put(Uint8Array.of(3), 1);
    sender.tick();
    sender.tick();
    expect(datagrams).toHaveLength(5);
  });
});

describe('the receiver of UDPTL', () => {
  it('delivers each packet once and in order over three lost datagrams in a row, however late others are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0, 0, 1, 2, 3), { minLength: 30, maxLength: 30 }), (lost) => {
        const { receiver: made, delivered } = receiver();
        const packets = sent(30);
        let skip = 0;
        packets.forEach((packet, n) => {
          const isLast = n === packets.length - 1;
          if (skip > 0 && !isLast) {
            skip--;
            // What was taken for lost comes late, after the next one.
            if (skip === 0) made.take(packets[n + 1] ?? packet);
            return;
          }
          made.take(packet);
          if (n > 0) skip = lost[n] ?? 0;
        });
        expect(delivered).toEqual(row(30));
      }),
    );
  });

  it('puts in order what overtook another, without copies', () => {
    const { receiver: made, delivered } = receiver();
    for (const n of [0, 2, 1, 4, 3, 3]) made.take(bare(n, n));
    expect(delivered).toEqual([0, 1, 2, 3, 4]);
  });

  it('goes on over a gap that nothing fills after 80 ms, and names what comes by its number', () => {
    const { receiver: made, delivered, sequences } = receiver();
    for (const n of [10, 13, 14]) made.take(bare(n, n));
    for (let n = 0; n < 3; n++) made.tick();
    expect(delivered).toEqual([10]);
    made.tick();
    expect(sequences).toEqual([10, 13, 14]);
  });

  it('counts over the end of the numbers', () => {
    const { receiver: made, sequences } = receiver();
    for (const n of [65_534, 65_535, 0, 1]) made.take(bare(n, 1));
    expect(sequences).toEqual([65_534, 65_535, 0, 1]);
  });

  it('follows a sender that begins a new count, but not one stray datagram', () => {
    const { receiver: made, sequences } = receiver();
    for (const n of [1, 2, 30_000, 3, 40_000, 40_001, 40_002]) made.take(bare(n, 1));
    expect(sequences).toEqual([1, 2, 3, 40_001, 40_002]);
  });

  it('never throws, nor delivers a number twice in a row', () => {
    const packet = fc.record({
      sequence: fc.oneof(fc.nat(20), fc.nat(0xffff)),
      primary: fc.uint8Array({ minLength: 1, maxLength: 3 }),
      earlier: fc.array(fc.uint8Array({ maxLength: 3 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(fc.option(packet), { maxLength: 60 }), (packets) => {
        const { receiver: made, sequences } = receiver();
        for (const taken of packets) taken === null ? made.tick() : made.take(taken);
        expect(sequences.every((sequence, n) => n === 0 || sequence !== sequences[n - 1])).toBe(true);
      }),
    );
  });
});
