import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameParser } from './frame-parser.ts';

const framesOf = (...chunks: string[]) => {
  const parser = new FrameParser();
  return chunks.flatMap((chunk) => parser.push(chunk));
};

describe('a stream of server-sent events', () => {
  it('is cut into frames with their ids', () => {
    expect(framesOf('id: 7\nevent: a\ndata: {"x":1}\n\n', 'data: two\n\n')).toEqual([
      { id: '7', data: '{"x":1}' },
      { id: null, data: 'two' },
    ]);
  });

  it('joins several lines of data, and drops comments and frames without data', () => {
    expect(framesOf(': keep-alive\n\nid: 3\n\ndata: a\ndata: b\n\n')).toEqual([{ id: null, data: 'a\nb' }]);
  });

  it('waits for the end of a frame', () => {
    expect(framesOf('data: a\n')).toEqual([]);
  });

  it('gives the same frames however it is cut, and whatever ends its lines', () => {
    const line = fc.stringMatching(/^[a-z{}": ]{0,12}$/);
    const stream = fc.array(fc.record({ id: fc.nat(), data: line }), { maxLength: 6 });
    fc.assert(
      fc.property(
        stream,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }),
        (frames, end, cuts) => {
          const text = frames.map(({ id, data }) => `id: ${id}${end}data: ${data}${end}${end}`).join('') + `:${end}x`;
          const chunks: string[] = [];
          let at = 0;
          for (const size of cuts) {
            chunks.push(text.slice(at, at + size));
            at += size;
          }
          expect(framesOf(...chunks, text.slice(at))).toEqual(frames.map(({ id, data }) => ({ id: String(id), data })));
        },
      ),
    );
  });
});
