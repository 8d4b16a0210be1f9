import { describe, expect, it } from 'vitest';
import { parseRequest, parseResponse, refusal } from '../testing/wire.ts';
import { contactExpires } from './contact.ts';
import { parseMessage } from './parse-message.ts';

const usual: Readonly<Record<string, string>> = {
  'Max-Forwards': '70',
  To: 'sip:user@example.com',
  From: 'sip:caller@example.org;tag=33242',
  'Call-ID': 'torture.1j9FpLxk3uxtm8tn@example.org',
  CSeq: '8 INVITE',
  Via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKkdjuw',
};

function message(startLine: string, changes: Record<string, string | undefined> = {}, body = ''): string {
  const lines = Object.entries({ ...usual, 'Content-Length': String(body.length), ...changes })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`);
  return `${startLine}\n${lines.join('\n')}\n\n${body}`;
}

const invite = 'INVITE sip:user@example.com SIP/2.0';
const options = 'OPTIONS sip:user@example.com SIP/2.0';

describe('RFC 4475 §3.1.2: invalid messages that are answered 400', () => {
  const cases: ReadonlyArray<readonly [string, string]> = [
    ['3.1.2.2 Content-Length larger than the message', message(invite, { 'Content-Length': '9999' }, 'v=0')],
    ['3.1.2.3 negative Content-Length', message(invite, { 'Content-Length': '-999' }, 'v=0')],
    [
      '3.1.2.4 CSeq beyond 2^31',
      message('REGISTER sip:example.com SIP/2.0', { CSeq: '36893488147419103232 REGISTER' }),
    ],
    ['3.1.2.6 open quotation mark in To', message(invite, { To: '"Mr. J. User <sip:j.user@example.com>' })],
    ['3.1.2.7 angle brackets round the Request-URI', message('INVITE <sip:user@example.com> SIP/2.0')],
    ['3.1.2.8 white space in the Request-URI', message('INVITE sip:user@example.com; lr SIP/2.0')],
    ['3.1.2.9 two spaces in the Request-Line', message('INVITE  sip:user@example.com  SIP/2.0')],
    [
      '3.1.2.10 space at the end of the Request-Line',
      message('OPTIONS sip:user@example.com SIP/2.0  ', { CSeq: '8 OPTIONS' }),
    ],
    ['3.1.2.11 headers in the Request-URI', message('INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0')],
    [
      '3.1.2.13 Contact without brackets around ?',
      message('REGISTER sip:example.com SIP/2.0', {
        CSeq: '8 REGISTER',
        Contact: 'sip:user@example.com?Route=%3Csip:sip.example.com%3E',
      }),
    ],
    [
      '3.1.2.14 spaces within the brackets of To',
      message(invite, { To: '"Watson, Thomas" < sip:t.watson@example.org >' }),
    ],
    ['3.1.2.15 comma in a bare display name', message(invite, { To: 'Bell, Alexander <sip:a.g.bell@example.com>' })],
    ['3.1.2.17 method of CSeq differs', message(options, { CSeq: '8 INVITE' })],
    ['3.1.2.18 method of CSeq differs, unknown method', message('NEWMETHOD sip:user@example.com SIP/2.0')],
    [
      '3.3.9 several values of Content-Length',
      message(options, { CSeq: '8 OPTIONS', 'content-length': '5' }, 'There').replace(
        'Content-Length: 5',
        'Content-Length: 13',
      ),
    ],
    ['3.3.8 the same field twice', message(invite, { f: 'sip:other@example.org;tag=2' })],
    ['Max-Forwards beyond 255', message(invite, { 'Max-Forwards': '300' })],
  ];

  it.each(cases)('%s', (_, text) => {
    const error = refusal(text);
    expect(error.status).toBe(400);
    expect(error.request?.callId).toBe('torture.1j9FpLxk3uxtm8tn@example.org');
  });

  it('3.1.2.1 extra separators in Via cannot be answered: no usable Via', () => {
    const error = refusal(
      message(invite, { Via: 'SIP/2.0/UDP 192.0.2.15;;,;,,', Contact: '"Joe" <sip:joe@example.org>;;;;' }),
    );
    expect([error.status, error.request]).toEqual([400, undefined]);
  });

  it('3.1.2.1 extra separators in Contact', () => {
    const error = refusal(message(invite, { Contact: '"Joe" <sip:joe@example.org>;;;;' }));
    expect([error.status, error.request?.method]).toEqual([400, 'INVITE']);
  });

  it('3.3.1 missing To, From and Call-ID', () => {
    const error = refusal(message(invite, { To: undefined, From: undefined, 'Call-ID': undefined }));
    expect([error.status, error.request]).toEqual([400, undefined]);
  });

  it('an ACK is never answered', () => {
    expect(refusal(message('ACK sip:user@example.com SIP/2.0', { CSeq: '8 INVITE' })).request).toBeUndefined();
  });
});

describe('RFC 4475: other refusals and tolerances', () => {
  it('3.1.2.16 an unknown protocol version is answered 505', () => {
    const error = refusal(message('OPTIONS sip:t.watson@example.org SIP/7.0', { CSeq: '8 OPTIONS' }));
    expect([error.status, error.reason, error.request?.method]).toEqual([505, 'Version Not Supported', 'OPTIONS']);
  });

  it('3.1.2.5 a response with a CSeq beyond 2^31 is dropped', () => {
    const error = refusal(message('SIP/2.0 503 Service Unavailable', { CSeq: '9292394834772304023312 OPTIONS' }));
    expect(error.request).toBeUndefined();
  });

  it('3.1.2.19 an overlarge response code is dropped', () => {
    expect(refusal(message('SIP/2.0 4294967301 better not break the receiver')).request).toBeUndefined();
  });

  it('3.1.2.4 an overlarge expires is clamped', () => {
    const request = parseRequest(
      message('REGISTER sip:example.com SIP/2.0', {
        CSeq: '8 REGISTER',
        Contact: '<sip:user@host129.example.com>;expires=280297596632815',
      }),
    );
    expect(request.contact && contactExpires(request.contact)).toBe(2 ** 32 - 1);
  });

  it('3.1.2.12 a Date in another zone than GMT is left to who reads it', () => {
    expect(parseRequest(message(invite, { Date: 'Fri, 01 Jan 2010 16:00:00 EST' })).headers.get('Date')).toContain(
      'EST',
    );
  });

  it('3.3.2 unknown schemes in the Request-URI are readable, so that they can be answered 416', () => {
    const first = parseRequest(
      message('OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0', { CSeq: '8 OPTIONS' }),
    );
    expect(first.uri).toMatchObject({ scheme: 'other', name: 'nobodyknowsthisscheme' });
    const second = parseRequest(message('OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0', { CSeq: '8 OPTIONS' }));
    expect(second.uri).toMatchObject({ scheme: 'other', name: 'soap.beep' });
  });

  it('3.3.4 unknown schemes in To, From and Contact are readable', () => {
    const request = parseRequest(
      message('REGISTER sip:example.com SIP/2.0', {
        To: 'isbn:2983792873',
        From: '<http://www.example.com>;tag=3234233',
        CSeq: '8 REGISTER',
        Contact: '<name:John_Smith>',
      }),
    );
    expect(request.to.uri).toMatchObject({ scheme: 'other', text: 'isbn:2983792873' });
    expect(request.fromTag).toBe('3234233');
  });

  it('3.3.10 and 3.3.11: parameters in brackets are the URI’s, without brackets the header’s', () => {
    const register = (contact: string) =>
      parseRequest(message('REGISTER sip:example.com SIP/2.0', { CSeq: '8 REGISTER', Contact: contact })).contact;
    const bare = register('sip:+19725552222@gw1.example.net;unknownparam');
    expect([bare?.params.has('unknownparam'), bare?.uri.scheme === 'sip' && bare.uri.params.size]).toEqual([true, 0]);
    const bracketed = register('<sip:+19725552222@gw1.example.net;unknownparam>');
    expect([
      bracketed?.params.size,
      bracketed?.uri.scheme === 'sip' && bracketed.uri.params.has('unknownparam'),
    ]).toEqual([0, true]);
  });

  it('3.3.12 takes escaped headers in a bracketed Contact URI', () => {
    const request = parseRequest(
      message('REGISTER sip:example.com SIP/2.0', {
        CSeq: '8 REGISTER',
        Contact: '<sip:user@example.com?Route=%3Csip:sip.example.com%3E>',
      }),
    );
    expect(request.contact?.uri).toMatchObject({ headers: [['Route', '<sip:sip.example.com>']] });
  });

  it('3.3.15 Max-Forwards of zero is readable', () => {
    expect(parseRequest(message(options, { CSeq: '8 OPTIONS', 'Max-Forwards': '0' })).maxForwards).toBe(0);
  });

  it('3.3.14 a 200 with a second Via is readable: who sent the request drops it', () => {
    const response = parseResponse(
      message('SIP/2.0 200 OK', { v: 'SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23', CSeq: '35 INVITE' }),
    );
    expect(response.vias).toHaveLength(2);
  });
});

describe('what cannot be a SIP message', () => {
  it.each([
    ['nothing', ''],
    ['keep-alive', '\r\n\r\n'],
    ['no empty line', 'OPTIONS sip:a@b SIP/2.0\r\nVia: x'],
    ['an HTTP request', 'GET / HTTP/1.1\r\nHost: example.com\r\n\r\n'],
    ['STUN', '\x00\x01\x00\x00\x21\x12\xa4\x42'],
  ])('%s is dropped', (_, text) => {
    expect(() => parseMessage(Buffer.from(text, 'latin1'))).toThrow(expect.objectContaining({ request: undefined }));
  });

  it('bare line feeds are refused', () => {
    const text = message(invite).replaceAll('\n', '\r\n').replace('70\r\n', '70\n');
    expect(() => parseMessage(Buffer.from(text))).toThrow('Line feed without carriage return');
  });

  it('bounds are kept', () => {
    const limits = { maxMessageSize: 2000, maxHeadSize: 1500, maxHeaders: 10, maxLineLength: 200 };
    const parse = (text: string) => () => parseMessage(Buffer.from(text.replaceAll('\n', '\r\n')), limits);
    expect(parse(message(invite))).not.toThrow();
    expect(parse(message(invite, { 'X-Long': 'x'.repeat(201) }))).toThrow('Header line too long');
    expect(parse(message(invite, { Route: Array(6).fill('<sip:a;lr>').join(',') }))).toThrow('Too many header fields');
    expect(parse(message(invite, {}, 'x'.repeat(2000)))).toThrow('Message too large');
    const folded = Array(8)
      .fill(` ${'x'.repeat(60)}`)
      .join('\n');
    expect(parse(message(invite, { 'X-Folded': `x\n${folded}` }))).toThrow('Header line too long');
  });
});
