import type { MediaFiles } from '@strowger/switch';
import { createVoice, type Recordings } from '@strowger/voice';
import { describe, expect, it } from 'vitest';
import { createSoundLibrary } from './sound-library.ts';

const NOTHING: Recordings = new Map();
const voiceWith = (music: readonly string[], english: Recordings = NOTHING) =>
  createVoice({
    found: {
      music,
      recordings: { en: english, fr: NOTHING, de: NOTHING, es: NOTHING, it: NOTHING, ru: NOTHING },
    },
  });
const files: MediaFiles = {
  recording: async (tenantId, name) => (tenantId === 7 && name === 'welcome' ? '/media/7/welcome.wav' : null),
  music: (tenantId, name) =>
    tenantId === 7 && name === 'jazz' ? { id: '7/jazz', paths: ['/media/7/a.wav'], shuffle: true, chimes: null } : null,
};
const listener = { tenantId: 7, language: 'en' };
const sounds = createSoundLibrary(voiceWith(['/moh/a.wav', '/moh/b.wav']), files);
const BUILT_IN = { kind: 'music', name: 'built-in', paths: ['/moh/a.wav', '/moh/b.wav'] };

describe('sounds and music (contract 20 §0.9)', () => {
  it('holds a party with the built-in music, also under a name that nobody has', () => {
    for (const name of ['', 'default', 'local_stream://unheard-of', 'no/such*thing']) {
      expect(sounds.holdMusic(name, 7)).toEqual(BUILT_IN);
    }
  });

  it('plays a melody of its own where no music is installed', () => {
    expect(createSoundLibrary(voiceWith([]), files).holdMusic('', 7).kind).toBe('tone');
  });

  it('knows the music of a tenant, and not to other tenants', () => {
    expect(sounds.holdMusic('local_stream://jazz', 7)).toEqual({
      kind: 'music',
      name: '7/jazz',
      paths: ['/media/7/a.wav'],
      shuffle: true,
    });
    expect(sounds.holdMusic('jazz', 8)).toEqual(BUILT_IN);
  });

  it('chimes into the music with recordings, prompts, numbers and tones', () => {
    const chiming: MediaFiles = {
      ...files,
      music: () => ({
        id: '7/jazz',
        paths: ['/media/7/a.wav'],
        shuffle: false,
        chimes: {
          sounds: [
            { kind: 'file', path: '/media/7/welcome.wav' },
            { kind: 'prompt', path: 'digits/8000/4.wav' },
            { kind: 'say', text: '44' },
            { kind: 'tones', description: '%(200,100,800)' },
          ],
          everySeconds: 30,
          maxSeconds: 5,
          language: 'en',
        },
      }),
    };
    const english = new Map([['digits/4', '/en/4.wav']]);
    expect(createSoundLibrary(voiceWith([], english), chiming).holdMusic('jazz', 7)).toEqual({
      kind: 'music',
      name: '7/jazz',
      paths: ['/media/7/a.wav'],
      shuffle: false,
      chimes: {
        sounds: [
          [{ path: '/media/7/welcome.wav' }],
          [{ path: '/en/4.wav' }],
          [{ path: '/en/4.wav' }, { path: '/en/4.wav' }],
          [{ tone: { segments: [{ frequencies: [800], on: 200, off: 100 }], loops: 1 } }],
        ],
        everySeconds: 30,
        maxSeconds: 5,
      },
    });
  });

  it('knows silence and tones', async () => {
    expect(sounds.holdMusic('silence', 7).kind).toBe('sequence');
    expect(await sounds.sound('tone_stream://%(500,500,480,620);loops=3', listener)).toMatchObject({
      kind: 'tone',
      tone: { loops: 3 },
    });
    expect(await sounds.sound('silence_stream://250', listener)).toEqual({ kind: 'silence', ms: 250 });
  });

  it('plays recordings of the tenant, and none of another', async () => {
    expect(await sounds.sound('welcome', listener)).toEqual({ kind: 'file', path: '/media/7/welcome.wav' });
    expect(await sounds.sound('welcome', { ...listener, tenantId: 8 })).toBeNull();
    expect(await sounds.sound('/etc/passwd', listener)).toBeNull();
    expect(await sounds.sound('', listener)).toBeNull();
  });

  it('says numbers in recorded words', async () => {
    const english = new Map([['digits/4', '/en/4.wav']]);
    const library = createSoundLibrary(voiceWith([], english), files);
    expect(await library.sound('say:44', listener)).toEqual({
      kind: 'sequence',
      items: [
        { kind: 'file', path: '/en/4.wav' },
        { kind: 'file', path: '/en/4.wav' },
      ],
    });
  });

  it('rings back in the named tone, else in the usual one', () => {
    const ringback = (name: string) => sounds.ringback(`$\{${name}}`, 7);
    expect(ringback('uk-ring')).not.toEqual(ringback('us-ring'));
    expect(sounds.ringback('', 7)).toEqual(ringback('us-ring'));
    expect(ringback('no-such')).toEqual(ringback('us-ring'));
    expect(sounds.ringback('jazz', 7)).toEqual(sounds.holdMusic('jazz', 7));
  });
});
