import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildUdptl, parseUdptl } from './packet.ts';

const LARGEST = 65_535;
const ifp = fc.uint8Array({ minLength: 1, maxLength: 300 });

describe('a UDPTL datagram (ITU-T T.38 §9.1)', () => {
  it('is number, packet, and the packets before it, the latest first', () => {
    const datagram = buildUdptl(
      { sequence: 258, primary: Uint8Array.of(6), earlier: [Uint8Array.of(4, 5), Uint8Array.of(3)] },
      LARGEST,
    );
    expect([...datagram]).toEqual([1, 2, 1, 6, 0, 2, 2, 4, 5, 1, 3]);
  });

  it('has lengths of two octets from 128 on', () => {
    const datagram = buildUdptl({ sequence: 0, primary: new Uint8Array(300), earlier: [] }, LARGEST);
    expect([...datagram.subarray(0, 4)]).toEqual([0, 0, 0x81, 0x2c]);
    expect(parseUdptl(datagram)?.primary).toHaveLength(300);
  });

  it('reads the same as it was written', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), ifp, fc.array(ifp, { maxLength: 8 }), (sequence, primary, earlier) => {
        const packet = { sequence, primary, earlier };
        expect(parseUdptl(buildUdptl(packet, LARGEST))).toEqual(packet);
      }),
    );
  });

  it('brings as many earlier packets as the datagram may hold, the latest ones', () => {
    fc.assert(
      fc.property(
        ifp,
        fc.array(ifp, { maxLength: 5 }),
        fc.integer({ min: 310, max: 400 }),
        (primary, earlier, most) => {
          const datagram = buildUdptl({ sequence: 1, primary, earlier }, most);
          expect(datagram.length).toBeLessThanOrEqual(most);
          const brought = parseUdptl(datagram)?.earlier ?? [];
          expect(earlier.slice(0, brought.length)).toEqual(brought);
        },
      ),
    );
  });

  it('is read with parity in place of earlier packets, which is left aside', () => {
    const parity = [0x80, 1, 3, 1, 2, 0xaa, 0xbb];
    expect(parseUdptl(Buffer.from([0, 7, 2, 1, 2, ...parity]))).toEqual({
      sequence: 7,
      primary: Uint8Array.of(1, 2),
      earlier: [],
    });
  });

  it.each([
    ['nothing', []],
    ['no packet', [0, 1]],
    ['a packet that is cut off', [0, 1, 9, 1, 2, 3]],
    ['no method of error recovery', [0, 1, 2, 1, 2]],
    ['fewer earlier packets than it says', [0, 1, 1, 1, 0, 2, 1, 1]],
    ['a length in fragments', [0, 1, 0xc1, 0, 0, 0, 0]],
  ])('is none with %s', (_what, octets) => {
    expect(parseUdptl(Buffer.from(octets))).toBeNull();
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (octets) => {
        parseUdptl(Buffer.from(octets));
      }),
      { numRuns: 1000 },
    );
  });
});
