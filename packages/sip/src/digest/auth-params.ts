import { isToken, skipLws, trimLws } from '../message/characters.ts';
import { SipParseError } from '../message/parse-error.ts';
import { quote, unquote } from '../message/quoted-string.ts';
import { splitList } from '../message/split-list.ts';

/** A challenge or credentials: scheme in lower case, parameters by lower-case name, unquoted. */
export interface AuthValue {
  readonly scheme: string;
  readonly params: ReadonlyMap<string, string>;
}

function readParams(text: string): Map<string, string> | undefined {
  const params = new Map<string, string>();
  for (const part of splitList(text)) {
    const equals = part.indexOf('=');
    const name = trimLws(part.slice(0, Math.max(equals, 0))).toLowerCase();
    if (!isToken(name) || params.has(name)) return undefined;
    params.set(name, unquote(trimLws(part.slice(equals + 1))));
  }
  return params;
}

/** Reads one value of WWW-Authenticate, Authorization and the like (RFC 3261 §25.1); undefined when malformed. */
export function parseAuthValue(text: string): AuthValue | undefined {
  const start = skipLws(text, 0);
  const space = text.indexOf(' ', start);
  if (space === -1) return undefined;
  try {
    const params = readParams(text.slice(space + 1));
    return params && { scheme: text.slice(start, space).toLowerCase(), params };
  } catch (error) {
    if (error instanceof SipParseError) return undefined;
    throw error;
  }
}

/** Parameters of credentials that stand without quotes (RFC 7616 §3.4). */
const bare = new Set(['algorithm', 'qop', 'nc']);

/** Writes Digest credentials; undefined parameters are left out. */
export function formatCredentials(params: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(params).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [`${name}=${bare.has(name) ? value : quote(value)}`];
  });
  return `Digest ${parts.join(', ')}`;
}
