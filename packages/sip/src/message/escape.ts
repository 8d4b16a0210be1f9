import { isUtf8 } from 'node:buffer';
import { SipParseError } from './parse-error.ts';

const malformedEscape = /%(?![0-9A-Fa-f]{2})/;

/** Octets that are no UTF-8 are held as lone low surrogates, so that escaping gives the same octets again. */
const smuggleBase = 0xdc00;

function decodeOctets(escapes: string): string {
  const octets = Buffer.from(escapes.replaceAll('%', ''), 'hex');
  if (isUtf8(octets)) return octets.toString('utf8');
  return Array.from(octets, (octet) => String.fromCharCode(octet < 0x80 ? octet : smuggleBase + octet)).join('');
}

/** Undoes `%HH` escaping (RFC 3261 §19.1.2); throws on a `%` that opens no escape. */
export function unescapeUri(text: string): string {
  if (!text.includes('%')) return text;
  if (malformedEscape.test(text)) throw new SipParseError('Malformed escape in URI');
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeOctets);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xdc80 && code <= 0xdcff) return `%${(code - smuggleBase).toString(16).toUpperCase()}`;
  const octets = Buffer.from(character, 'utf8');
  return Array.from(octets, (octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function escapeExcept(text: string, allowed: RegExp, forbidden: RegExp): string {
  return allowed.test(text) ? text : text.replace(forbidden, escapeCharacter);
}

/** Escapes a user part. */
export function escapeUser(text: string): string {
  return escapeExcept(text, /^[\w\-.!~*'()&=+$,;?/]*$/, /[^\w\-.!~*'()&=+$,;?/]/gu);
}

/** Escapes a password. */
export function escapePassword(text: string): string {
  return escapeExcept(text, /^[\w\-.!~*'()&=+$,]*$/, /[^\w\-.!~*'()&=+$,]/gu);
}

/** Escapes the name or the value of a URI parameter. */
export function escapeUriParam(text: string): string {
  return escapeExcept(text, /^[\w\-.!~*'()[\]/:&+$]*$/, /[^\w\-.!~*'()[\]/:&+$]/gu);
}

/** Escapes the name or the value of a URI header. */
export function escapeUriHeader(text: string): string {
  return escapeExcept(text, /^[\w\-.!~*'()[\]/?:+$]*$/, /[^\w\-.!~*'()[\]/?:+$]/gu);
}
