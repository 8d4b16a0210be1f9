import { describe, expect, it } from 'vitest';
import { PROMPT_OF_NAME } from './built-in-names.ts';
import type { FoundSounds } from './find-sounds.ts';
import { TONES } from './tones.ts';
import { createVoice } from './voice.ts';

const RECORDED = [
  'vm-enter-num-to-call',
  'digits/5',
  'digits/day-0',
  'letters/a',
  'vm-goodbye',
  'num-was-successfully',
  'confbridge-join',
  'goodbye',
  'queue-thereare',
  'minutes',
];

const english = new Map(RECORDED.map((name) => [name, `/en/${name}.wav`]));
const none = new Map<string, string>();
const found: FoundSounds = {
  recordings: { en: english, fr: new Map([['digits/5', '/fr/digits/5.wav']]), de: none, es: none, it: none, ru: none },
  music: [],
};
const voice = createVoice({ found });

describe('paths of built-in prompts (contract 20 §0.9)', () => {
  it.each([
    ['ivr/8000/ivr-please_enter.wav', 'vm-enter-num-to-call'],
    ['ivr/ivr-please_enter.wav', 'vm-enter-num-to-call'],
    ['en/us/callie/ivr/16000/ivr-please_enter.wav', 'vm-enter-num-to-call'],
    ['ivr/8000/ivr-you_are_number.wav', 'queue-thereare'],
    ['digits/8000/5.wav', 'digits/5'],
    ['time/8000/day-0.wav', 'digits/day-0'],
    ['time/8000/minutes.wav', 'minutes'],
    ['ascii/8000/97.wav', 'letters/a'],
    ['voicemail/8000/vm-goodbye.wav', 'vm-goodbye'],
    ['ivr/8000/ivr-num_was_successfully.wav', 'num-was-successfully'],
    ['conference/confbridge-join', 'confbridge-join'],
  ])('%s is the recording %s', (path, name) => {
    expect(voice.builtInPrompt('en', path)).toEqual([{ path: `/en/${name}.wav` }]);
  });

  it("is said in the caller's language where that has it, else in English", () => {
    expect(voice.builtInPrompt('fr', 'digits/8000/5.wav')).toEqual([{ path: '/fr/digits/5.wav' }]);
    expect(voice.builtInPrompt('fr', 'voicemail/8000/vm-goodbye.wav')).toEqual([{ path: '/en/vm-goodbye.wav' }]);
  });

  it.each([
    'ivr/8000/ivr-no_such_prompt.wav',
    '',
    '/',
    '../../etc/passwd',
    'ivr/constructor.wav',
    'ascii/8000/999.wav',
  ])('%j, which means nothing, is a tone', (path) => {
    expect(voice.builtInPrompt('en', path)).toEqual([{ tone: TONES.notice }]);
  });

  it('a prompt whose recordings are missing is its tone', () => {
    expect(voice.builtInPrompt('en', 'ivr/8000/ivr-dnd_cancelled.wav')).toEqual([{ tone: TONES.refused }]);
  });

  it('no name is in the table twice under different spelling', () => {
    const names = Object.keys(PROMPT_OF_NAME).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});
