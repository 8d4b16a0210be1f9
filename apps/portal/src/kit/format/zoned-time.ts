/** A time as a clock shows it: date and time of day, with or without seconds. */
const SHOWN = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?/;

/**
 * The moment at which the clock of a time zone shows a time. Of a time that the clock shows twice, one of both; one that
 * it jumps over is taken as if it had not jumped yet.
 * @param shown `YYYY-MM-DD HH:MM[:SS]`
 * @returns null for what is no time
 */
export function zonedInstant(shown: string, timeZone: string): Date | null {
  const [, day, time, seconds = ':00'] = SHOWN.exec(shown) ?? [];
  if (day === undefined || time === undefined) return null;
  const asUtc = Date.parse(`${day}T${time}${seconds}Z`);
  if (Number.isNaN(asUtc)) return null;
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone));
}

/** What the clock of a time zone shows at a moment, `YYYY-MM-DDTHH:MM`: the value of a `datetime-local` input. */
export function shownAt(moment: Date, timeZone: string): string {
  return new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone)).toISOString().slice(0, 16);
}

/** Milliseconds that a zone is ahead of UTC at a moment; 0 for a zone that is not known. */
function offsetAt(epoch: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(epoch)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return shown - Math.floor(epoch / 1000) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  };
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}
