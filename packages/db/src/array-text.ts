import { timeText } from './time-text.ts';

type Element = string | number | boolean | Date | null;

/** Signs that mean something even between quotes. */
const MEANINGFUL = /["\\]/g;

/**
 * Text of a PostgreSQL array, for a parameter that is cast to one (`::text[]`): a fraction of the driver's own work for
 * columns of thousands of rows. A date that is none is null.
 */
export function arrayText(elements: readonly Element[]): string {
  const texts = elements.map(textOf);
  // Looked for in all of them at once, as hardly any has one.
  const whole = texts.join();
  const isPlain = !whole.includes('"') && !whole.includes('\\');
  if (isPlain && texts.length > 0 && !texts.includes(null)) return `{"${texts.join('","')}"}`;
  return `{${texts.map(isPlain ? quoted : escaped).join()}}`;
}

function textOf(element: Element): string | null {
  if (element === null || typeof element === 'string') return element;
  if (!(element instanceof Date)) return String(element);
  const ms = element.getTime();
  return Number.isNaN(ms) ? null : `${timeText(ms)}Z`;
}

function quoted(text: string | null): string {
  return text === null ? 'NULL' : `"${text}"`;
}

function escaped(text: string | null): string {
  return quoted(text === null ? null : text.replace(MEANINGFUL, '\\$&'));
}
