import { trimLws } from './characters.ts';
import { SipParseError } from './parse-error.ts';
import { endOfQuoted } from './quoted-string.ts';

/** Splits a comma-separated value; commas in quoted strings and angle brackets do not count. Throws on an open quote. */
export function splitList(text: string): string[] {
  if (!text.includes(',')) return [trimLws(text)];
  const parts: string[] = [];
  let start = 0;
  for (let pos = 0; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 0x22) {
      pos = endOfQuoted(text, pos) - 1;
    } else if (code === 0x3c) {
      const close = text.indexOf('>', pos);
      if (close === -1) throw new SipParseError('Malformed address');
      pos = close;
    } else if (code === 0x2c) {
      parts.push(trimLws(text.slice(start, pos)));
      start = pos + 1;
    }
  }
  parts.push(trimLws(text.slice(start)));
  return parts;
}
