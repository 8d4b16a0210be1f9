import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readApiKeyValues } from './values.ts';

describe('what a body says of an API key (contract 10 §1.11)', () => {
  it('names only what was sent', () => {
    expect(readApiKeyValues({})).toEqual({});
    expect(readApiKeyValues({ active: 0 })).toEqual({ active: false });
    expect(readApiKeyValues({ name: '  CRM ', rate_limit: 0 })).toEqual({ name: 'CRM', rate_limit: 0 });
  });

  it('takes a day, an ISO date-time for its day, and null or nothing for no end', () => {
    expect(readApiKeyValues({ expires: '2027-01-31' })).toEqual({ expires: '2027-01-31' });
    expect(readApiKeyValues({ expires: '2027-01-31T22:00:00.000Z' })).toEqual({ expires: '2027-01-31' });
    expect(readApiKeyValues({ expires: null })).toEqual({ expires: null });
    expect(readApiKeyValues({ expires: '' })).toEqual({ expires: null });
  });

  it.each(['2026-02-29', '2027-02-30', '2027-04-31'])('refuses %s', (expires) => {
    expect(() => readApiKeyValues({ expires })).toThrow(/calendar/);
  });

  it('keeps every day of the calendar', () => {
    const days = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const expires = date.toISOString().slice(0, 10);
        expect(readApiKeyValues({ expires })).toEqual({ expires });
      }),
    );
  });
});
