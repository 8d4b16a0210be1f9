import type { Words } from './grammar/grammar.ts';
import type { Language } from './language.ts';
import { sayCount } from './say/say-count.ts';
import { sayDigits } from './say/say-digits.ts';
import { sayDuration } from './say/say-duration.ts';
import { sayDateTime, sayTime } from './say/say-moment.ts';
import { sayNumber } from './say/say-number.ts';
import { sayTelephoneNumber } from './say/say-telephone-number.ts';
import type { CountedSentence } from './utterance.ts';

const MINUTE = 60;

/** A sentence around a number, in the order of the language. */
export function countedWords(language: Language, it: CountedSentence): Words {
  switch (it.say) {
    case 'messages':
      return sayCount(language, it.fresh, it.saved);
    case 'message_number':
      return ['vm-message', ...sayNumber(language, it.position)];
    case 'mailbox_greeting':
      return ['vm-theperson', ...sayDigits(it.number), it.busy ? 'vm-isonphone' : 'vm-isunavail'];
    case 'message_from':
      return it.number === null
        ? ['vm-unknown-caller']
        : ['vm-from-phonenumber', ...sayTelephoneNumber(language, it.number)];
    case 'message_received':
      return ['vm-received', ...sayDateTime(language, it.at, it.zone, it.withYear)];
    case 'message_duration':
      return ['vm-duration', ...sayDuration(language, it.seconds)];
    case 'queue_position':
      return it.position <= 1
        ? ['queue-youarenext']
        : ['queue-thereare', ...sayNumber(language, it.position), 'queue-callswaiting'];
    case 'queue_hold_time':
      return ['queue-holdtime', ...minutesAhead(language, it.seconds)];
    case 'queue_waiting':
      return [...sayNumber(language, it.count), 'queue-callswaiting'];
    case 'conference_others':
      return others(language, it.count);
    case 'parked_at':
      return sayDigits(it.slot);
    case 'call_from':
      return it.number === null
        ? ['followme/no-recording']
        : ['followme/call-from', ...sayTelephoneNumber(language, it.number)];
    case 'call_forwarded_to':
      return ['call-forwarding', 'is-set-to', ...sayTelephoneNumber(language, it.number)];
    case 'wake_up_set':
      return ['time', 'is-set-to', ...sayTime(language, it.at, it.zone)];
  }
}

/** Whole minutes, rounded up; one minute is "less than two", which needs no gender. Russian has no case for that. */
function minutesAhead(language: Language, seconds: number): Words {
  const minutes = Math.max(Math.ceil(seconds / MINUTE), 1);
  if (minutes > 1 || language === 'ru') return sayDuration(language, minutes * MINUTE);
  return ['queue-less-than', ...sayDuration(language, 2 * MINUTE)];
}

function others(language: Language, count: number): Words {
  if (count <= 0) return ['conf-onlyperson'];
  return count === 1 ? ['conf-onlyone'] : ['conf-thereare', ...sayNumber(language, count), 'conf-otherinparty'];
}
