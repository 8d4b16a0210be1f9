import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTelephoneEvent, digitOfEvent, eventOfDigit, parseTelephoneEvent } from './telephone-event.ts';

test('an event payload is event, end bit, volume and duration (RFC 4733 §2.3)', () => {
  const payload = Buffer.from('0b8a0640', 'hex');
  expect(parseTelephoneEvent(payload)).toEqual({ event: 11, end: true, volume: 10, duration: 1600 });
  expect(buildTelephoneEvent({ event: 11, end: true, volume: 10, duration: 1600 })).toEqual(payload);
});

test('any octets parse without throwing, and a parsed event is built as it was but for the reserved bit', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 8 }), (data) => {
      const event = parseTelephoneEvent(Buffer.from(data));
      expect(event === null).toBe(data.length < 4);
      if (event) expect(parseTelephoneEvent(buildTelephoneEvent(event))).toEqual(event);
    }),
  );
});

test('digits are events 0 to 15 (RFC 4733 §3.2); flash and others are none', () => {
  expect([...'0123456789*#ABCD'].map(eventOfDigit)).toEqual(Array.from({ length: 16 }, (_, i) => i));
  expect(eventOfDigit('d')).toBe(15);
  expect(digitOfEvent(10)).toBe('*');
  expect(digitOfEvent(16)).toBeNull();
  expect([eventOfDigit('x'), eventOfDigit(''), eventOfDigit('12')]).toEqual([null, null, null]);
});
