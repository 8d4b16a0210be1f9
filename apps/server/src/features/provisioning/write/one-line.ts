/**
 * A value as one line of a key-value format: line breaks and control characters would begin settings of their own
 * (contract 20 §3.2). Separators of Unicode count as line breaks too.
 */
export function oneLine(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}
