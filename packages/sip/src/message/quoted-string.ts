import { SipParseError } from './parse-error.ts';

/** Position just after the quoted string that opens at `start`; throws when it is not closed. */
export function endOfQuoted(text: string, start: number): number {
  for (let pos = start + 1; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 0x5c) pos++;
    else if (code === 0x22) return pos + 1;
  }
  throw new SipParseError('Unbalanced quotation mark');
}

/** The content of a quoted string; text without quotes is returned as it is. */
export function unquote(text: string): string {
  if (text.length < 2 || text.charCodeAt(0) !== 0x22) return text;
  const inner = text.slice(1, -1);
  return inner.includes('\\') ? inner.replace(/\\([\s\S])/g, '$1') : inner;
}

/** `text` as a quoted string; line breaks, which may not stand in one, become spaces. */
export function quote(text: string): string {
  const clean = /[\r\n"\\]/.test(text) ? text.replace(/[\r\n]+/g, ' ').replace(/["\\]/g, '\\$&') : text;
  return `"${clean}"`;
}
