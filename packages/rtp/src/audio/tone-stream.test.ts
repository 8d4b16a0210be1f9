import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseToneStream } from './tone-stream.ts';
import { namedTone } from './tones.ts';

describe('tone_stream://', () => {
  test('reads cadence and frequencies, played once unless loops are given', () => {
    expect(parseToneStream('tone_stream://%(2000,4000,440,480)')).toEqual({
      segments: [{ frequencies: [440, 480], on: 2000, off: 4000 }],
      loops: 1,
    });
    expect(parseToneStream('%(2000,4000,440.0,480.0);loops=-1')).toMatchObject({ loops: Number.POSITIVE_INFINITY });
  });

  test('reads several tones, level and count', () => {
    expect(parseToneStream('v=-7;%(400,200,400,450);%(400,2000,400,450);L=3')).toEqual({
      segments: namedTone('uk-ring')?.segments,
      levelDbm0: -7,
      loops: 3,
    });
  });

  test('reads tones without a separator and DTMF keys', () => {
    expect(parseToneStream('%(100,0,941,1477)%(50,50,0)')?.segments).toHaveLength(2);
    expect(parseToneStream('1#')?.segments.map((segment) => segment.frequencies)).toEqual([
      [697, 1209],
      [941, 1477],
    ]);
  });

  test.each([
    '',
    'tone_stream://',
    '%(1)',
    '%(1,2,9000)',
    '%(-1,2,400)',
    '%(,,400)',
    'v=x',
    '%(0,0,400)',
    'hello',
    'loops=-1',
  ])('refuses %j', (text) => {
    expect(parseToneStream(text)).toBeNull();
  });

  test('never throws, whatever the text', () => {
    const part = fc.constantFrom('%(', ')', ',', '100', '440', ';', 'v=', 'loops=', '-1', 'L', '1', '.', ' ');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (text) => {
          const tone = parseToneStream(text);
          expect(tone === null || tone.segments.some(({ on, off }) => on + off > 0)).toBe(true);
        },
      ),
    );
  });
});
