import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseNumber } from './normalise-number.ts';
import { PACKAGE } from './testing.ts';

const AU = { ...PACKAGE, countryCode: '61', exitCode: '0011', prefixCorrection: true, nationalLengths: [9] };
const GB = { ...PACKAGE, countryCode: '44', exitCode: '00', nationalLengths: [9, 10] };
const NANP = { ...PACKAGE, nanp10Digit: true, nationalLengths: [] };

describe('a number (contract 40 B12.4 step 2)', () => {
  it.each([
    ['keeps its digits', '(212) 555-0100', PACKAGE, '12125550100'],
    ['is international with a plus', '+44 20 7946 0000', PACKAGE, '442079460000'],
    ['is international behind the exit code', '011442079460000', PACKAGE, '442079460000'],
    ['gets a 1 with ten digits, where the package says so', '2125550100', NANP, '12125550100'],
    ['gets a 1 with ten digits that begin with 1', '1234567890', NANP, '11234567890'],
    ['loses its leading 0 for the country code', '0412345678', AU, '61412345678'],
    ['keeps its leading 0 without prefix correction', '0412345678', { ...AU, prefixCorrection: false }, '0412345678'],
    ['of national length gets the country code', '412345678', AU, '61412345678'],
    ['of national length that begins like the country code gets it too', '442079460', GB, '44442079460'],
    ['with the country code stays as it is', '442079460000', GB, '442079460000'],
    ['of another length stays as it is', '4930123456789', PACKAGE, '4930123456789'],
    ['is none below seven digits', '911', PACKAGE, null],
    ['is none above fifteen digits', '+1234567890123456', PACKAGE, null],
    ['is none without digits', 'anonymous', PACKAGE, null],
  ])('%s', (_what, number, location, e164) => {
    expect(normaliseNumber(number, location)).toBe(e164);
  });

  it('is 7 to 15 digits or none, whatever was dialled', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.constantFrom(PACKAGE, AU, GB, NANP), (number, location) => {
        expect(normaliseNumber(number, location) ?? '1234567').toMatch(/^\d{7,15}$/);
      }),
    );
  });
});
