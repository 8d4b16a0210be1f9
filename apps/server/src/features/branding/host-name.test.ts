import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHostName } from './host-name.ts';

describe('a host name (contract 10 §7.1)', () => {
  it.each([
    ['PBX.Example', 'pbx.example'],
    ['pbx.example:8443', 'pbx.example'],
    [' pbx.example. ', 'pbx.example'],
    ['localhost', 'localhost'],
    ['192.0.2.1:8080', '192.0.2.1'],
    ['[2001:DB8::1]:8080', '[2001:db8::1]'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('%s is kept as %s', (sent, host) => {
    expect(readHostName(sent)).toBe(host);
  });

  it.each([
    '',
    'http://pbx.example',
    'pbx.example/path',
    'a b',
    'user@pbx.example',
    '-a.example',
    'a..b',
    '[::1',
    '[zz]',
    'a_b.example',
    `${'a'.repeat(64)}.example`,
    "x';--",
  ])('%j is none', (sent) => {
    expect(readHostName(sent)).toBeNull();
  });

  it('is stored in one form: reading it again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string({ unit: 'grapheme' })), (text) => {
        const host = readHostName(text);
        if (host !== null) expect(readHostName(host)).toBe(host);
      }),
    );
  });
});
