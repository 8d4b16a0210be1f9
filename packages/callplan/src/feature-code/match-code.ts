import { BUILT_IN_CODES, type BuiltInCode, isParameter } from './catalogue.ts';

/** A built-in code as it was dialled. */
export interface DialledCode {
  readonly code: BuiltInCode;
  /** What was dialled on; empty: nothing, or the code takes nothing. */
  readonly digits: string;
}

const dialled = BUILT_IN_CODES.filter((code) => !code.isPressed);
const EXACT: ReadonlyMap<string, BuiltInCode> = new Map(
  dialled.filter(({ parameter }) => parameter === null || parameter.asked).map((one) => [one.code, one]),
);
const PATTERNS = dialled.filter(({ parameter }) => parameter !== null).sort((a, b) => b.code.length - a.code.length);

/** The code that is dialled with nothing behind it. */
export function exactCode(text: string): DialledCode | null {
  const code = EXACT.get(text);
  return code === undefined ? null : { code, digits: '' };
}

/** The longest code with something behind it that it takes (contract 20 §0.10 step 4). */
export function codeWithDigits(text: string): DialledCode | null {
  for (const code of PATTERNS) {
    const { parameter } = code;
    if (parameter === null || !text.startsWith(code.code)) continue;
    const digits = text.slice(code.code.length);
    if (isParameter(parameter.kind, digits)) return { code, digits };
  }
  return null;
}

/** Whether a built-in code, on or off, is what this text dials: no object may have it as its own code (contract 20 §0.7). */
export function isBuiltInCode(text: string): boolean {
  return exactCode(text) !== null || codeWithDigits(text) !== null;
}
