import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voiceFor } from './installed-voices.ts';
import { chooseVoice, isVariant, parseVoices } from './voices.ts';

const LISTING = `Pty Language       Age/Gender VoiceName          File                 Other Languages
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)(en 1)
 5  fr-be           --/M      French_(Belgium)   roa/fr-BE            (fr 8)
 5  fr-fr           --/M      French_(France)    roa/fr               (fr 5)
 5  de              --/M      German             gmw/de
`;
const VARIANTS = ` 5  variant         --/M      Adam               !v/adam
 5  variant         --/F      Mr_Odd             !v/Mr odd
 5  variant         --/F      female2            !v/f2
`;
const voices = {
  voices: parseVoices(LISTING).filter((voice) => !isVariant(voice)),
  variants: parseVoices(VARIANTS).filter(isVariant),
};

describe('the voices that a text is read with (contract 30 §17.1, ours)', () => {
  it.each([
    ['en-US', '', 'gmw/en-US'],
    ['en', '', 'gmw/en'],
    ['en_GB', '', 'gmw/en'],
    ['fr', '', 'roa/fr'],
    ['fr-CA', '', 'roa/fr'],
    ['de', 'adam', 'gmw/de+adam'],
    ['de', 'f2', 'gmw/de+f2'],
    ['de', 'Female2', 'gmw/de+f2'],
    ['', 'French (Belgium)', 'roa/fr-BE'],
    ['en', 'gmw/de', 'gmw/de'],
  ])('of language %j and voice %j is %s', (language, voice, argument) => {
    expect(chooseVoice(voices, { language, voice })).toEqual({ ok: true, argument });
  });

  it.each([
    ['xx', '', 'language'],
    ['en', 'nobody', 'voice'],
    ['en', '-w /etc/passwd', 'voice'],
    ['en', 'english-mb-en1', 'voice'],
    ['en', 'Mr_Odd', 'voice'],
  ])('is none of language %j and voice %j, which names the field', (language, voice, field) => {
    expect(chooseVoice(voices, { language, voice })).toEqual({ ok: false, field });
  });

  it('is the listener’s where none is named, and English where nobody speaks that', () => {
    expect(voiceFor(voices, { language: '', voice: '' }, 'fr')).toEqual({ ok: true, argument: 'roa/fr' });
    expect(voiceFor(voices, { language: '', voice: 'f2' }, 'xx')).toEqual({ ok: true, argument: 'gmw/en+f2' });
    expect(voiceFor(voices, { language: 'xx', voice: '' }, 'fr')).toEqual({ ok: false, field: 'language' });
  });

  it('is always one of the list, whatever is asked for', () => {
    const arguments_ = /^(gmw|roa)\/[\w-]+(\+(adam|f2))?$/;
    fc.assert(
      fc.property(fc.record({ language: fc.string(), voice: fc.string() }), (wish) => {
        const choice = chooseVoice(voices, wish);
        if (choice.ok) expect(choice.argument).toMatch(arguments_);
      }),
    );
  });
});
