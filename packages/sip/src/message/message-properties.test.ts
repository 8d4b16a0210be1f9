import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCSeq } from './cseq.ts';
import { SipRequest, SipResponse } from './message.ts';
import { formatNameAddr, parseNameAddr } from './name-addr.ts';
import { SipParseError } from './parse-error.ts';
import { parseMessage } from './parse-message.ts';
import { serializeMessage } from './serialize-message.ts';
import { splitList } from './split-list.ts';
import { sipUri } from './uri.ts';

const tokenCharacters = "abcXYZ019-.!%*_+`'~".split('');
const token = fc.string({ unit: fc.constantFrom(...tokenCharacters), minLength: 1, maxLength: 12 });
const display = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !/[\r\n]/.test(text));
const plainValue = fc
  .string({ unit: fc.constantFrom(...'aB1 ,;:"<>=@?%ä漢'.split('')), maxLength: 30 })
  .map((text) => text.trim());

const address = fc
  .record({ name: display, user: fc.string({ minLength: 1 }), tag: token })
  .map(({ name, user, tag }) =>
    formatNameAddr({ displayName: name, uri: sipUri({ user, host: 'example.com' }), params: new Map([['tag', tag]]) }),
  );

const fields = fc.record({
  method: token,
  from: address,
  to: address,
  callId: token,
  sequence: fc.nat(2 ** 31 - 1),
  branch: token,
  others: fc.array(
    fc.tuple(
      token.map((name) => `X-${name}`),
      plainValue,
    ),
    { maxLength: 6 },
  ),
  body: fc.uint8Array({ maxLength: 200 }),
  status: fc.integer({ min: 100, max: 699 }),
  reason: plainValue,
  request: fc.boolean(),
});

function build(from: Parameters<Parameters<typeof fields.map>[0]>[0]): SipRequest | SipResponse {
  const headers: Array<[string, string]> = [
    ['Via', `SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK${from.branch}`],
    ['From', from.from],
    ['To', from.to],
    ['Call-ID', from.callId],
    ['CSeq', formatCSeq({ sequence: from.sequence, method: from.method })],
    ...from.others,
  ];
  if (from.request) return new SipRequest({ method: from.method, uri: 'sip:a@b', headers, body: from.body });
  return new SipResponse({ status: from.status, reason: from.reason, headers, body: from.body });
}

describe('messages', () => {
  it('written and read again are the same', () => {
    fc.assert(
      fc.property(fields, (parts) => {
        const message = build(parts);
        const again = parseMessage(serializeMessage(message));
        expect([...again.headers.entries()]).toEqual([...message.headers.entries()]);
        expect(Buffer.from(again.body).equals(Buffer.from(message.body))).toBe(true);
        expect(again.kind === 'request' ? again.method : [again.status, again.reason]).toEqual(
          message.kind === 'request' ? message.method : [message.status, message.reason],
        );
        expect(serializeMessage(again).equals(serializeMessage(message))).toBe(true);
      }),
    );
  });

  it('give SipParseError and nothing else on any octets', () => {
    const lines = fc.array(
      fc.oneof(
        plainValue,
        fc.constantFrom('Via: SIP/2.0/UDP a', 'v:', ' x', 'CSeq: 1 A', 'l: 3', 'm: *,"', 't: <', 'Route: <sip:a>;"'),
      ),
    );
    const almost = fc
      .tuple(fc.constantFrom('INVITE sip:a@b SIP/2.0', 'SIP/2.0 200 OK', 'x'), lines)
      .map(([start, rest]) => Buffer.from(`${[start, ...rest].join('\r\n')}\r\n\r\nbody`));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), almost), (octets) => {
        try {
          parseMessage(octets);
        } catch (error) {
          expect(error).toBeInstanceOf(SipParseError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('damaged in any one octet are read or refused, and the getters do not throw', () => {
    const whole = serializeMessage(
      new SipRequest({
        method: 'INVITE',
        uri: 'sip:bob@[2001:db8::1];transport=tcp?a=b',
        headers: [
          ['Via', 'SIP/2.0/TCP [2001:db8::2]:5060;branch=z9hG4bK1;received="x"'],
          ['From', '"A \\" B" <sip:a@b;x=y>;tag=1'],
          ['To', '<tel:+12>;tag=2'],
          ['Call-ID', '1'],
          ['CSeq', '1 INVITE'],
          ['Contact', '<sip:a@b>;q=0.5;expires=60;+sip.instance="<urn:uuid:1>"'],
          ['Route', '<sip:p;lr>'],
          ['Record-Route', '<sip:r;lr>'],
        ],
        body: 'v=0',
      }),
    );
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (index, octet) => {
        const damaged = Buffer.from(whole);
        damaged[index] = octet;
        try {
          const message = parseMessage(damaged);
          expect([
            message.vias,
            message.from,
            message.to,
            message.cseq,
            message.contacts,
            message.routes,
            message.recordRoutes,
          ]).toHaveLength(7);
        } catch (error) {
          expect(error).toBeInstanceOf(SipParseError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('cannot be split in two by what is put into a header', () => {
    const request = new SipRequest({
      method: 'OPTIONS',
      uri: 'sip:a@b',
      headers: [['Subject', 'x\r\nEvil: 1\r\n\r\nINVITE']],
    });
    request.headers.set('Reason', 'a\nb').addFirst('Via', 'c\rd');
    expect(request.headers.toString()).toBe('Via: c d\r\nSubject: x Evil: 1 INVITE\r\nReason: a b\r\n');
  });
});

describe('addresses', () => {
  it('written and read again are the same', () => {
    fc.assert(
      fc.property(display, fc.string({ minLength: 1 }), (displayName, user) => {
        const uri = sipUri({ user, host: 'example.com' });
        const again = parseNameAddr(formatNameAddr({ displayName, uri, params: new Map([['tag', 'x']]) }));
        expect(again).toEqual({ displayName: displayName || undefined, uri, params: new Map([['tag', 'x']]) });
      }),
    );
  });

  it('in one line are told apart, commas in quotes and brackets left alone', () => {
    expect(splitList('"a, \\", b" <sip:x,y@z>;p="1,2", <sip:b> ,sip:c')).toEqual([
      '"a, \\", b" <sip:x,y@z>;p="1,2"',
      '<sip:b>',
      'sip:c',
    ]);
  });
});
