import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameUri } from './compare-uri.ts';
import { formatUri } from './format-uri.ts';
import { SipParseError } from './parse-error.ts';
import { parseUri } from './parse-uri.ts';
import type { SipUri, Uri } from './uri.ts';

/** The octets that stand for the user in the text of a URI. */
function decodeOctets(uri: string): Buffer {
  const user = uri.slice('sip:'.length, -'@host'.length);
  return Buffer.from(
    user.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

describe('URIs', () => {
  it('reads the parts of a SIP URI', () => {
    expect(parseUri('SIPS:alice:secret@Atlanta.Example.COM:5071;Transport=tcp;lr?Subject=a%20b&x=')).toEqual({
      scheme: 'sips',
      user: 'alice',
      password: 'secret',
      host: 'atlanta.example.com',
      port: 5071,
      params: new Map([
        ['transport', 'tcp'],
        ['lr', null],
      ]),
      headers: [
        ['Subject', 'a b'],
        ['x', ''],
      ],
    });
  });

  it('holds IPv6 hosts without brackets and writes them with', () => {
    const uri = parseUri('sip:bob@[2001:DB8::9:1]:5070');
    expect(uri).toMatchObject({ host: '2001:db8::9:1', port: 5070 });
    expect(formatUri(uri)).toBe('sip:bob@[2001:db8::9:1]:5070');
  });

  it('reads a number sign that a phone left unescaped and writes it escaped', () => {
    expect(formatUri(parseUri('sip:*98#@pbx'))).toBe('sip:*98%23@pbx');
  });

  it('reads tel URIs', () => {
    expect(parseUri('tel:+1-201-555-0123;phone-context=example.com')).toMatchObject({
      scheme: 'tel',
      number: '+1-201-555-0123',
    });
  });

  it.each([
    'sip:',
    'sip:@host',
    'sip:user@',
    'sip:a@b@c',
    'sip:a@b:99999',
    'sip:a@b:x',
    'sip:a@[::1',
    'sip:a@[nonsense]',
    'sip:a b@c',
    'sip:a@b;;c',
    'sip:%4@b',
    'sip:a@b?novalue',
    'tel:',
    'tel:abc-xyz',
    '',
    'nocolon',
    ':x',
    'x:',
    'sip:a@b\r\nEvil: 1',
  ])('refuses %j', (text) => {
    expect(() => parseUri(text)).toThrow(SipParseError);
  });

  it.each([
    ['sip:%61lice@atlanta.com;transport=TCP', 'sip:alice@AtLanTa.CoM;Transport=tcp', true],
    ['sip:carol@chicago.com', 'sip:carol@chicago.com;newparam=5', true],
    ['sip:carol@chicago.com;security=on', 'sip:carol@chicago.com;newparam=5', true],
    ['sip:biloxi.com;transport=tcp;method=REGISTER', 'sip:biloxi.com;method=REGISTER;transport=tcp', true],
    [
      'sip:alice@atlanta.com?subject=project%20x&priority=urgent',
      'sip:alice@atlanta.com?priority=urgent&subject=project%20x',
      true,
    ],
    ['SIP:ALICE@AtLanTa.CoM;Transport=udp', 'sip:alice@AtLanTa.CoM;Transport=UDP', false],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com:5060', false],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com;transport=udp', false],
    ['sip:carol@chicago.com', 'sip:carol@chicago.com?Subject=next%20meeting', false],
    ['sip:bob@phone21.boxesbybob.com', 'sip:bob@192.0.2.4', false],
    ['sip:carol@chicago.com;security=on', 'sip:carol@chicago.com;security=off', false],
    ['sip:bob@biloxi.com', 'sips:bob@biloxi.com', false],
    ['tel:+1-201-555-0123', 'tel:+12015550123', true],
    ['tel:+12015550123', 'sip:+12015550123@example.com', false],
  ])('RFC 3261 §19.1.4: %s and %s equal: %s', (left, right, equal) => {
    expect(sameUri(parseUri(left), parseUri(right))).toBe(equal);
    expect(sameUri(parseUri(right), parseUri(left))).toBe(equal);
  });

  const name = fc.string({ minLength: 1, unit: 'binary' });
  const sip: fc.Arbitrary<SipUri> = fc.record({
    scheme: fc.constantFrom('sip' as const, 'sips' as const),
    user: fc.option(name, { nil: undefined }),
    password: fc.constant(undefined),
    host: fc.oneof(
      fc.domain().map((host) => host.toLowerCase()),
      fc.ipV4(),
      fc.constant('2001:db8::1'),
    ),
    port: fc.option(fc.nat(65535), { nil: undefined }),
    params: fc
      .array(
        fc.tuple(
          name.map((text) => text.toLowerCase()),
          fc.option(fc.string({ unit: 'binary' }), { nil: null }),
        ),
      )
      .map((entries) => new Map(entries)),
    headers: fc.array(fc.tuple(name, fc.string({ unit: 'binary' }))),
  });

  it('writes any SIP URI so that it reads the same', () => {
    fc.assert(
      fc.property(sip, (uri) => {
        // Lower-casing is not idempotent for all of Unicode; the names are compared as the parser keeps them.
        const expected = { ...uri, params: new Map([...uri.params].map(([key, value]) => [key.toLowerCase(), value])) };
        expect(parseUri(formatUri(uri))).toEqual(expected);
      }),
    );
  });

  it('keeps escaped octets that are no UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (octets) => {
        const escaped = Array.from(octets, (octet) => `%${octet.toString(16).padStart(2, '0')}`).join('');
        const once = formatUri(parseUri(`sip:${escaped}@host`));
        expect(decodeOctets(once)).toEqual(Buffer.from(octets));
        expect(formatUri(parseUri(once))).toBe(once);
      }),
    );
  });

  it('throws SipParseError and nothing else on any text', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.constantFrom('', 'sip:', 'tel:', 'sip:a@'), fc.string({ unit: 'binary' })),
        ([prefix, rest]) => {
          let uri: Uri;
          try {
            uri = parseUri(prefix + rest);
          } catch (error) {
            expect(error).toBeInstanceOf(SipParseError);
            return;
          }
          expect(sameUri(parseUri(formatUri(uri)), uri)).toBe(true);
        },
      ),
    );
  });
});
