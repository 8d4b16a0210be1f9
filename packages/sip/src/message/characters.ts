const tokenPattern = /^[A-Za-z0-9\-.!%*_+`'~]+$/;

/** `token` of RFC 3261 §25.1. */
export function isToken(text: string): boolean {
  return tokenPattern.test(text);
}

export function isLws(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** First position at or after `from` that is neither space nor tab. */
export function skipLws(text: string, from: number): number {
  let pos = from;
  while (pos < text.length && isLws(text.charCodeAt(pos))) pos++;
  return pos;
}

/** Trims spaces and tabs alone: other white space of Unicode is part of a value. */
export function trimLws(text: string): string {
  let end = text.length;
  while (end > 0 && isLws(text.charCodeAt(end - 1))) end--;
  const start = skipLws(text, 0);
  return start === 0 && end === text.length ? text : text.slice(Math.min(start, end), end);
}

/** A decimal number within `0..max`, or undefined. */
export function parseDecimal(text: string, max: number): number | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value <= max ? value : undefined;
}
