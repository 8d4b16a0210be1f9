import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readMusic, writeMusic } from './music-value.ts';
import { readSound, type SoundValue, writeSound } from './sound-value.ts';

describe('sound fields (contract 20 §0.9)', () => {
  test.each<[string | null, SoundValue]>([
    [null, { kind: 'default' }],
    ['welcome', { kind: 'recording', name: 'welcome' }],
    ['ivr/8000/ivr-please_enter.wav', { kind: 'prompt', path: 'ivr/8000/ivr-please_enter.wav' }],
    ['say:1001', { kind: 'say', text: '1001' }],
    ['tone_stream://%(250,0,440)', { kind: 'tone', description: '%(250,0,440)' }],
    ['silence_stream://500', { kind: 'silence', milliseconds: 500 }],
    ['local_stream://Jazz', { kind: 'music', name: 'Jazz' }],
  ])('%j', (stored, value) => {
    expect(readSound(stored)).toEqual(value);
    expect(writeSound(value)).toBe(stored ?? '');
  });

  it('read once stay as they are', () => {
    fc.assert(
      fc.property(fc.string(), (stored) => {
        expect(readSound(writeSound(readSound(stored)))).toEqual(readSound(stored));
      }),
    );
  });
});

describe('music fields (contract 20 §0.9)', () => {
  test.each([
    ['', { kind: 'default' }],
    ['default', { kind: 'default' }],
    ['local_stream://moh', { kind: 'default' }],
    ['silence', { kind: 'silence' }],
    ['local_stream://Jazz', { kind: 'music', name: 'Jazz' }],
    ['local_stream://acme.example/Jazz', { kind: 'music', name: 'Jazz' }],
    ['Jazz', { kind: 'music', name: 'Jazz' }],
    ['-/-/', { kind: 'default' }],
    ['tone_stream://%(250,0,440)', { kind: 'tone', description: '%(250,0,440)' }],
    ['${uk-ring}', { kind: 'ringback', name: 'uk-ring' }],
  ])('%j', (stored, value) => {
    expect(readMusic(stored)).toEqual(value);
  });

  it('read once stay as they are', () => {
    fc.assert(
      fc.property(fc.string(), (stored) => {
        expect(readMusic(writeMusic(readMusic(stored)))).toEqual(readMusic(stored));
      }),
      { examples: [['a/ b/c'], ['local_stream:// a/b']] },
    );
  });
});
