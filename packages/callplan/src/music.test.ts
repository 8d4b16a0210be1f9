import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMusic, parseRingback } from './music.ts';

const US_RING = '$' + '{us-ring}';

describe('music fields (contract 20 §0.9)', () => {
  test.each([null, '', ' ', 'default', 'moh', 'local_stream://default', 'local_stream://moh'])(
    '%j is the built-in music',
    (text) => {
      expect(parseMusic(text)).toEqual({ ok: true, value: { kind: 'built_in' } });
    },
  );

  test.each([
    ['silence', { kind: 'silence' }],
    ['jazz', { kind: 'stream', domain: null, name: 'jazz' }],
    ['local_stream://slow jazz', { kind: 'stream', domain: null, name: 'slow jazz' }],
    ['local_stream://Acme.example/jazz', { kind: 'stream', domain: 'acme.example', name: 'jazz' }],
    ['tone_stream://%(251,0,1004)', { kind: 'tones', description: '%(251,0,1004)' }],
  ])('%j is understood', (text, value) => {
    expect(parseMusic(text)).toEqual({ ok: true, value });
  });

  test.each(['/var/lib/music', 'acme.example/jazz', '../x', 'http://x/y', US_RING, 'a'.repeat(61)])(
    '%j is refused',
    (text) => {
      expect(parseMusic(text).ok).toBe(false);
    },
  );
});

describe('ringback fields (contract 20 §0.9)', () => {
  test.each([
    [US_RING, 'us-ring'],
    ['$' + '{bong-us-tone}', 'bong-us-tone'],
  ])('%s is a named tone', (text, name) => {
    expect(parseRingback(text)).toEqual({ ok: true, value: { kind: 'named_tone', name } });
  });

  test('music is ringback too', () => {
    expect(parseRingback('jazz')).toEqual(parseMusic('jazz'));
  });

  test.each(['$' + '{sounds_dir}/x', '$' + '{}', '$' + '{US-RING;rm}'])('%j is refused', (text) => {
    expect(parseRingback(text).ok).toBe(false);
  });

  test('arbitrary text never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof parseRingback(text).ok).toBe('boolean');
      }),
    );
  });
});
