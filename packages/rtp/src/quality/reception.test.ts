import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Reception } from './reception.ts';

interface Arrival {
  readonly sequence: number;
  readonly at?: number;
  readonly ssrc?: number;
  readonly timestamp?: number;
}

function receive(reception: Reception, ...arrivals: Arrival[]): void {
  for (const { sequence, at, ssrc = 1, timestamp } of arrivals) {
    reception.take({
      ssrc,
      sequence: sequence & 0xffff,
      timestamp: (timestamp ?? sequence * 160) >>> 0,
      payloadBytes: 160,
      at: at ?? sequence * 20,
      clockRate: 8000,
      timed: true,
    });
  }
}

const row = (first: number, count: number): Arrival[] =>
  Array.from({ length: count }, (_, i) => ({ sequence: first + i }));

describe('reception statistics (RFC 3550 appendix A)', () => {
  test('an unbroken row loses nothing, across the wrap of the sequence number', () => {
    const reception = new Reception();
    receive(reception, ...row(65_500, 100));
    expect(reception).toMatchObject({ packets: 100, bytes: 16_000, lost: 0, outOfOrder: 0, duplicate: 0, jitterMs: 0 });
    expect(reception.report().highestSequence).toBe(65_599);
  });

  test('counts loss, late packets and duplicates of a made series', () => {
    const reception = new Reception();
    receive(reception, ...[10, 11, 13, 12, 15, 15, 16, 20].map((sequence) => ({ sequence })));
    expect(reception).toMatchObject({ packets: 8, expected: 11, lost: 4, outOfOrder: 1, duplicate: 1 });
    expect(reception.lossPercent).toBeCloseTo((100 * 4) / 11, 9);
  });

  test('a duplicate is told, so that it is not passed on', () => {
    const reception = new Reception();
    const packet = { ssrc: 1, sequence: 5, timestamp: 0, payloadBytes: 1, at: 0, clockRate: 8000, timed: true };
    expect([reception.take(packet), reception.take(packet)]).toEqual(['new', 'duplicate']);
  });

  test('a packet before the first one counts as expected, not as gain', () => {
    const reception = new Reception();
    receive(reception, { sequence: 11 }, { sequence: 10 }, { sequence: 12 });
    expect(reception).toMatchObject({ expected: 3, lost: 0, outOfOrder: 1 });
  });

  test('jitter follows J += (|D| - J) / 16 (§6.4.1)', () => {
    const reception = new Reception();
    receive(reception, { sequence: 0, at: 0 }, { sequence: 1, at: 30 }, { sequence: 2, at: 40 });
    const expected = 10 / 16 + (10 - 10 / 16) / 16;
    expect(reception.jitterMs).toBeCloseTo(expected, 9);
  });

  test('constant delay variation converges to its size', () => {
    const reception = new Reception();
    receive(reception, ...Array.from({ length: 500 }, (_, i) => ({ sequence: i, at: i * 20 + (i % 2) * 8 })));
    expect(reception.jitterMs).toBeCloseTo(8, 3);
  });

  test('a restarted clock or source is no jitter and no loss', () => {
    const reception = new Reception();
    receive(reception, ...row(0, 10));
    receive(reception, { sequence: 10, timestamp: 4_000_000_000 });
    receive(
      reception,
      { sequence: 40_000, ssrc: 2, at: 300, timestamp: 7 },
      { sequence: 40_002, ssrc: 2, at: 340, timestamp: 327 },
    );
    expect(reception.jitterMs).toBe(0);
    expect(reception).toMatchObject({ lost: 1, expected: 14 });
  });

  test('a report tells the loss since the one before (A.3)', () => {
    const reception = new Reception();
    receive(reception, ...row(0, 100));
    expect(reception.report()).toMatchObject({ fractionLost: 0, cumulativeLost: 0 });
    receive(reception, ...row(150, 50));
    expect(reception.report()).toMatchObject({ fractionLost: 128, cumulativeLost: 50 });
    receive(reception, ...row(200, 50));
    expect(reception.report()).toMatchObject({ fractionLost: 0, cumulativeLost: 50 });
  });

  test('any order of any subset: expected = received + lost - duplicates', () => {
    const arrivals = fc.array(fc.integer({ min: 65_000, max: 65_090 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(arrivals, (sequences) => {
        const reception = new Reception();
        receive(reception, ...sequences.map((sequence) => ({ sequence })));
        const distinct = new Set(sequences).size;
        const span = Math.max(...sequences) - Math.min(...sequences) + 1;
        expect(reception.duplicate).toBe(sequences.length - distinct);
        expect(reception.expected).toBe(span);
        expect(reception.lost).toBe(span - distinct);
      }),
    );
  });
});
