/** A time condition: one number, two ways by the tenant's clock (contract 20 §9.1). */
export interface TimeConditionConfiguration {
  readonly uuid: string;
  readonly name: string;
  readonly number: string;
  readonly enabled: boolean;
  /** Minutes after midnight; equal = all day. */
  readonly startMinute: number;
  readonly stopMinute: number;
  /** 0 = Sunday. */
  readonly firstWeekday: number;
  readonly lastWeekday: number;
  readonly openDestination: string;
  readonly closedDestination: string;
  /** In their order; the first match wins, before open and closed are asked. */
  readonly rules: readonly TimeRule[];
}

/** A holiday or another exception (contract 20 §9.1.1). */
export interface TimeRule {
  readonly name: string;
  readonly match: TimeMatch;
  readonly destination: string;
}

/** Comma lists and ranges as written, e.g. `mon: "12"`, `mday: "24-26,31"`; what is absent matches always. */
export interface TimeMatch {
  readonly year?: string;
  readonly mon?: string;
  readonly mday?: string;
  readonly wday?: string;
  readonly week?: string;
  /** `HH:MM-HH:MM`. */
  readonly time_of_day?: string;
  /** `YYYY-MM-DD[ HH:MM]~YYYY-MM-DD[ HH:MM]`. */
  readonly date_time?: string;
}
