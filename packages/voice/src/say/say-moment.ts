import type { Words } from '../grammar/grammar.ts';
import { GRAMMARS } from '../grammar/grammars.ts';
import type { Language } from '../language.ts';
import { calendarTime } from './calendar-time.ts';

/** `zone`: IANA name, UTC when it is unknown. `withYear`: false for a day of this year. An invalid date says nothing. */
export function sayDate(language: Language, at: Date, zone: string, withYear = true): Words {
  const time = calendarTime(at, zone);
  return time === null ? [] : GRAMMARS[language].date(time, withYear);
}

/** The time of day in an IANA zone, by the language's own clock. */
export function sayTime(language: Language, at: Date, zone: string): Words {
  const time = calendarTime(at, zone);
  return time === null ? [] : GRAMMARS[language].time(time);
}

/** Date and time in one sentence. */
export function sayDateTime(language: Language, at: Date, zone: string, withYear = true): Words {
  const time = calendarTime(at, zone);
  return time === null ? [] : GRAMMARS[language].moment(time, withYear);
}
