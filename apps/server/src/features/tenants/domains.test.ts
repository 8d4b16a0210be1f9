import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDomainName, slugOf } from './domains.ts';

describe('domain names', () => {
  it('are stored in lower case', () => {
    expect(parseDomainName(' PBX.Example.COM ')).toBe('pbx.example.com');
  });

  it.each(['', 'a b', '-a.example', 'a..example', 'ex_ample', 'a'.repeat(64), 'a/b', 'a\r\nb'])(
    'are not %j',
    (text) => {
      expect(() => parseDomainName(text)).toThrow(/^domain_name: /);
    },
  );

  it('come from a company in letters of a host name', () => {
    expect(slugOf('Müller & Söhne GmbH')).toBe('muller-sohne-gmbh');
    expect(slugOf('電話')).toBe('tenant');
  });

  it('are valid for whatever a company is called', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (company) => void parseDomainName(`${slugOf(company)}-7`)));
  });
});
