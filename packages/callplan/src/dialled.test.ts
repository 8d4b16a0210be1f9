import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseDialled } from './dialled.ts';

describe('a dialled string is reduced to its user part', () => {
  test.each([
    ['1001', '1001'],
    ['sip:1001@acme.example', '1001'],
    ['SIPS:1001@acme.example:5061;transport=tls?Subject=x', '1001'],
    ['"Bob @ work" <sip:1001@acme.example>;tag=1', '1001'],
    ['<sip:1001@acme.example', '1001'],
    ['1001@acme.example', '1001'],
    ['sip:1001:secret@acme.example', '1001'],
    ['sip:1001;phone-context=acme.example@acme.example;user=phone', '1001'],
    ['tel:+44-1632-960000;ext=5', '+441632960000'],
    ['+44 (1632) 960.000', '+441632960000'],
    ['sip:%2A97@acme.example', '*97'],
    ['sip:*72%2b441632960000@acme.example', '*72+441632960000'],
    ['*8 1001', '*81001'],
    ['sip:jane.doe-smith@acme.example', 'jane.doe-smith'],
    ['10\u000001\r\n', '1001'],
    ['sip:%00%ff@acme.example', '%00%ff'],
    ['', ''],
    ['sip:', ''],
  ])('%j means %j', (text, number) => {
    expect(normaliseDialled(text)).toBe(number);
  });

  test('hostile text never throws and never yields more than 128 characters or a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const number = normaliseDialled(text);
        expect(number.length).toBeLessThanOrEqual(128);
        expect(number).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  test('a normalised number is left alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[0-9]{1,20}$/), (number) => {
        expect(normaliseDialled(number)).toBe(number);
        expect(normaliseDialled(`sip:${number}@acme.example`)).toBe(number);
      }),
    );
  });
});
