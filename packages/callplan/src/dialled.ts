import { stripVisualSeparators } from './number.ts';

const LONGEST_ADDRESS = 1024;
const LONGEST_NUMBER = 128;

/** Most of what is dialled is just the number. */
const PLAIN = /^[0-9*]{1,32}$/;

/**
 * The number or user name that a dialled string means: `sip:1001@acme.example;user=phone`, `"Bob" <sip:1001@host>`,
 * `tel:+44-1632-960000` and `+44 (1632) 960000` all give the bare user part. Never throws; empty when there is none.
 */
export function normaliseDialled(text: string): string {
  if (PLAIN.test(text)) return text;
  const address = withoutControlCharacters(text.slice(0, LONGEST_ADDRESS)).trim();
  const user = userPart(insideAngles(address));
  return stripVisualSeparators(withoutControlCharacters(percentDecoded(user)).trim()).slice(0, LONGEST_NUMBER);
}

function withoutControlCharacters(text: string): string {
  return text.replace(/\p{Cc}/gu, '');
}

function insideAngles(address: string): string {
  const open = address.lastIndexOf('<');
  if (open < 0) return address;
  const close = address.indexOf('>', open);
  return address.slice(open + 1, close < 0 ? undefined : close);
}

/** RFC 3261 §19.1.1: scheme, password, host and parameters dropped; parameters of the user part (RFC 3966) too. */
function userPart(uri: string): string {
  const scheme = /^(?:sips?|tel):/i.exec(uri)?.[0] ?? '';
  const bare = uri.slice(scheme.length);
  const at = bare.indexOf('@');
  return upTo(upTo(at < 0 ? bare : bare.slice(0, at), ';'), ':');
}

function upTo(text: string, mark: string): string {
  const end = text.indexOf(mark);
  return end < 0 ? text : text.slice(0, end);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
