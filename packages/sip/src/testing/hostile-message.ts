import fc from 'fast-check';

/** Valid messages that mutations start from. */
const SEEDS = [
  request('OPTIONS'),
  request('REGISTER', ['Contact: <sip:1001@192.0.2.1:5062;transport=udp>;expires=60;+sip.instance="<urn:uuid:1>"']),
  request('REGISTER', [
    'Authorization: Digest username="1001", realm="strowger", nonce="abc", uri="sip:x", response="0", algorithm=MD5',
  ]),
  request(
    'INVITE',
    ['Contact: <sip:1001@192.0.2.1>', 'Content-Type: application/sdp', 'Route: <sip:p.example.com;lr>'],
    'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n',
  ),
  request('CANCEL'),
  request('BYE', ['Reason: Q.850;cause=16;text="Normal"']),
  request('ACK'),
  request('REFER', ['Refer-To: <sip:1002@example.com?Replaces=1%3Bto-tag%3D2>']),
  request('SUBSCRIBE', ['Event: dialog;id=1', 'Expires: 600']),
  'SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\n' +
    'Call-ID: 1\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n',
];

function request(method: string, more: readonly string[] = [], body = ''): string {
  return [
    `${method} sip:1002@example.com SIP/2.0`,
    'Via: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bK-seed;rport',
    'From: "A" <sip:1001@example.com>;tag=88',
    'To: <sip:1002@example.com>',
    'Call-ID: seed@192.0.2.1',
    `CSeq: 1 ${method}`,
    'Max-Forwards: 70',
    ...more,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

const HOSTILE = [
  '',
  ' ',
  '\t'.repeat(500),
  '"',
  '\\',
  '<',
  '>',
  ';',
  ','.repeat(300),
  '%',
  '%00',
  '\u0000',
  '*',
  '-1',
  '4294967296',
  '99999999999999999999999',
  'é漢'.repeat(50),
  'a'.repeat(20_000),
  ';x'.repeat(2000),
  '<sip:'.repeat(500),
  '"\\"'.repeat(500),
  '[::1',
  'sip:',
  'SIP/2.0',
  '\r\n\r\nINVITE sip:x SIP/2.0',
];

/** What the lines, values and octets of a message are made into. */
const mutation: fc.Arbitrary<(message: string) => string> = fc.oneof(
  fc.tuple(fc.nat(), fc.constantFrom(...HOSTILE)).map(([at, text]) => onLine(at, (line) => withValue(line, text))),
  fc.tuple(fc.nat(), fc.constantFrom(...HOSTILE)).map(([at, text]) => onLine(at, (line) => `${line}${text}`)),
  fc.nat().map((at) => onLine(at, () => null)),
  fc
    .tuple(fc.nat(), fc.integer({ min: 2, max: 300 }))
    .map(([at, times]) => onLine(at, (line) => Array.from({ length: times }, () => line).join('\r\n'))),
  fc.nat().map((at) => onLine(at, (line) => line.replace(': ', ':\r\n\t'))),
  fc.tuple(fc.nat(), fc.nat(255)).map(([at, octet]) => onOctet(at, String.fromCharCode(octet))),
  fc.nat().map((at) => (message: string) => message.slice(0, at % (message.length + 1))),
  fc.constantFrom('\n', '\r').map((end) => (message: string) => message.replaceAll('\r\n', end)),
  fc
    .nat(100_000)
    .map((length) => (message: string) => message.replace(/Content-Length: \d+/, `Content-Length: ${length}`)),
);

/** Valid messages damaged in up to four ways, one character for each octet. */
export const hostileMessage: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([seed, mutations]) => mutations.reduce((message, mutate) => mutate(message), seed));

function onLine(at: number, change: (line: string) => string | null): (message: string) => string {
  return (message) => {
    const lines = message.split('\r\n');
    const index = at % lines.length;
    const changed = change(lines[index] ?? '');
    return [...lines.slice(0, index), ...(changed === null ? [] : [changed]), ...lines.slice(index + 1)].join('\r\n');
  };
}

function onOctet(at: number, octet: string): (message: string) => string {
  return (message) => {
    const index = at % (message.length + 1);
    return `${message.slice(0, index)}${octet}${message.slice(index + 1)}`;
  };
}

function withValue(line: string, text: string): string {
  return line.includes(': ') ? `${line.slice(0, line.indexOf(': '))}: ${text}` : text;
}
