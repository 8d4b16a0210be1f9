import { oneLine } from './one-line.ts';

/** Settings by name, in the order they are written. */
export type Settings = Readonly<Record<string, string | number>>;

/** `name = value` lines. */
export function assignmentLines(settings: Settings): string[] {
  return Object.entries(settings).map(([name, value]) => `${name} = ${oneLine(String(value))}`.trimEnd());
}

/** `NAME="value"` lines; a value cannot hold the quote that ends it. */
export function quotedLines(settings: Settings): string[] {
  return Object.entries(settings).map(([name, value]) => `${name}="${oneLine(String(value)).replaceAll('"', "'")}"`);
}
