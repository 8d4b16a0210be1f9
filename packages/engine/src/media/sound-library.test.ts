import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSoundLibrary } from './sound-library.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'moh-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('sounds and music (contract 20 §0.9)', () => {
  it('plays the WAV files of the music directory to held parties', () => {
    writeFileSync(join(directory, 'b.wav'), '');
    writeFileSync(join(directory, 'a.wav'), '');
    writeFileSync(join(directory, 'notes.txt'), '');
    expect(createSoundLibrary(directory).holdMusic('')).toEqual({
      kind: 'music',
      name: 'built-in',
      paths: [join(directory, 'a.wav'), join(directory, 'b.wav')],
    });
  });

  it('plays a melody of its own where there are no files', () => {
    for (const name of ['', 'default', 'local_stream://unheard-of', 'no/such*thing']) {
      expect(createSoundLibrary(join(directory, 'missing')).holdMusic(name).kind).toBe('tone');
    }
  });

  it('knows silence and tones', () => {
    const sounds = createSoundLibrary(directory);
    expect(sounds.holdMusic('silence').kind).toBe('sequence');
    expect(sounds.sound('tone_stream://%(500,500,480,620);loops=3')).toMatchObject({
      kind: 'tone',
      tone: { loops: 3 },
    });
    expect(sounds.sound('silence_stream://250')).toEqual({ kind: 'silence', ms: 250 });
    expect(sounds.sound('/etc/passwd')).toBeNull();
  });

  it('rings back in the named tone, else in the usual one', () => {
    const sounds = createSoundLibrary(directory);
    const ringback = (name: string) => sounds.ringback(`$\{${name}}`);
    expect(ringback('uk-ring')).not.toEqual(ringback('us-ring'));
    expect(sounds.ringback('')).toEqual(ringback('us-ring'));
    expect(ringback('no-such')).toEqual(ringback('us-ring'));
  });
});
