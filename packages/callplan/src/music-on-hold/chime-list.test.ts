import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChimeList } from './chime-list.ts';

describe('the chimes of music on hold (contract 20 §10.3)', () => {
  it.each([
    [null, []],
    ['', []],
    [' , ,', []],
    ['Welcome', [{ kind: 'recording', nameOrId: 'Welcome' }]],
    [
      'ivr/8000/ivr-hold_music.wav, 17',
      [
        { kind: 'prompt', path: 'ivr/8000/ivr-hold_music.wav' },
        { kind: 'recording', nameOrId: '17' },
      ],
    ],
    [
      'tone_stream://%(200,100,800,900);loops=2,say:42',
      [
        { kind: 'tones', description: '%(200,100,800,900);loops=2' },
        { kind: 'say', text: '42' },
      ],
    ],
  ])('%j', (text, value) => {
    expect(parseChimeList(text)).toEqual({ ok: true, value });
  });

  it.each(['/etc/passwd', 'a,../b', 'local_stream://jazz', 'silence_stream://100', 'a,'.repeat(51)])(
    'are refused: %s',
    (text) => {
      expect(parseChimeList(text).ok).toBe(false);
    },
  );

  it('of arbitrary text never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(typeof parseChimeList(text).ok).toBe('boolean');
      }),
    );
  });
});
