import type { Gender, Words } from './grammar.ts';

/** The nouns of a length of time, singular and plural, and their gender. */
export interface DurationNouns {
  /** No package has the singular: lengths under two hours are said in minutes. */
  readonly hours: string;
  readonly minute: string;
  readonly minutes: string;
  readonly second: string;
  readonly seconds: string;
  readonly gender: { readonly hour: Gender; readonly minute: Gender; readonly second: Gender };
}

const MINUTE = 60;
const HOUR = 3600;

/** A length in the two largest units that fit: hours and minutes, or minutes and seconds. */
export function durationWords(
  seconds: number,
  nouns: DurationNouns,
  cardinal: (value: number, gender: Gender) => Words,
): Words {
  const minutes = (count: number) => [
    ...cardinal(count, nouns.gender.minute),
    count === 1 ? nouns.minute : nouns.minutes,
  ];
  const remaining = (count: number) => [
    ...cardinal(count, nouns.gender.second),
    count === 1 ? nouns.second : nouns.seconds,
  ];
  if (seconds < MINUTE) return remaining(seconds);
  if (seconds >= 2 * HOUR) {
    const hours = [...cardinal(Math.floor(seconds / HOUR), nouns.gender.hour), nouns.hours];
    const left = Math.floor((seconds % HOUR) / MINUTE);
    return left === 0 ? hours : [...hours, ...minutes(left)];
  }
  const whole = minutes(Math.floor(seconds / MINUTE));
  const left = seconds % MINUTE;
  // Few packages have "second" in the singular: beside minutes a lone one is not worth a change of voice.
  return seconds >= HOUR || left <= 1 ? whole : [...whole, ...remaining(left)];
}
