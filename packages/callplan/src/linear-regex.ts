import { RE2JS } from 're2js';
import { type Parsed, parsed, unreadable } from './parsed.ts';

/** A compiled pattern whose matching takes time linear in the text, whatever the pattern. */
export interface LinearRegex {
  /** True when it matches somewhere in the text. */
  test(text: string): boolean;
  /** What the groups matched where it matches the whole text, empty for one that matched nothing; else null. */
  matchWhole(text: string): readonly string[] | null;
}

const LONGEST_PATTERN = 512;

/**
 * Compiles a pattern that users write, in RE2's syntax: no look-around, no back references. Never throws.
 * @param pattern at most 512 characters
 */
export function compileLinearRegex(pattern: string): Parsed<LinearRegex> {
  if (pattern.length > LONGEST_PATTERN) return unreadable(`a pattern has at most ${LONGEST_PATTERN} characters`);
  try {
    const compiled = RE2JS.compile(pattern);
    return parsed({
      test: (text) => compiled.matcher(text).find(),
      matchWhole(text) {
        const matcher = compiled.matcher(text);
        if (!matcher.matches()) return null;
        return Array.from({ length: matcher.groupCount() }, (_, index) => matcher.group(index + 1) ?? '');
      },
    });
  } catch (error) {
    return unreadable(`the pattern cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
}
