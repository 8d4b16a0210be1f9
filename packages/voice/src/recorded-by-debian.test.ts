import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORDING_OF_NAME } from './built-in-names.ts';
import { findSounds } from './find-sounds.ts';
import type { Gender, Words } from './grammar/grammar.ts';
import type { Language } from './language.ts';
import { wordsOf } from './prompts/prompt.ts';
import { PROMPTS, type PromptName } from './prompts/prompts.ts';
import { sayCount } from './say/say-count.ts';
import { sayDigits } from './say/say-digits.ts';
import { sayDuration } from './say/say-duration.ts';
import { sayDateTime } from './say/say-moment.ts';
import { sayNumber } from './say/say-number.ts';
import { spell } from './say/spell.ts';
import { sentencesOf } from './sentences.ts';
import type { Utterance } from './utterance.ts';

/** These tests judge the names against the installed packages: where one is missing, its tests are skipped. */
const { recordings } = findSounds();
const GENDERS: readonly Gender[] = ['counting', 'masculine', 'feminine', 'neuter'];
const AT = new Date('2026-11-22T13:05:00Z');

/** What Debian has not recorded in Spanish and is said in English. */
const ENGLISH_IN_SPANISH: readonly PromptName[] = [
  'hello',
  'all_circuits_busy',
  'try_again_later',
  'call_limit_reached',
  'feature_not_available',
  'not_authorised',
  'activated',
  'deactivated',
  'dnd_on',
  'dnd_off',
  'call_forward_on',
  'call_forward_off',
  'forward_busy_on',
  'forward_busy_off',
  'forward_no_answer_on',
  'forward_no_answer_off',
  'recording_on',
  'recording_off',
  'last_caller',
  'last_caller_unknown',
  'speed_dial_empty',
  'wake_up_time_set',
  'wake_up_ask',
  'wake_up_cancelled',
  'wake_up_greeting',
  'time_at_the_tone',
  'vm_recording_options',
  'conference_full',
];

const SENTENCES: readonly Utterance[] = [
  { say: 'messages', fresh: 2, saved: 1 },
  { say: 'message_number', position: 3 },
  { say: 'mailbox_greeting', number: '1001' },
  { say: 'mailbox_greeting', number: '1001', busy: true },
  { say: 'message_from', number: '0612750080' },
  { say: 'message_from', number: null },
  { say: 'message_received', at: AT, zone: 'UTC' },
  { say: 'message_duration', seconds: 125 },
  { say: 'queue_position', position: 1 },
  { say: 'queue_position', position: 4 },
  { say: 'queue_hold_time', seconds: 20 },
  { say: 'queue_hold_time', seconds: 400 },
  { say: 'queue_waiting', count: 3 },
  { say: 'conference_others', count: 0 },
  { say: 'conference_others', count: 1 },
  { say: 'conference_others', count: 5 },
  { say: 'parked_at', slot: '5901' },
  { say: 'call_from', number: '+442079460000' },
  { say: 'call_from', number: null },
  { say: 'silence', seconds: 2 },
];

describe.each<Language>(['en', 'fr', 'es', 'it', 'ru'])('recordings of asterisk-core-sounds-%s-wav', (language) => {
  const recorded = recordings[language];
  const unrecorded = (words: Words) => words.filter((word) => !recorded.has(word));
  const whenInstalled = it.skipIf(recorded.size === 0);

  whenInstalled('have every word of every prompt but those known to be missing', () => {
    const missing = Object.entries(PROMPTS)
      .filter(([, { sentences }]) => sentences.some((sentence) => unrecorded(wordsOf(sentence, language)).length > 0))
      .map(([name]) => name);
    expect(missing).toEqual(language === 'es' ? ENGLISH_IN_SPANISH : []);
  });

  whenInstalled('have every word that a sentence of its own order names', () => {
    const own = [...Object.values(PROMPTS).flatMap(({ sentences }) => sentences), ...Object.values(RECORDING_OF_NAME)]
      .filter((sentence) => typeof sentence !== 'string' && sentence[language] !== undefined)
      .flatMap((sentence) => wordsOf(sentence, language));
    expect(unrecorded(own)).toEqual([]);
  });

  whenInstalled('have the words of every counted sentence', () => {
    for (const utterance of SENTENCES) {
      const words = sentencesOf(utterance).flatMap((sentence) => sentence.words(language));
      expect({ utterance, missing: unrecorded(words) }).toEqual({ utterance, missing: [] });
      expect(words.length).toBeGreaterThan(0);
    }
  });

  whenInstalled('have the words of every number, in every gender', () => {
    const value = fc.oneof(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.maxSafeInteger(), fc.nat(2100));
    fc.assert(
      fc.property(value, fc.constantFrom(...GENDERS), (number, gender) => {
        const words = sayNumber(language, number, gender);
        expect(words.length).toBeGreaterThan(0);
        expect(unrecorded(words)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  whenInstalled('have the words of every moment', () => {
    const at = fc.date({ min: new Date('1000-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
    const zone = fc.constantFrom('UTC', 'Europe/Moscow', 'America/New_York', 'Asia/Kathmandu');
    fc.assert(
      fc.property(at, zone, fc.boolean(), (moment, place, withYear) => {
        const words = sayDateTime(language, moment, place, withYear);
        expect(words.length).toBeGreaterThan(0);
        expect(unrecorded(words)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  whenInstalled('have the words of every duration and count, but for a lone second in some languages', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(300), fc.nat(300), (seconds, fresh, saved) => {
        const words = [...sayDuration(language, seconds), ...sayCount(language, fresh, saved)];
        expect(unrecorded(words).filter((word) => word !== 'second' || seconds !== 1)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  whenInstalled('have the words of every key and letter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x4ff }), { maxLength: 20 }), (codes) => {
        const text = String.fromCodePoint(...codes);
        expect(unrecorded([...spell(text), ...sayDigits(text)])).toEqual([]);
      }),
      { numRuns: 500 },
    );
    const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    expect(printable.filter((sign) => sign !== ' ' && spell(sign).length === 0)).toEqual([]);
  });
});
