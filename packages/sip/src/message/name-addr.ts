import { skipLws, trimLws } from './characters.ts';
import { formatUri } from './format-uri.ts';
import { formatParams, type Params, parseParams } from './params.ts';
import { SipParseError } from './parse-error.ts';
import { parseUri } from './parse-uri.ts';
import { endOfQuoted, quote, unquote } from './quoted-string.ts';
import type { Uri } from './uri.ts';

/** Value of From, To, Contact, Route, Record-Route, Refer-To, P-Asserted-Identity ... (RFC 3261 §20.10). */
export interface NameAddr {
  /** Without quotes and escapes. */
  readonly displayName?: string | undefined;
  readonly uri: Uri;
  /** Parameters of the header, not those of the URI. */
  readonly params: Params;
}

const plainName = /^[^"<>,;:@\\]*$/;

function parseBracketed(text: string, open: number, displayName: string | undefined): NameAddr {
  const close = text.indexOf('>', open);
  if (close === -1) throw new SipParseError('Malformed address');
  return { displayName, uri: parseUri(text.slice(open + 1, close)), params: parseParams(text, close + 1) };
}

function parseQuotedName(text: string, start: number): NameAddr {
  const end = endOfQuoted(text, start);
  const open = skipLws(text, end);
  if (text.charCodeAt(open) !== 0x3c) throw new SipParseError('Malformed address');
  return parseBracketed(text, open, unquote(text.slice(start, end)));
}

/** Without angle brackets what follows `;` belongs to the header, and `,` and `?` may not occur (§20.10). */
function parseAddrSpec(text: string): NameAddr {
  const semicolon = text.indexOf(';');
  const spec = trimLws(semicolon === -1 ? text : text.slice(0, semicolon));
  if (/[,?]/.test(spec)) throw new SipParseError('Address needs angle brackets');
  return {
    displayName: undefined,
    uri: parseUri(spec),
    params: parseParams(text, semicolon === -1 ? text.length : semicolon),
  };
}

/** Reads a name-addr or an addr-spec with the header's parameters. Throws SipParseError. */
export function parseNameAddr(text: string): NameAddr {
  const start = skipLws(text, 0);
  if (text.charCodeAt(start) === 0x22) return parseQuotedName(text, start);
  const open = text.indexOf('<');
  if (open === -1) return parseAddrSpec(text);
  const name = trimLws(text.slice(start, open));
  if (!plainName.test(name)) throw new SipParseError('Malformed display name');
  return parseBracketed(text, open, name === '' ? undefined : name);
}

/** The URI always stands in angle brackets and a display name in quotes. */
export function formatNameAddr(address: NameAddr): string {
  const name = address.displayName === undefined || address.displayName === '' ? '' : `${quote(address.displayName)} `;
  return `${name}<${formatUri(address.uri)}>${formatParams(address.params)}`;
}
