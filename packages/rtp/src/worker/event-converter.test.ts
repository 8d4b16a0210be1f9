import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTelephoneEvent, parseTelephoneEvent } from '../packet/telephone-event.ts';
import { DtmfReceiver } from './dtmf-receiver.ts';
import { EventConverter } from './event-converter.ts';
import type { Frame } from './frame.ts';

const DIGIT_5 = 5;

interface Report {
  readonly timestamp: number;
  readonly duration: number;
  readonly end?: boolean;
  readonly clockRate: number;
}

function frameOf({ timestamp, duration, end = false, clockRate }: Report, event = DIGIT_5): Frame {
  const packet = Buffer.concat([Buffer.alloc(12), buildTelephoneEvent({ event, end, volume: 10, duration })]);
  return {
    sourceId: 7,
    kind: 'event',
    codec: 'telephone-event',
    clockRate,
    sequence: 0,
    timestamp,
    marker: false,
    packet,
    start: 12,
    end: 16,
  };
}

function told(frame: Frame | null): { timestamp: number; duration: number; end: boolean; clockRate: number } | null {
  const event = frame && parseTelephoneEvent(frame.packet.subarray(frame.start, frame.end));
  if (!frame || !event) return null;
  return { timestamp: frame.timestamp, duration: event.duration, end: event.end, clockRate: frame.clockRate };
}

describe('telephone events between clocks', () => {
  test.each([
    [48_000, 8000, 4800, 800],
    [8000, 48_000, 800, 4800],
    [16_000, 8000, 1600, 800],
    [8000, 8000, 800, 800],
  ])('from %i Hz to %i Hz: 100 ms stay 100 ms', (from, to, given, expected) => {
    const frame = frameOf({ timestamp: 1000, duration: given, clockRate: from, end: true });
    expect(told(new EventConverter().convert(frame, to))).toEqual({
      timestamp: 1000,
      duration: expected,
      end: true,
      clockRate: to,
    });
  });

  test('a repeated end is converted like the first one', () => {
    const converter = new EventConverter();
    const end = { timestamp: 1000, duration: 960, clockRate: 48_000, end: true };
    expect(told(converter.convert(frameOf(end), 8000))).toEqual(told(converter.convert(frameOf(end), 8000)));
  });

  test('what is no event, and what comes after a later one began, is dropped', () => {
    const converter = new EventConverter();
    const short = { ...frameOf({ timestamp: 0, duration: 1, clockRate: 8000 }), end: 13 };
    expect(converter.convert(short, 48_000)).toBeNull();
    converter.convert(frameOf({ timestamp: 9000, duration: 160, clockRate: 8000 }), 48_000);
    expect(converter.convert(frameOf({ timestamp: 1000, duration: 800, clockRate: 8000 }, 1), 48_000)).toBeNull();
  });

  test('only the first report of an event begins it', () => {
    const converter = new EventConverter();
    const report = (timestamp: number) => frameOf({ timestamp, duration: 160, clockRate: 8000 });
    const begins = [1000, 1000, 4000].map((timestamp) => {
      const first = converter.begins(report(timestamp));
      converter.convert(report(timestamp), 48_000);
      return first;
    });
    expect(begins).toEqual([true, false, true]);
  });

  /** The digit as a phone at the other side hears it, when it is pressed for so long. */
  function heard(durationMs: number, from: number, to: number): { digit: string; durationMs: number }[] {
    const digits: { digit: string; durationMs: number }[] = [];
    const receiver = new DtmfReceiver((digit) => digits.push(digit));
    const [converter, sender] = [new EventConverter(), new EventConverter()];
    const take = (ms: number, end: boolean) => {
      // A sender that counts in its own clock from the start, in segments where need be.
      const plain = frameOf({ timestamp: 5000, duration: ms, clockRate: 1000, end });
      const sent = sender.convert(plain, from);
      const passed = sent && converter.convert(sent, to);
      const event = passed && parseTelephoneEvent(passed.packet.subarray(passed.start, passed.end));
      if (passed && event) receiver.take(event, passed.timestamp, passed.clockRate, ms);
    };
    for (let ms = 20; ms < durationMs; ms += 20) take(ms, false);
    for (let copy = 0; copy < 3; copy++) take(durationMs, true);
    return digits;
  }

  test('a key held for long is one digit of its whole length, whatever the clocks (RFC 4733 §2.5.1.3)', () => {
    const rates = fc.constantFrom(8000, 16_000, 48_000);
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 5000 }), rates, rates, (ms, from, to) => {
        const [digit, ...more] = heard(ms, from, to);
        expect(more).toEqual([]);
        expect(digit?.digit).toBe('5');
        expect(Math.abs((digit?.durationMs ?? 0) - ms)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
