const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `7 days, 3 hours`; under a day `3 hours, 12 minutes` (contract 40 B10.9). */
export function inWords(ms: number): string {
  const past = Math.max(0, ms);
  const [days, hours, minutes] = [past / DAY_MS, (past % DAY_MS) / HOUR_MS, (past % HOUR_MS) / MINUTE_MS].map(
    Math.floor,
  );
  return days
    ? `${counted(days, 'day')}, ${counted(hours, 'hour')}`
    : `${counted(hours, 'hour')}, ${counted(minutes, 'minute')}`;
}

function counted(count = 0, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `41 Days 13:06:21`, as status panels of billing hosts expect it (contract 40 B10.9). */
export function onPanel(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const clock = [Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60];
  return `${Math.floor(whole / 86_400)} Days ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
}
