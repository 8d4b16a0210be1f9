import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DtmfReceiver, type ReceivedDigit } from './dtmf-receiver.ts';

function receiver(): { digits: ReceivedDigit[]; dtmf: DtmfReceiver } {
  const digits: ReceivedDigit[] = [];
  return { digits, dtmf: new DtmfReceiver((digit) => digits.push(digit)) };
}

const packet = (event: number, duration: number, end = false) => ({ event, duration, end, volume: 10 });

/** The packets of one digit as a phone sends them: updates, then the end three times. */
function digit(event: number, ms: number) {
  const updates = Array.from({ length: ms / 20 - 1 }, (_, i) => packet(event, (i + 1) * 160));
  return [...updates, ...Array.from({ length: 3 }, () => packet(event, ms * 8, true))];
}

describe('receiving telephone events (RFC 4733)', () => {
  test('many packets of one digit are one digit', () => {
    const { digits, dtmf } = receiver();
    for (const event of digit(5, 100)) dtmf.take(event, 1000, 8000, 0);
    expect(digits).toEqual([{ digit: '5', durationMs: 100 }]);
  });

  test('the same key twice is two digits, told apart by the timestamp', () => {
    const { digits, dtmf } = receiver();
    for (const event of digit(1, 100)) dtmf.take(event, 1000, 8000, 0);
    for (const event of digit(1, 60)) dtmf.take(event, 3000, 8000, 100);
    expect(digits.map(({ durationMs }) => durationMs)).toEqual([100, 60]);
  });

  test('a digit whose end was lost is told after a while, or when the next begins', () => {
    const { digits, dtmf } = receiver();
    dtmf.take(packet(2, 320), 1000, 8000, 0);
    dtmf.take(packet(3, 160), 5000, 8000, 300);
    expect(digits).toEqual([{ digit: '2', durationMs: 40 }]);
    dtmf.tick(400);
    expect(digits).toHaveLength(1);
    dtmf.tick(500);
    expect(digits[1]).toEqual({ digit: '3', durationMs: 20 });
  });

  test('only the end came through: still a digit', () => {
    const { digits, dtmf } = receiver();
    dtmf.take(packet(11, 1280, true), 1000, 8000, 0);
    expect(digits).toEqual([{ digit: '#', durationMs: 160 }]);
  });

  test('an update that comes after the end adds nothing', () => {
    const { digits, dtmf } = receiver();
    for (const event of digit(7, 100)) dtmf.take(event, 1000, 8000, 0);
    dtmf.take(packet(7, 480), 1000, 8000, 30);
    dtmf.tick(10_000);
    expect(digits).toHaveLength(1);
  });

  test('a long event goes on in segments (§2.5.1.3)', () => {
    const { digits, dtmf } = receiver();
    dtmf.take(packet(9, 0xffff), 1000, 8000, 0);
    dtmf.take(packet(9, 8001, true), 1000 + 0xffff, 8000, 20);
    expect(digits).toEqual([{ digit: '9', durationMs: Math.round((0xffff + 8001) / 8) }]);
  });

  test('events that are no keys are no digits', () => {
    const { digits, dtmf } = receiver();
    dtmf.take(packet(16, 800, true), 1000, 8000, 0);
    dtmf.take(packet(36, 800, true), 2000, 8000, 0);
    expect(digits).toEqual([]);
  });

  test('any loss and any duplicates within a digit: never more than one digit, and one if any packet came', () => {
    const chosen = fc.array(fc.nat(9), { maxLength: 20 });
    fc.assert(
      fc.property(chosen, (indexes) => {
        const { digits, dtmf } = receiver();
        const packets = digit(4, 160);
        for (const index of indexes) {
          const event = packets[index];
          if (event) dtmf.take(event, 77, 8000, 0);
        }
        dtmf.tick(1000);
        expect(digits.map(({ digit: key }) => key)).toEqual(indexes.length > 0 ? ['4'] : []);
      }),
    );
  });
});
