import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSound } from './sound.ts';

describe('sound fields (contract 20 §0.9)', () => {
  test.each([
    [null, { kind: 'built_in' }],
    ['  ', { kind: 'built_in' }],
    ['Welcome to Acme', { kind: 'recording', nameOrId: 'Welcome to Acme' }],
    ['Begrüßung: lang', { kind: 'recording', nameOrId: 'Begrüßung: lang' }],
    ['17', { kind: 'recording', nameOrId: '17' }],
    ['ivr/8000/ivr-please_enter.wav', { kind: 'prompt', path: 'ivr/8000/ivr-please_enter.wav' }],
    ['voicemail/vm-goodbye', { kind: 'prompt', path: 'voicemail/vm-goodbye' }],
    ['say:Good morning', { kind: 'say', text: 'Good morning' }],
    ['tone_stream://%(2000,4000,440,480)', { kind: 'tones', description: '%(2000,4000,440,480)' }],
    [
      'tone_stream://v=-7;%(100,0,941.0,1477.0);loops=3',
      { kind: 'tones', description: 'v=-7;%(100,0,941.0,1477.0);loops=3' },
    ],
    ['local_stream://jazz', { kind: 'stream', domain: null, name: 'jazz' }],
    ['local_stream://acme.example/slow jazz', { kind: 'stream', domain: 'acme.example', name: 'slow jazz' }],
    ['silence_stream://2000', { kind: 'silence', milliseconds: 2000 }],
  ])('%j is understood', (text, value) => {
    expect(parseSound(text)).toEqual({ ok: true, value });
  });

  test.each([
    '/etc/passwd',
    '/usr/share/sounds/hello.wav',
    'C:\\sounds\\hello.wav',
    'c:hello.wav',
    'file:hello.wav',
    'file:///etc/passwd',
    'http://evil.example/a.wav',
    'shell_stream://id',
    '../../etc/passwd',
    'ivr/../../../etc/passwd',
    'ivr/./x.wav',
    'ivr//x.wav',
    'ivr/x.wav/',
    '~/x.wav',
    '$' + '{sounds_dir}',
    '$' + '{sounds_dir}/x.wav',
    '..',
    'tone_stream://path=/etc/passwd',
    'tone_stream://Path = tones.ttml;loops=2',
    'tone_stream://',
    'local_stream://',
    'local_stream://../x',
    'local_stream:///etc/passwd',
    'silence_stream://soon',
    'silence_stream://-1',
    'say:',
    'a'.repeat(129),
  ])('%j is refused', (text) => {
    expect(parseSound(text)).toMatchObject({ ok: false, error: expect.stringMatching(/./) });
  });

  test('the refusal of a server path names it', () => {
    expect(parseSound('/etc/passwd')).toEqual({
      ok: false,
      error: '"/etc/passwd" is no path of a built-in prompt; paths of the server are not allowed',
    });
  });

  test('no accepted prompt path leaves its folder', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', 'ivr', 'x.wav', ' ', '~', '%2e', 'C:');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const sound = parseSound(pieces.join(''));
        if (!sound.ok || sound.value.kind !== 'prompt') return;
        expect(sound.value.path.startsWith('/')).toBe(false);
        expect(sound.value.path.split('/')).not.toContain('..');
        expect(sound.value.path).not.toContain('\\');
      }),
    );
  });

  test('arbitrary text never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(typeof parseSound(text).ok).toBe('boolean');
      }),
    );
  });
});
