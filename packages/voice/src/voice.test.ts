import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSounds } from './find-sounds.ts';
import { TONES } from './tones.ts';
import { createVoice } from './voice.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voice-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function record(...names: string[]): void {
  for (const name of names) {
    const path = join(folder, `${name}.wav`);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '');
  }
}

/** A machine on which nothing but the test's folder is installed. */
function voice(folders = [join(folder, 'own')]) {
  const debian = { sounds: join(folder, 'debian'), music: join(folder, 'debian-music') };
  return createVoice({ found: findSounds(folders, debian) });
}

const path = (name: string) => ({ path: join(folder, `${name}.wav`) });

describe('voice', () => {
  it('says a prompt with the recordings of the language, whatever region the tag names', () => {
    record('debian/fr_CA_f_June/vm-goodbye', 'debian/en_US_f_Allison/vm-goodbye');
    expect(voice().say('fr-BE', [{ say: 'prompt', name: 'goodbye' }])).toEqual([
      path('debian/fr_CA_f_June/vm-goodbye'),
    ]);
    expect(voice().languages).toEqual(['en', 'fr']);
  });

  it('says a sentence wholly in English when one of its recordings is missing', () => {
    record('debian/fr/vm-theperson', 'debian/fr/digits/1', 'debian/fr/vm-goodbye');
    record('debian/en/vm-theperson', 'debian/en/digits/1', 'debian/en/vm-isunavail');
    expect(
      voice().say('fr', [
        { say: 'mailbox_greeting', number: '1' },
        { say: 'prompt', name: 'goodbye' },
      ]),
    ).toEqual([
      path('debian/en/vm-theperson'),
      path('debian/en/digits/1'),
      path('debian/en/vm-isunavail'),
      path('debian/fr/vm-goodbye'),
    ]);
  });

  it("keeps each language's own word order when it falls back", () => {
    record('debian/en/digits/20', 'debian/en/digits/1', 'debian/de/digits/20', 'debian/de/digits/1N');
    expect(voice().say('de', [{ say: 'number', value: 21 }])).toEqual([
      path('debian/en/digits/20'),
      path('debian/en/digits/1'),
    ]);
  });

  it('says German with recordings that the operator adds', () => {
    record('own/de/digits/20', 'own/de/digits/1N', 'own/de/digits/and');
    const said = voice().say('de', [{ say: 'number', value: 21 }]);
    expect(said).toEqual(['own/de/digits/1N', 'own/de/digits/and', 'own/de/digits/20'].map(path));
  });

  it('takes a language without rules for English', () => {
    record('debian/en/vm-goodbye', 'debian/pt_BR/vm-goodbye');
    expect(voice().say('pt-BR', [{ say: 'prompt', name: 'goodbye' }])).toEqual([path('debian/en/vm-goodbye')]);
    expect(voice().say('', [{ say: 'prompt', name: 'goodbye' }])).toEqual([path('debian/en/vm-goodbye')]);
  });

  it('plays a tone for each sentence where nothing is recorded', () => {
    expect(
      voice().say('it', [
        { say: 'prompt', name: 'invalid_entry' },
        { say: 'number', value: 123 },
        { say: 'prompt', name: 'beep' },
      ]),
    ).toEqual([{ tone: TONES.refused }, { tone: TONES.notice }, { tone: TONES.beep }]);
  });

  it('plays a tone for what has no words', () => {
    record('debian/en/digits/1');
    expect(voice().say('en', [{ say: 'letters', text: '\u3042' }])).toEqual([{ tone: TONES.notice }]);
    expect(voice().say('en', [{ say: 'date', at: new Date(Number.NaN), zone: 'UTC' }])).toEqual([
      { tone: TONES.notice },
    ]);
  });

  it('says nothing for nothing', () => {
    expect(voice().say('en', [])).toEqual([]);
  });
});

describe('sounds on this machine', () => {
  it("an operator's own recording stands before Debian's of the same name", () => {
    record('own/en/vm-goodbye', 'debian/en_US_f_Allison/vm-goodbye', 'debian/en_US_f_Allison/beep');
    const { recordings } = findSounds([join(folder, 'own')], { sounds: join(folder, 'debian'), music: '' });
    expect(recordings.en.get('vm-goodbye')).toBe(join(folder, 'own/en/vm-goodbye.wav'));
    expect(recordings.en.get('beep')).toBe(join(folder, 'debian/en_US_f_Allison/beep.wav'));
  });

  it('a voice of the bare language stands before one of a region', () => {
    record('debian/en_US_f_Allison/beep', 'debian/en/beep');
    expect(voice().say('en', [{ say: 'prompt', name: 'beep' }])).toEqual([path('debian/en/beep')]);
  });

  it('follows a link to a voice and passes over other files', () => {
    record('voices/allison/beep');
    mkdirSync(join(folder, 'debian'));
    symlinkSync(join(folder, 'voices/allison'), join(folder, 'debian/en'));
    writeFileSync(join(folder, 'voices/allison/notes.txt'), '');
    writeFileSync(join(folder, 'debian/es'), '');
    expect(voice().languages).toEqual(['en']);
    expect(voice().say('en', [{ say: 'prompt', name: 'beep' }])).toEqual([path('debian/en/beep')]);
  });

  it("music is the operator's own, else Debian's", () => {
    record('debian-music/b', 'debian-music/a');
    expect(voice().music()).toEqual([path('debian-music/a').path, path('debian-music/b').path]);
    record('own/moh/c');
    expect(voice().music()).toEqual([path('own/moh/c').path]);
  });
});

describe('notices', () => {
  it('name what is missing, what is heard instead and the packages to install', () => {
    const found = findSounds([], { sounds: join(folder, 'debian'), music: join(folder, 'debian-music') });
    const logged: string[] = [];
    createVoice({ found, log: (notice) => logged.push(notice) });
    expect(logged).toEqual([
      "Recorded prompts are missing in en, fr, es, it, ru: callers hear tones instead. Install Debian's " +
        'asterisk-core-sounds-en-wav asterisk-core-sounds-fr-wav asterisk-core-sounds-es-wav ' +
        'asterisk-core-sounds-it-wav asterisk-core-sounds-ru-wav.',
      'No package has recorded prompts in de: callers hear tones until a folder of sounds has them.',
      "Music on hold is missing: callers hear a melody instead. Install Debian's asterisk-moh-opsound-wav.",
    ]);
  });

  it('are none when everything is there', () => {
    record(...['en', 'fr', 'de', 'es', 'it', 'ru'].map((language) => `debian/${language}/beep`), 'debian-music/a');
    expect(voice().notices).toEqual([]);
  });

  it('say that English is heard when only another language is missing', () => {
    record(...['en', 'de', 'es', 'it', 'ru'].map((language) => `debian/${language}/beep`), 'debian-music/a');
    expect(voice().notices).toEqual([
      "Recorded prompts are missing in fr: callers hear English instead. Install Debian's asterisk-core-sounds-fr-wav.",
    ]);
  });
});
