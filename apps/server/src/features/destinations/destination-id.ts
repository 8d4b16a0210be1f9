/** The prefix of every number that no other fits. */
const EVERYTHING = '*';

const PREFIX = /^(?:[0-9]{1,15}|\*)$/;

/**
 * A dialling prefix as it is stored: 1 to 15 digits without a plus, or `*` (contract 30 §4); null: it is none. What people
 * write between digits is left out.
 */
export function readPrefix(text: string): string | null {
  const digits = text
    .trim()
    .replace(/^\+/, '')
    .replace(/[\s\-().]/g, '');
  return PREFIX.test(digits) ? digits : null;
}

/** Every prefix of a number, longest first, and `*`: what a destination may be that begins it. */
export function prefixesOf(number: string): string[] {
  const digits = number.replace(/[^0-9]/g, '').slice(0, 15);
  return [...Array.from(digits, (_, index) => digits.slice(0, digits.length - index)), EVERYTHING];
}
