import { CountryCodes } from '@strowger/rating';
import { describe, expect, it } from 'vitest';
import { judgeCall, type Place } from './judge-number.ts';

const countries = new CountryCodes(['1', '1242', '44', '55', '49']);
const america: Place = {
  countryCode: '1',
  exitCode: '011',
  prefixCorrection: false,
  stripPrefix: '0',
  nanp10Digit: true,
  nationalLengths: [10],
};
const judge = (direction: string, caller: string, destination: string) =>
  judgeCall({ direction, caller, destination }, america, countries);

describe('the numbers of a package’s country (contract 40 B12.2 validate)', () => {
  it.each([
    ['15551234567', '+15551234567', 'valid', null],
    ['+1 (555) 123-4567', '+15551234567', 'valid', null],
    ['442079460000', '+442079460000', 'wrong_country', null],
    ['5551234567', '+5551234567', 'wrong_country', '15551234567'],
    ['011442079460000', null, 'invalid', '442079460000'],
    ['12425551234', '+12425551234', 'wrong_country', null],
    ['911', null, 'invalid', null],
    ['1234567890123456', null, 'invalid', null],
    ['anonymous', null, 'invalid', null],
  ])('an outbound call to %s is e164 %s, %s, suggested %s', (number, e164, issue, suggested) => {
    expect(judge('outbound', '1001', number)).toEqual({ number, e164, issue, suggested });
  });

  it('callers from abroad are no fault', () => {
    expect(judge('inbound', '+442079460000', '15550001111')).toMatchObject({ number: '+442079460000', issue: 'valid' });
  });

  it('an inbound call to an extension is fine', () => {
    expect(judge('inbound', 'anonymous', '1001')).toMatchObject({ number: '1001', issue: 'extension' });
    expect(judge('inbound', 'anonymous', '15550001111')).toMatchObject({ number: 'anonymous', issue: 'invalid' });
  });
});
