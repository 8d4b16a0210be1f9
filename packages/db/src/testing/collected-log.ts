import type { DatabaseLog } from '../log.ts';

/** A log that keeps its lines for a test to read. */
export function collectedLog(): DatabaseLog & { lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
