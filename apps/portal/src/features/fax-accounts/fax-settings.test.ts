import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faxSettings, storedSettings } from './fax-settings.ts';

describe('the settings of a fax account (contract 30 §8)', () => {
  it('are what the server does by itself where nothing is stored', () => {
    expect(faxSettings({})).toEqual({
      coverpage: '',
      fax_ident: '',
      fax_header: '',
      fax_ecm: true,
      fax_t38: false,
      emailtofax_coversheet: false,
    });
    expect(Object.values(storedSettings(faxSettings({}))).every((value) => value === null)).toBe(true);
  });

  it('are read however clients have written them', () => {
    const stored = { coverpage: '7', fax_ecm: 0, fax_t38: 'true', emailtofax_coversheet: 'body', fax_ident: 15550100 };
    expect(faxSettings(stored)).toMatchObject({
      coverpage: '7',
      fax_ident: '15550100',
      fax_ecm: false,
      fax_t38: true,
      emailtofax_coversheet: true,
    });
  });

  it('of another kind than expected count as not there', () => {
    expect(faxSettings({ coverpage: {}, fax_ident: [], fax_ecm: null })).toEqual(faxSettings({}));
  });

  it('read the same once they are stored', () => {
    const form = fc.record({
      coverpage: fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 1e9 }).map(String)),
      fax_ident: fc.string().map((text) => text.trim()),
      fax_header: fc.string().map((text) => text.trim()),
      fax_ecm: fc.boolean(),
      fax_t38: fc.boolean(),
      emailtofax_coversheet: fc.boolean(),
    });
    fc.assert(
      fc.property(form, (one) => {
        expect(faxSettings(withoutNulls(storedSettings(one)))).toEqual(one);
      }),
    );
  });
});

/** As the server stores them. */
function withoutNulls(sent: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
}
