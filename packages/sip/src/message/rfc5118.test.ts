import { describe, expect, it } from 'vitest';
import { connectionOf } from '../sdp/media-address.ts';
import { parseSdp } from '../sdp/parse-sdp.ts';
import { parseRequest, refusal } from '../testing/wire.ts';
import type { SipRequest } from './message.ts';
import type { Uri } from './uri.ts';

function message(startLine: string, changes: Readonly<Record<string, string>> = {}, body = ''): string {
  const [method = ''] = startLine.split(' ');
  const headers = {
    To: 'sip:user@example.com',
    From: 'sip:user@example.com;tag=81x2',
    Via: 'SIP/2.0/UDP [2001:db8::9:1]:6050;branch=z9hG4bKas3-111',
    'Call-ID': 'SSG9559905523997077@hlau_4100',
    'Max-Forwards': '70',
    Contact: '"Caller" <sip:caller@[2001:db8::1]>',
    CSeq: `98176 ${method}`,
    'Content-Length': String(body.length),
    ...changes,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${startLine}\n${lines.join('\n')}\n\n${body}`;
}

function placeOf(uri: Uri | undefined): unknown {
  return uri?.scheme === 'sip' ? [uri.host, uri.port] : undefined;
}

function received(request: SipRequest): string | null | undefined {
  return request.via.params.get('received');
}

describe('RFC 5118: torture tests for IPv6', () => {
  it('4.1 takes an IPv6 reference', () => {
    const request = parseRequest(message('REGISTER sip:[2001:db8::10] SIP/2.0'));
    expect(placeOf(request.uri)).toEqual(['2001:db8::10', undefined]);
    expect([request.via.host, request.via.port]).toEqual(['2001:db8::9:1', 6050]);
    expect(placeOf(request.contact?.uri)).toEqual(['2001:db8::1', undefined]);
  });

  it('4.2 refuses an IPv6 address without its brackets', () => {
    const error = refusal(message('REGISTER sip:2001:db8::10 SIP/2.0'));
    expect([error.status, error.request?.method]).toEqual([400, 'REGISTER']);
  });

  it('4.3 takes what may have been meant as a port for the end of the address', () => {
    const request = parseRequest(message('REGISTER sip:[2001:db8::10:5070] SIP/2.0'));
    expect(placeOf(request.uri)).toEqual(['2001:db8::10:5070', undefined]);
  });

  it('4.4 takes a port after the brackets', () => {
    const request = parseRequest(message('REGISTER sip:[2001:db8::10]:5070 SIP/2.0'));
    expect(placeOf(request.uri)).toEqual(['2001:db8::10', 5070]);
  });

  it.each(['[2001:db8::9:255]', '2001:db8::9:255'])('4.5 takes received=%s in Via', (value) => {
    const via = `SIP/2.0/UDP [2001:db8::9:1];received=${value};branch=z9hG4bKas3-111`;
    expect(received(parseRequest(message('BYE sip:[2001:db8::10] SIP/2.0', { Via: via })))).toBe(value);
  });

  it('4.6 takes IPv6 in the session description', () => {
    const body =
      'v=0\r\no=assistant 971731711378798081 0 IN IP6 2001:db8::20\r\ns=-\r\nc=IN IP6 2001:db8::20\r\nt=0 0\r\n';
    const media = 'm=audio 6000 RTP/AVP 0\r\n';
    const request = parseRequest(
      message('INVITE sip:user@[2001:db8::10] SIP/2.0', { 'Content-Length': '143' }, `${body}${media}`).replace(
        'Content-Length: 143',
        `Content-Length: ${body.length + media.length}`,
      ),
    );
    const session = parseSdp(request.text);
    const [audio] = session.media;
    expect(audio && connectionOf(session, audio)?.address).toBe('2001:db8::20');
  });

  it('4.7 takes both families in one request', () => {
    const request = parseRequest(
      message('BYE sip:user@host.example.net SIP/2.0', {
        Via: 'SIP/2.0/UDP [2001:db8::9:1]:6050;branch=z9hG4bKas3-111, SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKjhja8781hjuaij65144',
        Contact: '<sip:user@192.0.2.10>',
      }),
    );
    expect(request.vias.map(({ host }) => host)).toEqual(['2001:db8::9:1', '192.0.2.1']);
  });

  it('4.8 takes both families in one session description', () => {
    const session = parseSdp(
      'v=0\r\no=bob 280744730 28977631 IN IP4 host.example.com\r\ns=\r\nt=0 0\r\n' +
        'm=audio 22334 RTP/AVP 0\r\nc=IN IP4 192.0.2.1\r\nm=video 6024 RTP/AVP 107\r\nc=IN IP6 2001:db8::1\r\n',
    );
    expect(session.media.map((media) => connectionOf(session, media)?.address)).toEqual(['192.0.2.1', '2001:db8::1']);
  });

  it('4.9 takes an IPv4 address mapped into IPv6', () => {
    const request = parseRequest(
      message('INVITE sip:user@example.com SIP/2.0', { Contact: '<sip:user@[::ffff:192.0.2.10]:19823>' }),
    );
    expect(placeOf(request.contact?.uri)).toEqual(['::ffff:192.0.2.10', 19823]);
  });

  it('4.10 refuses the third colon that the grammar of RFC 3261 let in', () => {
    const error = refusal(message('OPTIONS sip:user@[2001:db8:::192.0.2.1] SIP/2.0'));
    expect([error.status, error.request?.callId]).toEqual([400, 'SSG9559905523997077@hlau_4100']);
  });
});
