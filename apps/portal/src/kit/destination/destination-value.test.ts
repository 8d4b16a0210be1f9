import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type DestinationValue, readDestination, writeDestination } from './destination-value.ts';

describe('the destination grammar (contract 20 §0.9)', () => {
  test.each<[string | null | undefined, DestinationValue]>([
    [null, { kind: 'nothing' }],
    ['  ', { kind: 'nothing' }],
    ['1001', { kind: 'number', number: '1001' }],
    ['+44 1632 960-000', { kind: 'number', number: '+441632960000' }],
    ['1001 XML anything', { kind: 'number', number: '1001' }],
    ['transfer:1001', { kind: 'number', number: '1001' }],
    ['transfer 1001 XML x', { kind: 'number', number: '1001' }],
    ['*991001', { kind: 'voicemail', mailbox: '1001' }],
    ['*991001 XML x', { kind: 'voicemail', mailbox: '1001' }],
    ['voicemail:1001', { kind: 'voicemail', mailbox: '1001' }],
    ['hangup', { kind: 'hangup', cause: '' }],
    ['hangup:user_busy', { kind: 'hangup', cause: 'USER_BUSY' }],
    ['playback:Closed today', { kind: 'playback', sound: 'Closed today' }],
    ['*97', { kind: 'feature', code: '*97' }],
    ['*99', { kind: 'feature', code: '*99' }],
  ])('%j', (stored, value) => {
    expect(readDestination(stored)).toEqual(value);
  });

  test.each(['9b1c2d3e-0000-4000-8000-00000000000a', 'bob', 'playback:', 'voicemail:x'])(
    'keeps %j as it is, which no picker knows',
    (stored) => {
      expect(writeDestination(readDestination(stored))).toBe(stored);
    },
  );

  it('reads back what it writes', () => {
    const number = fc.stringMatching(/^\+?[0-9]{2,15}$/);
    const mailbox = fc.stringMatching(/^[0-9]{2,11}$/);
    const sound = fc.stringMatching(/^[a-z][a-z /_-]{0,20}[a-z]$/);
    const values: fc.Arbitrary<DestinationValue> = fc.oneof(
      number.map((text) => ({ kind: 'number' as const, number: text })),
      mailbox.map((text) => ({ kind: 'voicemail' as const, mailbox: text })),
      fc.stringMatching(/^[A-Z_]{0,20}$/).map((cause) => ({ kind: 'hangup' as const, cause })),
      sound.map((text) => ({ kind: 'playback' as const, sound: text })),
      fc.constant({ kind: 'nothing' as const }),
    );
    fc.assert(
      fc.property(values, (value) => {
        expect(readDestination(writeDestination(value))).toEqual(value);
      }),
    );
  });

  it('never throws, and what it has read once stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), (stored) => {
        const value = readDestination(stored);
        expect(readDestination(writeDestination(value))).toEqual(value);
      }),
    );
  });
});
