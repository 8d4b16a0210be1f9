const SDP =
  'v=0\r\no=mhandley 29739 7272939 IN IP4 192.0.2.3\r\ns=-\r\nc=IN IP4 192.0.2.4\r\nt=0 0\r\nm=audio 49217 RTP/AVP 0 12\r\n';

/** A message with the usual headers, some of them replaced, or left out where `undefined`. */
function message(startLine: string, changes: Readonly<Record<string, string | undefined>> = {}, body = ''): string {
  const [method = ''] = startLine.split(' ');
  const headers: Readonly<Record<string, string | undefined>> = {
    'Max-Forwards': '70',
    To: 'sip:user@example.com',
    From: 'sip:caller@example.org;tag=33242',
    'Call-ID': 'torture.1j9FpLxk3uxtm8tn@example.org',
    CSeq: `8 ${method === 'SIP/2.0' ? 'INVITE' : method}`,
    Via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKkdjuw',
    Contact: '<sip:caller@192.0.2.1>',
    'Content-Length': String(body.length),
    ...changes,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `${startLine}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

const INVITE = 'INVITE sip:user@example.com SIP/2.0';
const OPTIONS = 'OPTIONS sip:user@example.com SIP/2.0';
const REGISTER = 'REGISTER sip:example.com SIP/2.0';
const typed = { 'Content-Type': 'application/sdp' };

/** The test messages of RFC 4475, by the section that describes them, as a server may receive them. */
export const TORTURE_MESSAGES: ReadonlyArray<readonly [section: string, message: string]> = [
  [
    '3.1.1.1 a short tortuous INVITE',
    'INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0\r\nTO :\r\n sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n\r\n' +
      'from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>\r\n  ;\r\n  tag = 98asjd8\r\nMaX-fOrWaRdS: 0068\r\n' +
      `Call-ID: wsinv.ndaksdj@192.0.2.1\r\nContent-Length   : ${SDP.length}\r\ncseq: 0009\r\n  INVITE\r\nVia  : SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw\r\n` +
      's :\r\nNewFangledHeader:   newfangled value\r\n continued newfangled value\r\nUnknownHeaderWithUnusualValue: ;;,,;;,;\r\n' +
      'Content-Type: application/sdp\r\nRoute:\r\n <sip:services.example.com;lr;unknownwith=value;unknown-no-value>\r\n' +
      `m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =\r\n      newvalue ;\r\n  secondparam ; q = 0.33\r\n\r\n${SDP}`,
  ],
  [
    '3.1.1.2 every character of the grammar',
    message(
      "!interesting-Method0123456789_*+`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0",
      {
        "extensionHeader-!.%*+_`'~": '\u00ef\u00bb\u00bf\u00e5\u00a4\u00a7\u00e5\u0081\u009c\u00e9\u009b\u00bb',
        Via: "SIP/2.0/UDP host1.example.com;branch=z9hG4bK-.!%66*_+`'~",
      },
    ),
  ],
  ['3.1.1.3 percent signs', message('INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0', typed, SDP)],
  [
    '3.1.1.4 escaped nulls',
    message(REGISTER, { To: 'sip:null-%00-null@example.com', Contact: '<sip:%00@host5.example.com>' }),
  ],
  ['3.1.1.5 percent signs that escape nothing', message('RE%47IST%45R sip:registrar.example.com SIP/2.0')],
  ['3.1.1.6 no space before the bracket', message(OPTIONS, { From: 'Caller<sip:caller@example.com>;tag=323' })],
  [
    '3.1.1.7 long values',
    message(
      INVITE,
      {
        To: `"I have a user name of ${'extreme '.repeat(60)}proportion" <sip:user@example.com:6000;unknownparam1=${'very'.repeat(40)}long>`,
        ...typed,
      },
      SDP,
    ),
  ],
  [
    '3.1.1.8 more octets than the length says',
    `${message(REGISTER, { Via: 'SIP/2.0/UDP 192.0.2.125;branch=z9hG4bKkdjuw23492' })}INVITE sip:joe@example.com SIP/2.0\r\nt: x\r\n\r\n`,
  ],
  ['3.1.1.9 semicolons in the user part', message('OPTIONS sip:user;par=u%40example.net@example.com SIP/2.0')],
  [
    '3.1.1.10 various transports',
    message(OPTIONS, {
      Via: 'SIP/2.0/UDP t1.example.com;branch=z9hG4bKkdjuw, SIP/2.0/SCTP t2.example.com;branch=z9hG4bKklasjdhf, SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKasd0f3en',
    }),
  ],
  [
    '3.1.1.11 multipart',
    message(
      'MESSAGE sip:kumiko@example.org SIP/2.0',
      { 'Content-Type': 'multipart/mixed;boundary=7a9cbec02ceef655' },
      '--7a9cbec02ceef655\r\nContent-Type: text/plain\r\n\r\nHello\r\n--7a9cbec02ceef655--\r\n',
    ),
  ],
  ['3.1.1.12 an unusual reason phrase', message('SIP/2.0 200 = 2**3 * 5**2 \u00d0\u00bd\u00d0\u00be')],
  ['3.1.1.13 no reason phrase', message('SIP/2.0 100 ')],
  [
    '3.1.2.1 extraneous separators',
    message(INVITE, { Contact: '"Joe" <sip:joe@example.org>;;;;', Via: 'SIP/2.0/UDP 192.0.2.15;;,;,,', ...typed }, SDP),
  ],
  ['3.1.2.2 Content-Length too large', message(INVITE, { ...typed, 'Content-Length': '9999' }, SDP)],
  ['3.1.2.3 negative Content-Length', message(INVITE, { ...typed, 'Content-Length': '-999' }, SDP)],
  [
    '3.1.2.4 numbers beyond their range',
    message(REGISTER, {
      CSeq: '36893488147419103232 REGISTER',
      'Max-Forwards': '300',
      Expires: '1000000000000000000000000000000',
    }),
  ],
  [
    '3.1.2.5 numbers beyond their range in a response',
    message('SIP/2.0 503 Service Unavailable', {
      CSeq: '9292394834772304023312 OPTIONS',
      'Retry-After': '949302838503028349304023988',
    }),
  ],
  ['3.1.2.6 an open quotation mark', message(INVITE, { To: '"Mr. J. User <sip:j.user@example.com>' })],
  ['3.1.2.7 brackets round the Request-URI', message('INVITE <sip:user@example.com> SIP/2.0')],
  ['3.1.2.8 white space in the Request-URI', message('INVITE sip:user@example.com; lr SIP/2.0')],
  ['3.1.2.9 several spaces in the Request-Line', message('INVITE  sip:user@example.com  SIP/2.0')],
  ['3.1.2.10 space after the Request-Line', message('OPTIONS sip:remote-target@example.com SIP/2.0  ')],
  ['3.1.2.11 headers in the Request-URI', message('INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0')],
  ['3.1.2.12 a malformed Date', message(INVITE, { Date: 'Fri, 01 Jan 2010 16:00:00 EST' })],
  [
    '3.1.2.13 no brackets in Contact',
    message(REGISTER, { Contact: 'sip:user@example.com?Route=%3Csip:sip.example.com%3E' }),
  ],
  ['3.1.2.14 spaces within addresses', message(OPTIONS, { To: '"Watson, Thomas" < sip:t.watson@example.org >' })],
  ['3.1.2.15 characters of a display name', message(OPTIONS, { To: 'Bell, Alexander <sip:a.g.bell@example.com>' })],
  ['3.1.2.16 an unknown protocol version', message('OPTIONS sip:t.watson@example.org SIP/7.0')],
  ['3.1.2.17 the method of CSeq differs', message(OPTIONS, { CSeq: '8 INVITE' })],
  [
    '3.1.2.18 an unknown method that CSeq contradicts',
    message('NEWMETHOD sip:user@example.com SIP/2.0', { CSeq: '8 INVITE' }),
  ],
  ['3.1.2.19 a status code of four digits', message('SIP/2.0 4294967301 better not break the receiver')],
  ['3.2.1 no branch', message(OPTIONS, { Via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK' })],
  [
    '3.3.1 required headers missing',
    message('INVITE sip:user@example.com SIP/2.0', { 'Call-ID': undefined, From: undefined, To: undefined }),
  ],
  ['3.3.2 an unknown scheme', message('OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0')],
  ['3.3.3 a known scheme that is none of SIP', message('OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0')],
  [
    '3.3.4 unknown schemes in To, From and Contact',
    message(REGISTER, { To: 'isbn:2983792873', From: '<http://www.example.com>;tag=3', Contact: '<name:John_Smith>' }),
  ],
  [
    '3.3.5 Proxy-Require and Require',
    message(OPTIONS, {
      Require: 'nothingSupportsThis, nothingSupportsThisEither',
      'Proxy-Require': 'noProxiesSupportThis',
    }),
  ],
  ['3.3.6 an unknown content type', message(INVITE, { 'Content-Type': 'application/unknownformat' }, '<audio/>')],
  [
    '3.3.7 an unknown scheme of credentials',
    message(REGISTER, { Authorization: 'NoOneKnowsThisScheme opaque-data=here' }),
  ],
  [
    '3.3.8 single headers that come twice',
    message(INVITE, { f: 'sip:other@example.org;tag=2', i: 'another@example.org', 'content-length': '13' }),
  ],
  ['3.3.9 several lengths', message(OPTIONS, { 'Content-Length': '13', l: '5' }, "There's no wa")],
  [
    '3.3.10 200 to a method that was never sent',
    message('SIP/2.0 200 OK', { Via: 'SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923' }),
  ],
  ['3.3.11 Max-Forwards 0', message(OPTIONS, { 'Max-Forwards': '0' })],
  [
    '3.3.12 REGISTER with parameters in a Contact',
    message(REGISTER, { Contact: 'sip:+19725552222@gw1.example.net;unknownparam' }),
  ],
  [
    '3.3.13 REGISTER with escaped headers',
    message(REGISTER, { Contact: '<sip:user@example.com?Route=%3Csip:sip.example.com%3E>' }),
  ],
  ['3.3.14 no Accept that fits', message(INVITE, { Accept: 'text/nobodyKnowsThis', ...typed }, SDP)],
  [
    '3.4.1 an INVITE of RFC 2543',
    'INVITE sip:UserB@example.com SIP/2.0\r\nVia: SIP/2.0/UDP iftgw.example.com\r\nFrom: <sip:+13035551111@ift.client.example.net;user=phone>\r\nRecord-Route: <sip:UserB@example.com;maddr=ss1.example.com>\r\nTo: sip:+16505552222@ss1.example.net;user=phone\r\nCall-ID: inv2543.1717@ift.client.example.com\r\nCSeq: 56 INVITE\r\nContent-Type: application/sdp\r\n\r\n' +
      SDP,
  ],
];
