/** Names of recordings, without folder of the language and without `.wav`, in the order in which they are played. */
export type Words = readonly string[];

/**
 * Gender of the thing counted. `counting` is the bare form that stands alone: Spanish "uno" beside "un" and "una",
 * German "eins" beside "ein" and "eine".
 */
export type Gender = 'counting' | 'masculine' | 'feminine' | 'neuter';

/** A moment as a calendar and a clock on the wall show it. */
export interface CalendarTime {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 0-23 */
  readonly hour: number;
  readonly minute: number;
}

/** How a language says what is not a fixed phrase. */
export interface Grammar {
  /** `value`: a whole number from 0 to 999 999 999. */
  cardinal(value: number, gender: Gender): Words;
  date(at: CalendarTime, withYear: boolean): Words;
  time(at: CalendarTime): Words;
  /** Date and time in one sentence. */
  moment(at: CalendarTime, withYear: boolean): Words;
  /** `seconds`: a whole number of at least 0. */
  duration(seconds: number): Words;
  /** How many new and saved messages a mailbox holds. */
  messages(fresh: number, saved: number): Words;
}
