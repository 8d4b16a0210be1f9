import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SipParseError } from './parse-error.ts';
import { StreamFramer } from './stream-framer.ts';

const message = (body: string, length = `Content-Length: ${Buffer.byteLength(body)}`) =>
  `MESSAGE sip:a@b SIP/2.0\r\nVia: x\r\n${length}\r\nTo: y\r\n\r\n${body}`;

function frames(framer: StreamFramer, text: string): string[] {
  return [...framer.push(Buffer.from(text))].map((frame) =>
    frame.kind === 'message' ? frame.bytes.toString() : frame.kind,
  );
}

/** What a framer tells of octets that arrive in pieces that end at `cuts`; single CRLFs, which nobody answers, left out. */
function framesOfPieces(octets: Buffer, cuts: readonly number[]): string[] {
  const framer = new StreamFramer();
  const places = [0, ...cuts.toSorted((a, b) => a - b), octets.length];
  const found = places.slice(1).flatMap((end, index) => [...framer.push(octets.subarray(places[index], end))]);
  expect(framer.idle).toBe(true);
  return found.flatMap((frame) =>
    frame.kind === 'message' ? [frame.bytes.toString('latin1')] : frame.kind === 'ping' ? ['ping'] : [],
  );
}

/** Octets looked at and copied while `octets` arrive in pieces of `size`. */
function workOf(octets: Buffer, size: number): number {
  const framer = new StreamFramer();
  for (let at = 0; at < octets.length; at += size) for (const _ of framer.push(octets.subarray(at, at + size)));
  return framer.work;
}

/** A stream of messages and keep-alives. */
const part = fc.oneof(
  fc.string({ maxLength: 60, unit: fc.constantFrom('a', '\r', '\n', ' ', 'ö') }).map((body) => message(body)),
  fc.constantFrom('\r\n\r\n', message('x', 'l : 1'), message('xy', 'CONTENT-LENGTH:\r\n\t2'), message('', 'L:0 ')),
);

describe('StreamFramer (RFC 3261 §18.3)', () => {
  it('cuts by Content-Length', () => {
    const stream = `\r\n\r\n${message('one')}${message('')}\r\n\r\n${message('zwölf\r\n\r\n')}\r\n${message('x', 'l : 1')}`;
    expect(frames(new StreamFramer(), stream)).toEqual([
      'ping',
      message('one'),
      message(''),
      'ping',
      message('zwölf\r\n\r\n'),
      'pong',
      message('x', 'l : 1'),
    ]);
  });

  it('gives the same messages and keep-alives however the stream is chopped', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.array(fc.nat(1200), { maxLength: 40 }), (parts, cuts) => {
        const octets = Buffer.from(parts.join(''));
        const expected = parts.map((text) => (text === '\r\n\r\n' ? 'ping' : Buffer.from(text).toString('latin1')));
        const within = cuts.map((cut) => Math.min(cut, octets.length));
        expect(framesOfPieces(octets, within)).toEqual(expected);
        const octetByOctet = Array.from(octets.keys());
        expect(framesOfPieces(octets, octetByOctet)).toEqual(expected);
      }),
    );
  });

  it.each([
    ['a long head', message('', `Subject: ${'a'.repeat(50_000)}\r\nContent-Length: 0`)],
    ['a long body', message('b'.repeat(200_000))],
    ['many messages', message('c'.repeat(100)).repeat(500)],
  ])('works in proportion to the octets of %s, however small the pieces', (_, text) => {
    const octets = Buffer.from(text);
    for (const size of [1, 2, 7, 100, 1460]) expect(workOf(octets, size)).toBeLessThan(12 * octets.length);
    expect(workOf(octets, octets.length)).toBeLessThan(2 * octets.length);
  });

  it('does not look again and again at the white space around a length', () => {
    const before = process.threadCpuUsage();
    const framer = new StreamFramer();
    expect(() => frames(framer, message('x', `Content-Length:${' '.repeat(60_000)}1 2`))).toThrow(SipParseError);
    expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000);
  });

  it('leaves what it has given away as it is', () => {
    const framer = new StreamFramer();
    const half = message('x'.repeat(50));
    const given = [
      ...framer.push(Buffer.from(half.slice(0, 9))),
      ...framer.push(Buffer.from(half.slice(9) + half.slice(0, 9))),
    ];
    const [first] = given.flatMap((frame) => (frame.kind === 'message' ? [frame.bytes] : []));
    expect(frames(framer, half.slice(9))).toEqual([half]);
    expect(first?.toString()).toBe(half);
  });

  it.each([
    ['no Content-Length', message('x', 'X: 1')],
    ['a negative one', message('x', 'Content-Length: -1')],
    ['two different ones', message('x', 'Content-Length: 1\r\nl: 2')],
    ['an overlarge one', message('x', 'Content-Length: 99999999')],
    ['a head without end', 'x'.repeat(70_000)],
    ['a lone carriage return', '\rx'],
    ['a length that goes on in the next line', message('x', 'Content-Length: 1\r\n 0')],
  ])('gives up on %s', (_, text) => {
    expect(() => frames(new StreamFramer(), text)).toThrow(SipParseError);
  });

  it('knows whether a message is half received', () => {
    const framer = new StreamFramer();
    expect(frames(framer, message('body').slice(0, -1))).toEqual([]);
    expect(framer.idle).toBe(false);
    expect(frames(framer, 'y')).toEqual([message('body')]);
    expect(framer.idle).toBe(true);
  });
});
