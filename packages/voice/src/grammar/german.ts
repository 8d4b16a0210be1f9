import { monthOf, weekdayOf } from './calendar-words.ts';
import { durationWords } from './duration-words.ts';
import type { CalendarTime, Gender, Grammar, Words } from './grammar.ts';
import { messageCounts } from './message-counts.ts';
import { HUNDRED, MILLION, numeral, remainder, split, THOUSAND } from './numerals.ts';

const NOUNS = {
  hours: 'hours',
  minute: 'minute',
  minutes: 'minutes',
  second: 'second',
  seconds: 'seconds',
  gender: { hour: 'feminine', minute: 'feminine', second: 'feminine' },
} as const;

/**
 * German, for recordings that the operator adds: Debian has none. Beyond the names of the other languages it wants
 * `digits/1N` (ein), `digits/1F` (eine), `digits/and` (und) and `digits/millions`.
 */
export const GERMAN: Grammar = {
  cardinal,
  date,
  time,
  moment: (at, withYear) => [...date(at, withYear), 'digits/at', ...time(at)],
  duration: (seconds) => durationWords(seconds, NOUNS, cardinal),
  messages,
};

function cardinal(value: number, gender: Gender): Words {
  const ending = (rest: number) => cardinal(rest, gender);
  if (value >= MILLION) {
    const { count, rest } = split(value, MILLION);
    const name = count === 1 ? 'digits/million' : 'digits/millions';
    return [...cardinal(count, 'feminine'), name, ...remainder(rest, ending)];
  }
  if (value >= THOUSAND) return multiplied(value, THOUSAND, 'digits/thousand', ending);
  if (value >= HUNDRED) return multiplied(value, HUNDRED, 'digits/hundred', ending);
  if (value === 1) return [one(gender)];
  if (value <= 20 || value % 10 === 0) return [numeral(value)];
  return [...cardinal(value % 10, 'neuter'), 'digits/and', numeral(value - (value % 10))];
}

function multiplied(value: number, unit: number, name: string, ending: (rest: number) => Words): Words {
  const { count, rest } = split(value, unit);
  return [...cardinal(count, 'neuter'), name, ...remainder(rest, ending)];
}

function one(gender: Gender): string {
  if (gender === 'counting') return 'digits/1';
  return gender === 'feminine' ? 'digits/1F' : 'digits/1N';
}

/** "der einundzwanzigste": units before tens, the ending at the tens. */
function ordinal(day: number): Words {
  if (day <= 20 || day % 10 === 0) return [`digits/h-${day}`];
  return [...cardinal(day % 10, 'neuter'), 'digits/and', `digits/h-${day - (day % 10)}`];
}

function date(at: CalendarTime, withYear: boolean): Words {
  return [weekdayOf(at), ...ordinal(at.day), monthOf(at), ...(withYear ? year(at.year) : [])];
}

/** "neunzehnhundertvierundachtzig", "zweitausendsechsundzwanzig". */
function year(value: number): Words {
  const { count, rest } = split(value, HUNDRED);
  if (count < 11 || count > 19) return cardinal(value, 'counting');
  return [...cardinal(count, 'neuter'), 'digits/hundred', ...remainder(rest, (years) => cardinal(years, 'counting'))];
}

function time({ hour, minute }: CalendarTime): Words {
  return [...cardinal(hour, 'neuter'), 'digits/oclock', ...remainder(minute, (past) => cardinal(past, 'counting'))];
}

function messages(fresh: number, saved: number): Words {
  return messageCounts({ fresh, saved }, ['vm-youhave', 'vm-no', 'vm-messages'], (count, kind) => [
    ...cardinal(count, 'feminine'),
    kind === 'fresh' ? 'vm-INBOX' : 'vm-Old',
    count === 1 ? 'vm-message' : 'vm-messages',
  ]);
}
