import { type Static, Type } from 'typebox';
import { errors } from '../../../http/errors.ts';
import { flagNumber, nullable } from '../../../http/fields.ts';
import type { TimeZone } from '../../../time/zone.ts';
import { CRON_FIELDS, type CronField, parseCronList } from './cron-lists.ts';
import { type CronSets, instantAt, nextMatch } from './next-match.ts';

const list = () => Type.Optional(nullable(Type.String({ maxLength: 200 })));
const seconds = () => Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 253_402_300_799 })));

const fields = {
  year: list(),
  month: list(),
  day: list(),
  weekday: list(),
  hour: list(),
  minute: list(),
  datetime: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
  timestamp: seconds(),
  delay: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 315_360_000 }))),
  is_recurring: Type.Optional(flagNumber()),
  expiry: seconds(),
  weight: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 1000 }))),
  timezone: Type.Optional(nullable(Type.String({ maxLength: 64 }))),
};

/** Contract 30 §18.8. */
export const ScheduleBody = Type.Object(fields, {
  additionalProperties: false,
  'x-ignored': [
    'task_id',
    'type',
    'action',
    'data',
    'status',
    'due_at',
    'last_run',
    'account_id',
    'tenant_id',
    'user_id',
  ],
});

export type ScheduleSent = Static<typeof ScheduleBody>;

/** A schedule as it was meant: one time, or what clocks must show. */
export interface Schedule {
  readonly dueAt: Date;
  /** Cron lists; null: one time alone. */
  readonly cron: Readonly<Record<CronField, string>> | null;
  readonly timezone: string;
  readonly isRecurring: boolean;
  readonly expiry: Date | null;
  readonly weight: number;
}

const DEFAULT_DELAY_SECONDS = 60;
const MOST_LATE_MS = 60_000;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::(\d{2}))?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?\s?(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads the body of a schedule.
 * @param zone of the tenant, in which a bare `datetime` is meant
 * @throws ApiError 400 for what cannot be read, and for a time that is over
 */
export function readSchedule(sent: ScheduleSent, now: Date, zone: string): Schedule {
  const cron = cronIn(sent);
  const timezone = zoneIn(sent, cron === null ? zone : 'UTC');
  const dueAt = cron === null ? timeIn(sent, now, { zone: timezone }) : firstOf(cron, now, timezone);
  if (dueAt.getTime() < now.getTime() - MOST_LATE_MS) throw errors.badField('datetime', 'lies in the past');
  const expiry = sent.expiry ? new Date(sent.expiry * 1000) : null;
  if (expiry !== null && expiry < dueAt) throw errors.badField('expiry', 'lies before the first time');
  return {
    dueAt,
    cron,
    timezone,
    isRecurring: sent.is_recurring === 1 && cron !== null,
    expiry,
    weight: sent.weight ?? 0,
  };
}

/** When a recurring one comes next; null: never again. */
export function nextTime(
  { cron, timezone, expiry }: Pick<Schedule, 'cron' | 'timezone' | 'expiry'>,
  after: Date,
): Date | null {
  if (cron === null) return null;
  const next = nextMatch(setsOf(cron), after, { zone: timezone });
  return next !== null && expiry !== null && next > expiry ? null : next;
}

function cronIn(sent: ScheduleSent): Record<CronField, string> | null {
  const given = CRON_FIELDS.filter((field) => (sent[field] ?? '') !== '');
  if (given.length === 0) return null;
  const wantsWeekday = (sent.weekday ?? '*').trim() !== '*' && (sent.weekday ?? '') !== '';
  const of = (field: CronField) => (field === 'day' && wantsWeekday ? '*' : sent[field]?.trim() || '*');
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    weekday: of('weekday'),
    hour: of('hour'),
    minute: of('minute'),
  };
}

function setsOf(cron: Readonly<Record<CronField, string>>): CronSets {
  const set = (field: CronField) => {
    const parsed = parseCronList(field, cron[field]);
    if (parsed === undefined) throw errors.badField(field, `${cron[field]} is no list of its values`);
    return parsed;
  };
  return {
    year: set('year'),
    month: set('month'),
    day: set('day'),
    weekday: set('weekday'),
    hour: set('hour'),
    minute: set('minute'),
  };
}

function firstOf(cron: Readonly<Record<CronField, string>>, now: Date, zone: string): Date {
  const first = nextMatch(setsOf(cron), now, { zone });
  if (first === null) throw errors.badField('year', 'no such time comes any more');
  return first;
}

function timeIn(sent: ScheduleSent, now: Date, where: TimeZone): Date {
  if (sent.datetime) return readDateTime(sent.datetime.trim(), where);
  if (sent.timestamp != null) return new Date(sent.timestamp * 1000);
  return new Date(now.getTime() + (sent.delay ?? DEFAULT_DELAY_SECONDS) * 1000);
}

function readDateTime(text: string, where: TimeZone): Date {
  const local = LOCAL.exec(text);
  const shown = local ? Date.parse(`${local[1]}T${local[2]}:${local[3] ?? '00'}Z`) : Number.NaN;
  const at = local ? instantAt(shown, where) : WITH_OFFSET.test(text) ? new Date(text.replace(' ', 'T')) : null;
  if (at === null || Number.isNaN(at.getTime())) throw errors.badField('datetime', 'is no time');
  return at;
}

function zoneIn(sent: ScheduleSent, fallback: string): string {
  const name = sent.timezone?.trim() ?? '';
  if (name === '') return fallback;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw errors.badField('timezone', 'is no time zone');
  }
}
