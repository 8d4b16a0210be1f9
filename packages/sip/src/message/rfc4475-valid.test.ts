import { describe, expect, it } from 'vitest';
import { parseRequest, parseResponse } from '../testing/wire.ts';
import { contactQ } from './contact.ts';
import { parseMessage } from './parse-message.ts';
import { serializeMessage } from './serialize-message.ts';

const sdp = `v=0
o=mhandley 29739 7272939 IN IP4 192.0.2.3
s=-
c=IN IP4 192.0.2.4
t=0 0
m=audio 49217 RTP/AVP 0 12
m=video 3227 RTP/AVP 31
a=rtpmap:31 LPC
`;

describe('RFC 4475 §3.1.1: valid messages', () => {
  it('3.1.1.1 reads a short tortuous INVITE', () => {
    const request = parseRequest(`
INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
TO :
 sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
  ;
  tag = 98asjd8
MaX-fOrWaRdS: 0068
Call-ID: wsinv.ndaksdj@192.0.2.1
Content-Length   : 150
cseq: 0009
  INVITE
Via  : SIP  /   2.0
 /UDP
    192.0.2.2;branch=390skdjuw
s :
NewFangledHeader:   newfangled value
 continued newfangled value
UnknownHeaderWithUnusualValue: ;;,,;;,;
Content-Type: application/sdp
Route:
 <sip:services.example.com;lr;unknownwith=value;unknown-no-value>
v:  SIP  / 2.0  / TCP     spindle.example.com   ;
  branch  =   z9hG4bK9ikj8  ,
 SIP  /    2.0   / UDP  192.168.255.111   ; branch=
 z9hG4bK30239
m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =
      newvalue ;
  secondparam ; q = 0.33

${sdp}`);
    expect(request.toTag).toBe('1918181833n');
    expect(request.from.displayName).toBe('J Rosenberg \\"');
    expect(request.fromTag).toBe('98asjd8');
    expect(request.maxForwards).toBe(68);
    expect(request.cseq).toEqual({ sequence: 9, method: 'INVITE' });
    expect(request.vias.map((via) => [via.transport, via.host, via.params.get('branch')])).toEqual([
      ['UDP', '192.0.2.2', '390skdjuw'],
      ['TCP', 'spindle.example.com', 'z9hG4bK9ikj8'],
      ['UDP', '192.168.255.111', 'z9hG4bK30239'],
    ]);
    expect(request.headers.get('NewFangledHeader')).toBe('newfangled value continued newfangled value');
    expect(request.headers.get('UnknownHeaderWithUnusualValue')).toBe(';;,,;;,;');
    expect(request.headers.get('Subject')).toBe('');
    expect(request.contact?.displayName).toBe('Quoted string ""');
    expect(request.contact && contactQ(request.contact)).toBe(0.33);
    const route = request.routes[0]?.uri;
    expect(route?.scheme === 'sip' && [...route.params]).toEqual([
      ['lr', null],
      ['unknownwith', 'value'],
      ['unknown-no-value', null],
    ]);
    expect(request.body.length).toBe(150);
  });

  it('3.1.1.2 takes every character the grammar allows', () => {
    const request = parseRequest(`
!interesting-Method0123456789_*+\`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0
Via: SIP/2.0/TCP host1.example.com;branch=z9hG4bK-.!%66*_+\`'~
To: "BEL:\\\x07 NUL:\\\x00 DEL:\\\x7f" <sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*@example.com>
From: token1~\` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%="\xd1\x80\xd0\xb0\xd0\xb1";tag=_token~1'+\`*%!-.
Call-ID: intmeth.word%ZK-!.*_+'@word\`~)(><:\\/"][?}{
CSeq: 139122385 !interesting-Method0123456789_*+\`.%indeed'~
Max-Forwards: 255
extensionHeader-!.%*+_\`'~:\xef\xbb\xbf\xe5\xa4\xa7\xe5\x81\x9c\xe9\x9b\xbb
Content-Length: 0

`);
    expect(request.method).toBe("!interesting-Method0123456789_*+`.%indeed'~");
    expect(request.uri).toMatchObject({
      user: "1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*",
      password: "&it+has=1,weird!*pas$wo~d_too.(doesn't-it)",
      host: 'example.com',
    });
    expect(request.to.displayName).toBe('BEL:\x07 NUL:\x00 DEL:\x7f');
    expect(request.from.displayName).toBe("token1~` token2'+_ token3*%!.-");
    expect(request.from.params.get("fromparam''~+*_!.-%")).toBe('"раб"');
    expect(request.fromTag).toBe("_token~1'+`*%!-.");
    expect(request.callId).toBe('intmeth.word%ZK-!.*_+\'@word`~)(><:\\/"][?}{');
    expect(request.headers.get("extensionHeader-!.%*+_`'~")).toBe('\ufeff大停電');
  });

  it('3.1.1.3 reads escapes in URIs once and only once', () => {
    const request = parseRequest(`
INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0
To: sip:%75se%72@example.com
From: <sip:I%20have%20spaces@example.net>;tag=938
Max-Forwards: 87
i: esc01.239409asdfakjkn23onasd0-3234
CSeq: 234234 INVITE
Via: SIP/2.0/UDP host5.example.net;branch=z9hG4bKkdjuw
C: application/sdp
Contact:
 <sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>
Content-Length: 0

`);
    expect(request.uri).toMatchObject({ user: 'sips:user@example.com', host: 'example.net' });
    expect(request.to.uri).toMatchObject({ user: 'user' });
    expect(request.from.uri).toMatchObject({ user: 'I have spaces' });
    const contact = request.contact?.uri;
    expect(contact).toMatchObject({ user: 'caller' });
    expect(contact?.scheme === 'sip' && [...contact.params]).toEqual([
      ['lr', null],
      ['name', 'value%41'],
    ]);
  });

  it('3.1.1.4 keeps escaped nulls apart from their absence', () => {
    const request = parseRequest(`
REGISTER sip:example.com SIP/2.0
To: sip:null-%00-null@example.com
From: sip:null-%00-null@example.com;tag=839923423
Max-Forwards: 70
Call-ID: escnull.39203ndfvkjdasfkq3w4otrq0adsfdfnavd
CSeq: 14398234 REGISTER
Via: SIP/2.0/UDP host5.example.com;branch=z9hG4bKkdjuw
Contact: <sip:%00@host5.example.com>
Contact: <sip:%00%00@host5.example.com>
L:0

`);
    expect(request.to.uri).toMatchObject({ user: 'null-\0-null' });
    expect(request.contacts).toHaveLength(2);
    expect(request.contacts).toMatchObject([{ uri: { user: '\0' } }, { uri: { user: '\0\0' } }]);
  });

  it('3.1.1.5 takes a percent sign that is no escape outside URIs', () => {
    const request = parseRequest(`
RE%47IST%45R sip:registrar.example.com SIP/2.0
To: "%Z%45" <sip:resource@example.com>
From: "%Z%45" <sip:resource@example.com>;tag=f232jadfj23
Call-ID: esc02.asdfnqwo34rq23i34jrjasdcnl23nrlknsdf
Via: SIP/2.0/TCP host.example.com;branch=z9hG4bK209%fzsnel234
CSeq: 29344 RE%47IST%45R
Max-Forwards: 70
Contact: <sip:alias1@host1.example.com>
C%6Fntact: <sip:alias2@host2.example.com>
Contact: <sip:alias3@host3.example.com>
l: 0

`);
    expect(request.method).toBe('RE%47IST%45R');
    expect(request.to.displayName).toBe('%Z%45');
    expect(request.contacts).toHaveLength(2);
    expect(request.headers.get('C%6Fntact')).toBe('<sip:alias2@host2.example.com>');
  });

  it('3.1.1.6 needs no white space between display name and <', () => {
    const request = parseRequest(`
OPTIONS sip:user@example.com SIP/2.0
To: sip:user@example.com
From: caller<sip:caller@example.com>;tag=323
Max-Forwards: 70
Call-ID: lwsdisp.1234abcd@funky.example.com
CSeq: 60 OPTIONS
Via: SIP/2.0/UDP funky.example.com;branch=z9hG4bKkdjuw
l: 0

`);
    expect(request.from.displayName).toBe('caller');
    expect(request.fromTag).toBe('323');
  });

  it('3.1.1.7 takes long values in every field', () => {
    const long = (word: string, times: number) => word.repeat(times);
    const request = parseRequest(`
INVITE sip:user@example.com SIP/2.0
To: "I have a user name of ${long('extreme', 20)} proportion"<sip:user@example.com:6000;unknownparam1=very${long('long', 20)}value;longparam${long('name', 25)}=shortvalue;very${long('long', 25)}ParameterNameWithNoValue>
F: sip:${long('amazinglylongcallername', 5)}@example.net;tag=12${long('982', 50)}424;unknownheaderparam${long('name', 20)}=unknowheaderparam${long('value', 15)};unknownValueless${long('paramname', 10)}
Call-ID: longreq.one${long('really', 20)}longcallid
CSeq: 3882340 INVITE
Unknown-${long('Long', 20)}-Name: unknown-${long('long', 20)}-value
Via: SIP/2.0/TCP sip33.example.com
v: SIP/2.0/TCP sip32.example.com
V: SIP/2.0/TCP sip31.example.com
ViA: SIP/2.0/TCP sip29.example.com
vIA: SIP/2.0/TCP sip23.example.com
V :  SIP/2.0/TCP sip22.example.com
Max-Forwards: 70
Contact: <sip:${long('amazinglylongcallername', 5)}@host5.example.net>
Content-Type: application/sdp
l: 150

${sdp}`);
    expect(request.vias).toHaveLength(6);
    expect(request.fromTag).toHaveLength(155);
    expect(request.to.uri).toMatchObject({ port: 6000 });
  });

  it('3.1.1.8 ignores what follows Content-Length in a datagram', () => {
    const request = parseRequest(`
REGISTER sip:example.com SIP/2.0
To: sip:j.user@example.com
From: sip:j.user@example.com;tag=43251j3j324
Max-Forwards: 8
I: dblreq.0ha0isndaksdj99sdfafnl3lk233412
Contact: sip:j.user@host.example.com
CSeq: 8 REGISTER
Via: SIP/2.0/UDP 192.0.2.125;branch=z9hG4bKkdjuw23492
Content-Length: 0


INVITE sip:joe@example.com SIP/2.0
t: sip:joe@example.com

`);
    expect(request.method).toBe('REGISTER');
    expect(request.body).toHaveLength(0);
  });

  it('3.1.1.9 leaves semicolon parameters of the user part in the user part', () => {
    const request = parseRequest(`
OPTIONS sip:user;par=u%40example.net@example.com SIP/2.0
To: sip:j_user@example.com
From: sip:caller@example.org;tag=33242
Max-Forwards: 3
Call-ID: semiuri.0ha0isndaksdj
CSeq: 8 OPTIONS
Accept: application/sdp, application/pkcs7-mime,
        multipart/mixed, multipart/signed,
        message/sip, message/sipfrag
Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKkdjuw
l: 0

`);
    expect(request.uri).toMatchObject({ user: 'user;par=u@example.net', host: 'example.com' });
    expect(request.headers.list('accept')).toHaveLength(6);
  });

  it('3.1.1.10 takes unknown transports in Via', () => {
    const request = parseRequest(`
OPTIONS sip:user@example.com SIP/2.0
To: sip:user@example.com
From: <sip:caller@example.com>;tag=323
Max-Forwards: 70
Call-ID:  transports.kijh4akdnaqjkwendsasfdj
Accept: application/sdp
CSeq: 60 OPTIONS
Via: SIP/2.0/UDP t1.example.com;branch=z9hG4bKkdjuw
Via: SIP/2.0/SCTP t2.example.com;branch=z9hG4bKklasjdhf
Via: SIP/2.0/TLS t3.example.com;branch=z9hG4bK2980unddj
Via: SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKasd0f3en
Via: SIP/2.0/TCP t5.example.com;branch=z9hG4bK0a9idfnee
l: 0

`);
    expect(request.vias.map((via) => via.transport)).toEqual(['UDP', 'SCTP', 'TLS', 'UNKNOWN', 'TCP']);
  });

  it('3.1.1.11 leaves a multipart body with binary content untouched', () => {
    const body =
      '--7a9cbec02ceef655\r\nContent-Type: text/plain\r\n\r\nHello\r\n--7a9cbec02ceef655\r\n\r\n\x00\xff\x80\r\n';
    const request = parseRequest(`
MESSAGE sip:kumiko@example.org SIP/2.0
Via: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bK-d87543-4dade06d0bdb11ee-1--d87543-;rport
Max-Forwards: 70
Route: <sip:127.0.0.1:5080>
Identity: r5mwreLuyDRYBi/0TiPwEsY3rEVsk/G2WxhgTV1PF7hHuLIK0YWVKZhKv9Mj8UeXqkMVbnVq37CD+813gvYjcBUaZngQmXc9WNZSDNGCzA+fWl9MEUHWIZo1CeJebdY/XlgKeTa0Olvq0rt70Q5jiSfbqMJmQFteeivUhkMWYUA=
Contact: <sip:fluffy@127.0.0.1:5070>
To: <sip:kumiko@example.org>
From: <sip:fluffy@example.com>;tag=2fb0dcc9
Call-ID: 3d9485ad0c49859b@Zmx1ZmZ5LW1hYy0xNi5sb2NhbA..
CSeq: 1 MESSAGE
Content-Transfer-Encoding: binary
Content-Type: multipart/mixed;boundary=7a9cbec02ceef655
Content-Length: ${body.length}

${body}`);
    expect(Buffer.from(request.body).toString('latin1')).toBe(body);
  });

  it('3.1.1.12 takes UTF-8 in a reason phrase', () => {
    const response = parseResponse(`
SIP/2.0 200 = 2**3 * 5**2 \xd0\xbd\xd0\xbe \xd1\x81\xd1\x82\xd0\xbe
Via: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923
Call-ID: unreason.1234ksdfak3j2erwedfsASdf
CSeq: 35 INVITE
From: sip:user@example.com;tag=11141343
To: sip:user@example.edu;tag=2229
Content-Length: 0
Contact: <sip:user@host198.example.com>

`);
    expect(response.reason).toBe('= 2**3 * 5**2 но сто');
  });

  it('3.1.1.13 takes an empty reason phrase', () => {
    const response = parseResponse(`
SIP/2.0 100\x20
Via: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe
Call-ID: noreason.asndj203insdf99223ndf
CSeq: 35 INVITE
From: <sip:user@example.com>;tag=39ansfi3
To: <sip:user@example.edu>;tag=902jndnke3
Content-Length: 0
Contact: <sip:user@host105.example.com>

`);
    expect([response.status, response.reason]).toEqual([100, '']);
  });

  it('3.4.1 takes an INVITE of RFC 2543: no branch, no From tag, no Content-Length', () => {
    const request = parseRequest(`
INVITE sip:UserB@example.com SIP/2.0
Via: SIP/2.0/UDP iftgw.example.com
From: <sip:+13035551111@ift.client.example.net;user=phone>
Record-Route: <sip:UserB@example.com;maddr=ss1.example.com>
To: sip:+16505552222@ss1.example.net;user=phone
Call-ID: inv2543.1717@ift.client.example.com
CSeq: 56 INVITE
Content-Type: application/sdp

${sdp}`);
    expect(request.fromTag).toBeUndefined();
    expect(request.body).toHaveLength(150);
  });

  it('writes what it read so that it reads the same again', () => {
    const request = parseRequest(`
INVITE sip:bob@biloxi.example.com SIP/2.0
v: SIP/2.0/UDP a.example.com;branch=z9hG4bK1, SIP/2.0/UDP b.example.com;branch=z9hG4bK2
X-Custom: one, two
f: Alice <sip:alice@atlanta.example.com>;tag=1
t: <sip:bob@biloxi.example.com>
i: 1
CSeq: 1 INVITE

body`);
    const again = parseMessage(serializeMessage(request));
    expect([...again.headers.entries()]).toEqual([...request.headers.entries()]);
    expect(again.headers.getAll('Via')).toHaveLength(2);
    expect(again.text).toBe('body');
  });
});
