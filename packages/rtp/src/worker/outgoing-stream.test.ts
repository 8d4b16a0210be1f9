import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutgoingStream, type Placement } from './outgoing-stream.ts';

interface Step {
  readonly sourceId?: number;
  readonly sequence: number;
  readonly timestamp?: number;
  readonly kind?: 'audio' | 'event';
  readonly marker?: boolean;
  readonly now?: number;
}

function place(stream: OutgoingStream, step: Step): Placement | null {
  const { sequence } = step;
  return stream.place(
    {
      sourceId: step.sourceId ?? 1,
      kind: step.kind ?? 'audio',
      sequence: sequence & 0xffff,
      timestamp: (step.timestamp ?? sequence * 160) >>> 0,
      marker: step.marker ?? false,
      clockRate: 8000,
    },
    step.now ?? sequence * 20,
  );
}

const stepOf = (a: Placement | null, b: Placement | null) => ({
  sequence: ((b?.sequence ?? 0) - (a?.sequence ?? 0)) & 0xffff,
  timestamp: ((b?.timestamp ?? 0) - (a?.timestamp ?? 0)) | 0,
});

describe('the stream that an endpoint sends', () => {
  test('starts with a marker and then keeps the distances of its source', () => {
    const stream = new OutgoingStream();
    const [first, second, afterLoss] = [10, 11, 14].map((sequence) => place(stream, { sequence }));
    expect(first?.marker).toBe(true);
    expect(second?.marker).toBe(false);
    expect(stepOf(first ?? null, second ?? null)).toEqual({ sequence: 1, timestamp: 160 });
    expect(stepOf(second ?? null, afterLoss ?? null)).toEqual({ sequence: 3, timestamp: 480 });
  });

  test('reordered packets stay reordered', () => {
    const stream = new OutgoingStream();
    const placed = [10, 12, 11].map((sequence) => place(stream, { sequence }));
    expect(stepOf(placed[0] ?? null, placed[2] ?? null)).toEqual({ sequence: 1, timestamp: 160 });
  });

  test('at a change of source the sequence has no gap, the timestamp the time that passed, and the marker is set', () => {
    const stream = new OutgoingStream();
    const last = place(stream, { sequence: 10, now: 1000 });
    const first = place(stream, { sourceId: 2, sequence: 50_000, timestamp: 3, now: 1500 });
    expect(first?.marker).toBe(true);
    expect(stepOf(last, first)).toEqual({ sequence: 1, timestamp: 4000 });
  });

  test('a source that goes on after an interruption goes on without a gap', () => {
    const stream = new OutgoingStream();
    const last = place(stream, { sequence: 10 });
    stream.interrupt();
    const resumed = place(stream, { sequence: 510 });
    expect(stepOf(last, resumed)).toEqual({ sequence: 1, timestamp: 500 * 160 });
    expect(resumed?.marker).toBe(true);
  });

  test('packets from before a switch are not placed', () => {
    const stream = new OutgoingStream();
    place(stream, { sequence: 10 });
    expect(place(stream, { sequence: 9 })).toBeNull();
  });

  test('skipped packets leave no gap', () => {
    const stream = new OutgoingStream();
    const last = place(stream, { sequence: 10 });
    stream.skip(1, 11);
    stream.skip(1, 12);
    expect(stepOf(last, place(stream, { sequence: 13 }))).toEqual({ sequence: 1, timestamp: 480 });
  });

  test('a source whose clock jumps is placed anew, so that time never goes back', () => {
    const stream = new OutgoingStream();
    const last = place(stream, { sequence: 10, timestamp: 50_000, now: 0 });
    const jumped = place(stream, { sequence: 11, timestamp: 80, now: 20 });
    expect(stepOf(last, jumped)).toEqual({ sequence: 1, timestamp: 160 });
    expect(jumped?.marker).toBe(true);
  });

  test('event packets repeat their timestamp, older than the audio between them', () => {
    const stream = new OutgoingStream();
    const start = place(stream, { sequence: 10, timestamp: 1600 });
    place(stream, { sequence: 11, timestamp: 1760 });
    const event = place(stream, { sequence: 12, timestamp: 1600, kind: 'event' });
    expect(stepOf(start, event)).toEqual({ sequence: 2, timestamp: 0 });
    expect(event?.marker).toBe(false);
  });

  test('the clock of sender reports runs on with the time', () => {
    const stream = new OutgoingStream();
    const placed = place(stream, { sequence: 10, now: 1000 });
    expect((stream.timestampAt(1100) - (placed?.timestamp ?? 0)) >>> 0).toBe(800);
  });

  test('however sources alternate: in order, sequence numbers are contiguous and time never goes back', () => {
    const stretch = fc.record({ source: fc.nat(3), count: fc.integer({ min: 1, max: 5 }), pause: fc.nat(400) });
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 20 }), fc.nat(0xffff), (stretches, origin) => {
        const stream = new OutgoingStream();
        let last: Placement | null = null;
        let now = 0;
        let sequence = origin;
        for (const { source, count, pause } of stretches) {
          now += pause;
          stream.interrupt();
          for (let i = 0; i < count; i++) {
            now += 20;
            sequence++;
            const placed: Placement | null = place(stream, { sourceId: source, sequence, now });
            if (last) {
              const step = stepOf(last, placed);
              expect(step.sequence).toBe(1);
              expect(step.timestamp).toBeGreaterThan(0);
            }
            last = placed;
          }
        }
      }),
    );
  });
});
