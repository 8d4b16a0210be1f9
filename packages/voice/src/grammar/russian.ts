import { monthOf, weekdayOf } from './calendar-words.ts';
import type { CalendarTime, Gender, Grammar, Words } from './grammar.ts';
import { messageCounts } from './message-counts.ts';
import { digitByDigit, HUNDRED, MILLION, numeral, split, THOUSAND } from './numerals.ts';

/** The three forms a noun takes after a number: 1 and 21 / 2-4 and 22-24 / all others. */
type PluralForm = 'one' | 'few' | 'many';

/**
 * Russian as far as the recordings have its cases: "сто", but no "двести"; "тысяча" and "тысячи", but no "тысяч";
 * "миллион" and "миллиона", but no "миллионов"; no "одна" and "две". A number that needs one of these is read digit
 * by digit.
 */
export const RUSSIAN: Grammar = {
  cardinal,
  date,
  time,
  moment: (at, withYear) => [...date(at, withYear), 'digits/at', ...time(at)],
  duration,
  messages,
};

function cardinal(value: number, gender: Gender): Words {
  return recorded(value, gender) ?? digitByDigit(value);
}

/** The number by the rules, null when a form it needs is not recorded. */
function recorded(value: number, gender: Gender): Words | null {
  if (value >= MILLION) return multiplied(value, MILLION, MILLIONS, gender);
  if (value >= THOUSAND) return multiplied(value, THOUSAND, THOUSANDS, gender);
  if (value >= 2 * HUNDRED) return null;
  if (value >= HUNDRED) return joined(['digits/hundred'], value - HUNDRED, gender);
  if (value > 20 && value % 10 !== 0) return joined([numeral(value - (value % 10))], value % 10, gender);
  if (value !== 1 && value !== 2) return [numeral(value)];
  if (gender === 'feminine') return null;
  return [gender === 'neuter' ? `digits/${value}n` : numeral(value)];
}

interface Multiple {
  readonly one: string;
  readonly few: string;
  readonly gender: Gender;
}

const THOUSANDS: Multiple = { one: 'digits/thousand', few: 'digits/h-thousand', gender: 'feminine' };
const MILLIONS: Multiple = { one: 'digits/million', few: 'digits/h-million', gender: 'masculine' };

function multiplied(value: number, unit: number, noun: Multiple, gender: Gender): Words | null {
  const { count, rest } = split(value, unit);
  const form = pluralForm(count);
  if (form === 'many') return null;
  const counted = count === 1 ? [] : recorded(count, noun.gender);
  return counted && joined([...counted, noun[form]], rest, gender);
}

function joined(words: Words, rest: number, gender: Gender): Words | null {
  if (rest === 0) return words;
  const ending = recorded(rest, gender);
  return ending && [...words, ...ending];
}

function pluralForm(count: number): PluralForm {
  const teens = count % HUNDRED >= 11 && count % HUNDRED <= 14;
  if (!teens && count % 10 === 1) return 'one';
  return !teens && count % 10 >= 2 && count % 10 <= 4 ? 'few' : 'many';
}

/** Months are recorded in the genitive, ordinals in the masculine nominative only. */
function date(at: CalendarTime, withYear: boolean): Words {
  const day =
    at.day <= 20 || at.day % 10 === 0
      ? [`digits/h-${at.day}`]
      : [numeral(at.day - (at.day % 10)), `digits/h-${at.day % 10}`];
  return [weekdayOf(at), ...day, monthOf(at), ...(withYear ? year(at.year) : [])];
}

/** In two pairs, "двадцать двадцать шесть": "две тысячи ... года" is not recorded. */
function year(value: number): Words {
  if (value < THOUSAND || value >= 10 * THOUSAND) return digitByDigit(value);
  const { count, rest } = split(value, HUNDRED);
  return [...cardinal(count, 'counting'), ...pair(rest)];
}

/** By the 24-hour clock, as a timetable is read out: "четырнадцать ноль пять". */
function time({ hour, minute }: CalendarTime): Words {
  return [...cardinal(hour, 'counting'), ...pair(minute)];
}

function pair(value: number): Words {
  return value < 10 ? ['digits/0', numeral(value)] : cardinal(value, 'counting');
}

function duration(seconds: number): Words {
  if (seconds < 60) return counted(seconds, 'seconds');
  const hours = Math.floor(seconds / 3600);
  if (hours >= 2) return counted(hours, 'hours');
  const minutes = Math.floor(seconds / 60);
  const left = hours === 0 ? seconds % 60 : 0;
  const whole = minutes === 1 ? ['queue-minute'] : counted(minutes, 'minutes');
  return left === 0 ? whole : [...whole, ...counted(left, 'seconds')];
}

/** Only the genitive plural is recorded: with 1-4, which want another case, it goes first like a label: "минут: три". */
function counted(count: number, noun: string): Words {
  const number = cardinal(count, 'counting');
  return pluralForm(count) === 'many' ? [...number, noun] : [noun, ...number];
}

const MESSAGE_FORMS = { one: 'vm-message', few: 'vm-messagex1', many: 'vm-messages' } as const;

function messages(fresh: number, saved: number): Words {
  return messageCounts({ fresh, saved }, ['vm-youhave', 'vm-no', 'vm-messages'], (count, kind) => {
    const form = pluralForm(count);
    const adjective = `vm-${kind === 'fresh' ? 'new' : 'old'}${form === 'one' ? 'n' : 'x'}`;
    return [...cardinal(count, 'neuter'), adjective, MESSAGE_FORMS[form]];
  });
}
