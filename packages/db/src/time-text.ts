const DAY_MS = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** The last day asked for: most times that are told one after the other are of the same. */
let lastDay = { day: 0, text: '1970-01-01' };

/**
 * `YYYY-MM-DD HH:MM:SS.mmm`, UTC: what `toISOString` says of an instant, in a fifth of its time.
 * @param ms since 1970
 * @throws RangeError for what is no time
 */
export function timeText(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  if (lastDay.day !== day)
    lastDay = { day, text: new Date(day * DAY_MS).toISOString().slice(0, -'T00:00:00.000Z'.length) };
  const rest = Math.floor(ms - day * DAY_MS);
  const [hour, minute] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60];
  const millis = String(rest % 1000).padStart(3, '0');
  return `${lastDay.text} ${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[Math.floor(rest / 1000) % 60]}.${millis}`;
}
