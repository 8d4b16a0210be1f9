import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitIn, relayBody } from './dtmf-info.ts';

describe('DTMF in INFO', () => {
  it.each([
    ['application/dtmf-relay', 'Signal=5\r\nDuration=160\r\n', { digit: '5', durationMs: 160 }],
    ['application/dtmf-relay', 'Signal= #\nDuration= 90', { digit: '#', durationMs: 90 }],
    ['application/dtmf-relay', 'Duration=1\nSignal=10', { digit: '*', durationMs: 40 }],
    ['application/dtmf-relay', 'Signal=d', { digit: 'D', durationMs: 160 }],
    ['application/dtmf-relay', 'Signal=55', null],
    ['application/dtmf-relay', 'Duration=160', null],
    ['application/dtmf', '7', { digit: '7', durationMs: 160 }],
    ['application/dtmf', ' 11\r\n', { digit: '#', durationMs: 160 }],
    ['application/dtmf', 'hello', null],
    ['application/dtmf', '', null],
  ])('%s %j is %j', (type, body, pressed) => {
    expect(digitIn(type, body)).toEqual(pressed);
  });

  it('does not look again and again at empty lines', () => {
    const before = process.cpuUsage();
    expect(digitIn('application/dtmf-relay', '\n'.repeat(60_000))).toBeNull();
    expect(process.cpuUsage(before).user).toBeLessThan(500_000);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...'0123456789*#ABCD'), fc.integer({ min: 40, max: 5000 }), (digit, durationMs) => {
        expect(digitIn('application/dtmf-relay', relayBody(digit, durationMs))).toEqual({ digit, durationMs });
      }),
    );
  });

  it('never throws on what it does not know', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('application/dtmf', 'application/dtmf-relay'), (body, type) => {
        const pressed = digitIn(type, body);
        expect(pressed === null || /^[0-9*#A-D]$/.test(pressed.digit)).toBe(true);
      }),
    );
  });
});
