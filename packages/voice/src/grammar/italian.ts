import { monthOf, weekdayOf } from './calendar-words.ts';
import { durationWords } from './duration-words.ts';
import type { CalendarTime, Gender, Grammar, Words } from './grammar.ts';
import { messageCounts } from './message-counts.ts';
import { HUNDRED, MILLION, numeral, remainder, split, THOUSAND } from './numerals.ts';

const NOUNS = {
  hours: 'digits/hours',
  minute: 'queue-minute',
  minutes: 'minutes',
  second: 'second',
  seconds: 'seconds',
  gender: { hour: 'feminine', minute: 'masculine', second: 'masculine' },
} as const;

/** Italian: "ventuno" and "ventotto" drop the vowel of the tens, "mille" becomes "mila", "un milione" "milioni". */
export const ITALIAN: Grammar = {
  cardinal,
  date,
  time,
  moment: (at, withYear) => [...date(at, withYear), at.hour === 0 ? 'digits/a' : 'digits/at', ...time(at)],
  duration: (seconds) => durationWords(seconds, NOUNS, cardinal),
  messages,
};

function cardinal(value: number, gender: Gender): Words {
  if (value === 1) return [one(gender)];
  return uninflected(value);
}

function one(gender: Gender): string {
  if (gender === 'masculine') return 'digits/un';
  return gender === 'feminine' ? 'digits/ore-una' : 'digits/1';
}

/** Only the bare one has a gender: "trentuno minuti". */
function uninflected(value: number): Words {
  if (value >= MILLION) {
    const { count, rest } = split(value, MILLION);
    const millions = count === 1 ? ['digits/un', 'digits/million'] : [...uninflected(count), 'digits/millions'];
    return [...millions, ...remainder(rest, uninflected)];
  }
  if (value >= THOUSAND) {
    const { count, rest } = split(value, THOUSAND);
    const thousands = count === 1 ? ['digits/thousand'] : [...uninflected(count), 'digits/thousands'];
    return [...thousands, ...remainder(rest, uninflected)];
  }
  if (value >= HUNDRED) {
    const { count, rest } = split(value, HUNDRED);
    return [...(count === 1 ? [] : [numeral(count)]), 'digits/hundred', ...remainder(rest, uninflected)];
  }
  return belowHundred(value);
}

function belowHundred(value: number): Words {
  const unit = value % 10;
  const inOneWord = value <= 20 || unit === 0 || unit === 1 || unit === 8;
  return inOneWord ? [numeral(value)] : [numeral(value - unit), numeral(unit)];
}

/** "domenica primo novembre duemilaventisei": only the first of a month is an ordinal. */
function date(at: CalendarTime, withYear: boolean): Words {
  const day = at.day === 1 ? ['digits/h-1'] : uninflected(at.day);
  return [weekdayOf(at), ...day, monthOf(at), ...(withYear ? uninflected(at.year) : [])];
}

/** "ore quattordici e trenta"; midnight and one o'clock have words of their own. */
function time({ hour, minute }: CalendarTime): Words {
  return [...hourWords(hour), ...(minute === 0 ? [] : ['digits/e', ...uninflected(minute)])];
}

function hourWords(hour: number): Words {
  if (hour === 0) return ['digits/ore-mezzanotte'];
  return ['digits/hours', ...(hour === 1 ? ['digits/ore-una'] : uninflected(hour))];
}

function messages(fresh: number, saved: number): Words {
  return messageCounts({ fresh, saved }, ['vm-no', 'vm-message'], (count, kind) => {
    if (count === 1) return ['digits/un', kind === 'fresh' ? 'vm-nuovo' : 'vm-vecchio', 'vm-message'];
    return [...uninflected(count), kind === 'fresh' ? 'vm-nuovi' : 'vm-vecchi', 'vm-messages'];
  });
}
