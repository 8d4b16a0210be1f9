/** Numbers as they are typed or pasted, and what is none. */
export interface NumbersRead {
  readonly numbers: readonly string[];
  readonly refused: readonly string[];
}

/** What one answers to at once. */
export const MOST_NUMBERS = 1000;

/**
 * Numbers of a text: one a line or between commas, ranges as `+4930100-+4930109`. Spaces and punctuation within a number
 * do not count; each number comes once.
 */
export function readNumbers(text: string): NumbersRead {
  const numbers = new Set<string>();
  const refused: string[] = [];
  for (const part of text.split(/[\n,;]/)) {
    const found = numbersOf(part.trim());
    if (found === null) refused.push(part.trim());
    else for (const number of found) numbers.add(number);
  }
  return { numbers: [...numbers], refused };
}

/** Null: it is neither a number nor a range of numbers of one length. */
function numbersOf(part: string): readonly string[] | null {
  if (part === '') return [];
  const [, from, to] = /^(\+?[\d ()./]+)-\s*(\+?[\d ()./]+)$/.exec(part) ?? [];
  const first = plain(from ?? part);
  if (first === null) return null;
  if (to === undefined) return [first];
  const last = plain(to);
  return last === null ? null : rangeOf(first, last);
}

function rangeOf(first: string, last: string): readonly string[] | null {
  const [low, high] = [digitsOf(first), digitsOf(last)];
  const count = Number(high) - Number(low) + 1;
  if (low.length !== high.length || !(count >= 1 && count <= MOST_NUMBERS)) return null;
  const plus = first.startsWith('+') ? '+' : '';
  return Array.from({ length: count }, (_, i) => plus + String(BigInt(low) + BigInt(i)).padStart(low.length, '0'));
}

const digitsOf = (number: string) => number.replace('+', '');

function plain(text: string): string | null {
  const number = text.replace(/[ ()./-]/g, '');
  return /^\+?\d{3,15}$/.test(number) ? number : null;
}
