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

describe('StreamFramer (RFC 3261 §18.3)', () => {
  it('cuts by Content-Length, however the stream is chopped', () => {
    const stream = `\r\n\r\n${message('one')}${message('')}\r\n\r\n${message('zwölf\r\n\r\n')}\r\n${message('x', 'l : 1')}`;
    const expected = [
      'ping',
      message('one'),
      message(''),
      'ping',
      message('zwölf\r\n\r\n'),
      'pong',
      message('x', 'l : 1'),
    ];
    const octets = Buffer.from(stream);
    fc.assert(
      fc.property(fc.array(fc.nat(octets.length), { maxLength: 12 }), (cuts) => {
        const framer = new StreamFramer();
        const places = [0, ...cuts.sort((a, b) => a - b), octets.length];
        const found = places.slice(1).flatMap((end, index) => [...framer.push(octets.subarray(places[index], end))]);
        // A double CRLF that arrives in two pieces may be told as two single ones.
        const text = found.flatMap((frame) => (frame.kind === 'message' ? [frame.bytes.toString()] : []));
        expect(text).toEqual(expected.filter((frame) => frame !== 'ping' && frame !== 'pong'));
        expect(framer.idle).toBe(true);
      }),
    );
    expect(frames(new StreamFramer(), stream)).toEqual(expected);
  });

  it.each([
    ['no Content-Length', message('x', 'X: 1')],
    ['a negative one', message('x', 'Content-Length: -1')],
    ['two different ones', message('x', 'Content-Length: 1\r\nl: 2')],
    ['an overlarge one', message('x', 'Content-Length: 99999999')],
    ['a head without end', 'x'.repeat(70_000)],
    ['a lone carriage return', '\rx'],
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
