import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialString, dtmfDigits } from './dial-string.ts';

describe('a number that is typed or pasted', () => {
  it.each([
    ['1002', '1002'],
    [' +49 (0)30 / 123-45.67 ', '+49301234567'],
    ['(020) 7946 0958', '02079460958'],
    ['tel:+1-202-555-0123;ext=1', '+12025550123'],
    ['sip:1002@acme.example', '1002'],
    ['sip:*97@acme.example', '*97'],
    ['sip:%2397@acme.example', '#97'],
    ['*97', '*97'],
    ['1-800-FLOWERS', '18003569377'],
    ['020\u20117946', '0207946'],
  ])('%s is dialled as %s', (text, number) => {
    expect(dialString(text)).toBe(number);
  });

  it.each(['', ' ', 'Bob', 'sip:bob@acme.example', '+', '12;34', '<script>', '%zz', 'sip:%zz@a', '1'.repeat(41)])(
    '%j is none',
    (text) => {
      expect(dialString(text)).toBeNull();
    },
  );

  it('is never anything but digits, star, hash and a leading plus', () => {
    fc.assert(fc.property(fc.string(), (text) => /^(\+?[0-9*#]{1,39})?$/.test(dialString(text) ?? '')));
  });

  it('stays as it is when it is read again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[0-9*#]{1,39}$/), (number) => {
        expect(dialString(number)).toBe(number);
      }),
    );
  });
});

describe('keys pressed in a call', () => {
  it('are what a telephone has', () => {
    expect(dtmfDigits('1 2a#*x-9')).toBe('12A#*9');
  });
});
