import { describe, expect, it } from 'vitest';
import { countedWords } from './counted-sentences.ts';
import { GRAMMARS } from './grammar/grammars.ts';
import { LANGUAGES } from './language.ts';
import type { CountedSentence } from './utterance.ts';

const AT = new Date('2026-11-22T13:05:00Z');

describe('sentences around a number', () => {
  it.each<[CountedSentence, string]>([
    [{ say: 'message_number', position: 3 }, 'vm-message digits/3'],
    [{ say: 'mailbox_greeting', number: '12' }, 'vm-theperson digits/1 digits/2 vm-isunavail'],
    [{ say: 'mailbox_greeting', number: '1', busy: true }, 'vm-theperson digits/1 vm-isonphone'],
    [{ say: 'message_from', number: '12' }, 'vm-from-phonenumber digits/1 digits/2'],
    [{ say: 'message_from', number: null }, 'vm-unknown-caller'],
    [{ say: 'message_duration', seconds: 2 }, 'vm-duration digits/2 seconds'],
    [{ say: 'queue_position', position: 1 }, 'queue-youarenext'],
    [{ say: 'queue_position', position: 4 }, 'queue-thereare digits/4 queue-callswaiting'],
    [{ say: 'queue_waiting', count: 0 }, 'digits/0 queue-callswaiting'],
    [{ say: 'conference_others', count: 0 }, 'conf-onlyperson'],
    [{ say: 'conference_others', count: 1 }, 'conf-onlyone'],
    [{ say: 'conference_others', count: 2 }, 'conf-thereare digits/2 conf-otherinparty'],
    [{ say: 'parked_at', slot: '5901' }, 'digits/5 digits/9 digits/0 digits/1'],
    [{ say: 'call_from', number: '+1' }, 'followme/call-from letters/plus digits/1'],
    [{ say: 'call_from', number: null }, 'followme/no-recording'],
    [{ say: 'call_forwarded_to', number: '12' }, 'call-forwarding is-set-to digits/1 digits/2'],
    [{ say: 'wake_up_set', at: AT, zone: 'UTC' }, 'time is-set-to digits/1 digits/oh digits/5 digits/p-m'],
    [
      { say: 'message_received', at: AT, zone: 'UTC', withYear: false },
      'vm-received digits/day-0 digits/mon-10 digits/20 digits/h-2 digits/at digits/1 digits/oh digits/5 digits/p-m',
    ],
  ])('%j', (sentence, words) => {
    expect(countedWords('en', sentence).join(' ')).toBe(words);
  });

  it.each([
    [0, 'queue-holdtime queue-less-than digits/2 minutes'],
    [60, 'queue-holdtime queue-less-than digits/2 minutes'],
    [61, 'queue-holdtime digits/2 minutes'],
    [290, 'queue-holdtime digits/5 minutes'],
  ])('an expected wait of %d s is said in whole minutes, rounded up', (seconds, words) => {
    expect(countedWords('en', { say: 'queue_hold_time', seconds }).join(' ')).toBe(words);
  });

  it('ru: a wait of a minute is "a minute"', () => {
    expect(countedWords('ru', { say: 'queue_hold_time', seconds: 30 })).toEqual(['queue-holdtime', 'queue-minute']);
  });

  it.each(LANGUAGES)('%s: numbers in them follow the rules of the language', (language) => {
    const words = countedWords(language, { say: 'queue_position', position: 71 });
    expect(words).toEqual(['queue-thereare', ...GRAMMARS[language].cardinal(71, 'counting'), 'queue-callswaiting']);
  });
});
