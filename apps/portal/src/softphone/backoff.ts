const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before the next attempt: doubled each time up to a minute, the upper half of it by chance, so that
 * many browsers do not come back to a server at one moment (RFC 5626 §4.5).
 * @param failures attempts that have failed in a row, from 1
 * @param chance 0 to 1
 */
export function backoffMs(failures: number, chance: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return ceiling / 2 + (ceiling / 2) * chance;
}
