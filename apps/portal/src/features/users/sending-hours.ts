/** When a user may send faxes, of each allowed day (contract 10 §5.1). */
export interface SendingHours {
  /** `08:00` */
  readonly from: string;
  readonly to: string;
}

/** The hours of `08:00,18:00`; the whole day where there are none. */
export function hoursOf(slot: string): SendingHours {
  const [from = '', to = ''] = slot.split(',');
  return { from: from || '00:00', to: to || '23:59' };
}

/** Hours as the API keeps them; null: one of the times is missing. */
export function slotOf({ from, to }: SendingHours): string | null {
  return from === '' || to === '' ? null : `${from},${to}`;
}

/** Days of `1,2,7`, 1 = Sunday. */
export function daysOf(list: string): string[] {
  return list.split(',').filter((day) => /^[1-7]$/.test(day));
}

/** Days as the API keeps them, in the order of the week. */
export function dayList(days: readonly string[]): string {
  return [...days].sort().join(',');
}
