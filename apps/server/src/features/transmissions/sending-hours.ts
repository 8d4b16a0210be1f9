import { formatLocal, type TimeZone } from '../../time/zone.ts';

/** When a user may send (contract 10 §5.1). */
export interface SendingHours {
  /** `HH:MM,HH:MM`; a window whose end is before its begin goes over midnight. */
  readonly timeslot: string;
  /** Comma list, 1 = Sunday. */
  readonly days: string;
  readonly zone: TimeZone;
}

/** Whether he may send now, by the clock and calendar of his zone; both ends of the window are within. */
export function maySendAt(at: Date, { timeslot, days, zone }: SendingHours): boolean {
  const local = formatLocal(at, zone);
  const weekday = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay() + 1;
  const allowed = days.split(',').map((day) => day.trim());
  if (!allowed.includes(String(weekday))) return false;
  const [from = '00:00', until = '23:59'] = timeslot.split(',').map((time) => time.trim().padStart(5, '0'));
  const now = local.slice(11, 16);
  return from <= until ? from <= now && now <= until : from <= now || now <= until;
}
