import { monthOf, weekdayOf } from './calendar-words.ts';
import { durationWords } from './duration-words.ts';
import type { CalendarTime, Gender, Grammar, Words } from './grammar.ts';
import { messageCounts } from './message-counts.ts';
import { HUNDRED, MILLION, numeral, remainder, split, THOUSAND } from './numerals.ts';

const NOUNS = {
  hours: 'hours',
  minute: 'queue-minute',
  minutes: 'minutes',
  second: 'second',
  seconds: 'seconds',
  gender: { hour: 'feminine', minute: 'masculine', second: 'masculine' },
} as const;

/** Spanish: "veintiuno" in one word, "y" from 31, "un", "una" and "uno" by the noun, "cien" and "ciento". */
export const SPANISH: Grammar = {
  cardinal,
  date,
  time,
  moment: (at, withYear) => [...date(at, withYear), ...time(at)],
  duration: (seconds) => durationWords(seconds, NOUNS, cardinal),
  messages,
};

function cardinal(value: number, gender: Gender): Words {
  const ending = (rest: number) => cardinal(rest, gender);
  if (value >= MILLION) {
    const { count, rest } = split(value, MILLION);
    const name = count === 1 ? 'digits/million' : 'digits/millions';
    return [...cardinal(count, 'masculine'), name, ...remainder(rest, ending)];
  }
  if (value >= THOUSAND) {
    const { count, rest } = split(value, THOUSAND);
    return [...(count === 1 ? [] : cardinal(count, 'masculine')), 'digits/thousand', ...remainder(rest, ending)];
  }
  return value >= HUNDRED ? hundreds(value, ending) : belowHundred(value, gender);
}

function hundreds(value: number, ending: (rest: number) => Words): Words {
  if (value === HUNDRED) return ['digits/hundred'];
  const { rest } = split(value, HUNDRED);
  const name = value < 2 * HUNDRED ? 'digits/100-and' : numeral(value - rest);
  return [name, ...remainder(rest, ending)];
}

function belowHundred(value: number, gender: Gender): Words {
  if (value === 1) return [one(gender)];
  if (value === 21 && gender !== 'counting') return ['digits/20-and', one(gender)];
  if (value < 30 || value % 10 === 0) return [numeral(value)];
  return [numeral(value - (value % 10)), 'digits/and', ...belowHundred(value % 10, gender)];
}

function one(gender: Gender): string {
  if (gender === 'masculine') return 'digits/1M';
  return gender === 'feminine' ? 'digits/1F' : 'digits/1';
}

/** "domingo veintidós de noviembre de dos mil veintiséis". */
function date(at: CalendarTime, withYear: boolean): Words {
  const year = withYear ? ['digits/es-de', ...cardinal(at.year, 'counting')] : [];
  return [weekdayOf(at), ...cardinal(at.day, 'counting'), 'digits/es-de', monthOf(at), ...year];
}

/** "a la una y cinco", "a las catorce treinta", "a las nueve en punto". */
function time({ hour, minute }: CalendarTime): Words {
  const at = hour === 1 ? 'digits/at_s' : 'digits/at';
  return [at, ...cardinal(hour, 'feminine'), ...pastTheHour(minute)];
}

function pastTheHour(minute: number): Words {
  if (minute === 0) return ['digits/oclock'];
  return [...(minute < 10 ? ['digits/and'] : []), ...cardinal(minute, 'counting')];
}

function messages(fresh: number, saved: number): Words {
  return messageCounts({ fresh, saved }, ['vm-youhaveno', 'vm-messages'], (count, kind) => [
    ...cardinal(count, 'masculine'),
    count === 1 ? 'vm-message' : 'vm-messages',
    `${kind === 'fresh' ? 'vm-INBOX' : 'vm-Old'}${count === 1 ? 's' : ''}`,
  ]);
}
