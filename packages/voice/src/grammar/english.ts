import { monthOf, weekdayOf } from './calendar-words.ts';
import { durationWords } from './duration-words.ts';
import type { CalendarTime, Grammar, Words } from './grammar.ts';
import { messageCounts } from './message-counts.ts';
import { HUNDRED, MILLION, numeral, remainder, split, THOUSAND } from './numerals.ts';

const NOUNS = {
  hours: 'hours',
  minute: 'minute',
  minutes: 'minutes',
  second: 'second',
  seconds: 'seconds',
  gender: { hour: 'counting', minute: 'counting', second: 'counting' },
} as const;

/** American English, which is what the recordings speak: no "and" after the hundreds, a twelve-hour clock. */
export const ENGLISH: Grammar = {
  cardinal,
  date,
  time,
  moment: (at, withYear) => [...date(at, withYear), 'digits/at', ...time(at)],
  duration: (seconds) => durationWords(seconds, NOUNS, cardinal),
  messages,
};

function cardinal(value: number): Words {
  if (value >= MILLION) return grouped(value, MILLION, 'digits/million');
  if (value >= THOUSAND) return grouped(value, THOUSAND, 'digits/thousand');
  if (value >= HUNDRED) return grouped(value, HUNDRED, 'digits/hundred');
  if (value <= 20) return [numeral(value)];
  const { rest } = split(value, 10);
  return [numeral(value - rest), ...remainder(rest, cardinal)];
}

function grouped(value: number, unit: number, name: string): Words {
  const { count, rest } = split(value, unit);
  return [...cardinal(count), name, ...remainder(rest, cardinal)];
}

function ordinal(day: number): Words {
  if (day <= 20 || day % 10 === 0) return [`digits/h-${day}`];
  return [numeral(day - (day % 10)), `digits/h-${day % 10}`];
}

function date(at: CalendarTime, withYear: boolean): Words {
  return [weekdayOf(at), monthOf(at), ...ordinal(at.day), ...(withYear ? year(at.year) : [])];
}

/** "nineteen eighty-four", "nineteen oh five", "two thousand nine", "twenty twenty-six". */
function year(value: number): Words {
  const { count, rest } = split(value, HUNDRED);
  if (count < 11 || count > 99 || (count === 20 && rest < 10)) return cardinal(value);
  if (rest === 0) return [...cardinal(count), 'digits/hundred'];
  return [...cardinal(count), ...(rest < 10 ? ['digits/oh'] : []), ...cardinal(rest)];
}

function time({ hour, minute }: CalendarTime): Words {
  return [numeral(hour % 12 === 0 ? 12 : hour % 12), ...pastTheHour(minute), hour < 12 ? 'digits/a-m' : 'digits/p-m'];
}

function pastTheHour(minute: number): Words {
  if (minute === 0) return ['digits/oclock'];
  return minute < 10 ? ['digits/oh', numeral(minute)] : cardinal(minute);
}

function messages(fresh: number, saved: number): Words {
  return messageCounts({ fresh, saved }, ['vm-youhave', 'vm-no', 'vm-messages'], (count, kind) => [
    ...cardinal(count),
    kind === 'fresh' ? 'vm-INBOX' : 'vm-Old',
    count === 1 ? 'vm-message' : 'vm-messages',
  ]);
}
