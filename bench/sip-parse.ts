/**
 * Messages parsed a second on one core, against named baselines over the same octets in the same run.
 *
 * Run: `node bench/sip-parse.ts [seconds per case]`
 */
import { parseMessage, serializeMessage } from '../packages/sip/src/index.ts';

const sdp = [
  'v=0',
  'o=alice 2890844526 2890844526 IN IP4 192.0.2.10',
  's=-',
  'c=IN IP4 192.0.2.10',
  't=0 0',
  'm=audio 49172 RTP/AVP 9 0 8 101',
  'a=rtpmap:9 G722/8000',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
  'a=fmtp:101 0-16',
  'a=ptime:20',
  'a=sendrecv',
  '',
].join('\r\n');

const invite = Buffer.from(
  [
    'INVITE sip:1002@pbx.example.com SIP/2.0',
    'Via: SIP/2.0/UDP 192.0.2.10:5062;branch=z9hG4bK74bf9a1c;rport',
    'Max-Forwards: 70',
    'From: "Alice Example" <sip:1001@pbx.example.com>;tag=9fxced76sl',
    'To: <sip:1002@pbx.example.com>',
    'Call-ID: 3848276298220188511@192.0.2.10',
    'CSeq: 1 INVITE',
    'Contact: <sip:1001@192.0.2.10:5062;transport=udp>',
    'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REFER, NOTIFY',
    'Supported: replaces, timer, path',
    'User-Agent: Desk Phone 2.4.1',
    'Content-Type: application/sdp',
    `Content-Length: ${sdp.length}`,
    '',
    sdp,
  ].join('\r\n'),
);

const json = Buffer.from(JSON.stringify({ text: invite.toString('latin1').split('\r\n') }));

const cases: ReadonlyArray<readonly [string, () => unknown]> = [
  ['parse INVITE with SDP', () => parseMessage(invite)],
  ['baseline: JSON.parse of the same lines', () => JSON.parse(json.toString())],
  [
    'baseline: toString and split into lines and name/value',
    () =>
      invite
        .toString()
        .split('\r\n')
        .map((line) => line.split(': ', 2)),
  ],
  ['parse and serialize', () => serializeMessage(parseMessage(invite))],
];

/** Calls a second over `seconds`, after a warm-up of a fifth of it. */
function rate(run: () => unknown, seconds: number): number {
  const until = performance.now() + seconds * 200;
  while (performance.now() < until) for (let count = 0; count < 500; count++) run();
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < seconds * 1000) {
    for (let count = 0; count < 500; count++) run();
    calls += 500;
  }
  return (calls * 1000) / (performance.now() - start);
}

const seconds = Number(process.argv[2] ?? 2);
const results = cases.map(([name, run]) => ({ name, perSecond: rate(run, seconds) }));
const own = results[0]?.perSecond ?? 0;
for (const { name, perSecond } of results) {
  const ratio = (own / perSecond).toFixed(2);
  console.log(`${name.padEnd(58)} ${Math.round(perSecond).toString().padStart(8)}/s   ours/this ${ratio}`);
}
