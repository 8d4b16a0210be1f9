import { monthOf, weekdayOf } from './calendar-words.ts';
import { durationWords } from './duration-words.ts';
import type { CalendarTime, Grammar, Words } from './grammar.ts';
import { messageCounts } from './message-counts.ts';
import { HUNDRED, MILLION, numeral, remainder, split, THOUSAND } from './numerals.ts';

// "une" is not recorded: feminine nouns are counted with "un".
const NOUNS = {
  hours: 'hours',
  minute: 'minute',
  minutes: 'minutes',
  second: 'second',
  seconds: 'seconds',
  gender: { hour: 'feminine', minute: 'feminine', second: 'feminine' },
} as const;

/** French with soixante-dix, quatre-vingts and quatre-vingt-dix, as in France and Canada. */
export const FRENCH: Grammar = {
  cardinal,
  date,
  time,
  moment: (at, withYear) => [...date(at, withYear), 'digits/at', ...time(at)],
  duration: (seconds) => durationWords(seconds, NOUNS, cardinal),
  messages,
};

function cardinal(value: number): Words {
  if (value >= MILLION) {
    const { count, rest } = split(value, MILLION);
    return [...cardinal(count), 'digits/million', ...remainder(rest, cardinal)];
  }
  if (value >= THOUSAND) return multiplied(value, THOUSAND, 'digits/thousand');
  if (value >= HUNDRED) return multiplied(value, HUNDRED, 'digits/hundred');
  return belowHundred(value);
}

/** "cent" and "mille" stand without "un". */
function multiplied(value: number, unit: number, name: string): Words {
  const { count, rest } = split(value, unit);
  return [...(count === 1 ? [] : cardinal(count)), name, ...remainder(rest, cardinal)];
}

/** 71 is 60 and 11, 72 is 60 12, 81 is 80 1, 91 is 80 11; 21 to 71 have "et" before the one. */
function belowHundred(value: number): Words {
  if (value <= 20 || value % 10 === 0) return [numeral(value)];
  const base = value < 60 ? value - (value % 10) : value < 80 ? 60 : 80;
  const rest = value - base;
  const and = base < 80 && rest % 10 === 1 ? ['digits/et'] : [];
  return [numeral(base), ...and, numeral(rest)];
}

/** "dimanche premier novembre deux mille vingt-six": only the first of a month is an ordinal. */
function date(at: CalendarTime, withYear: boolean): Words {
  const day = at.day === 1 ? ['digits/h-1'] : cardinal(at.day);
  return [weekdayOf(at), ...day, monthOf(at), ...(withYear ? cardinal(at.year) : [])];
}

function time({ hour, minute }: CalendarTime): Words {
  return [...cardinal(hour), 'digits/oclock', ...remainder(minute, cardinal)];
}

function messages(fresh: number, saved: number): Words {
  return messageCounts({ fresh, saved }, ['vm-no', 'vm-message'], (count, kind) => [
    ...cardinal(count),
    kind === 'fresh' ? 'vm-INBOX' : 'vm-Old',
    count === 1 ? 'vm-message' : 'vm-messages',
  ]);
}
