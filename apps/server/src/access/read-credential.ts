/** What a request says of its caller (contract 10 §1.1). */
export type Credential =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' };

const FORM = /^\s*(\S+)(?:\s+(.*\S))?\s*$/s;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Reads `Authorization`, and `X-API-Key` where that is absent. The scheme's case and blanks around do not matter: the
 * portal sends `" Bearer x"`. An `Authorization` that is there decides, even when it is malformed.
 */
export function readCredential(authorization: string | undefined, apiKey?: string | string[]): Credential {
  if (authorization === undefined || authorization.trim() === '') return readKey(apiKey);
  const [, scheme, value] = FORM.exec(authorization) ?? [];
  if (value === undefined) return { kind: 'malformed' };
  if (scheme?.toLowerCase() === 'bearer') return { kind: 'bearer', token: value };
  if (scheme?.toLowerCase() === 'basic' && BASE64.test(value)) return readBasic(value);
  return { kind: 'malformed' };
}

function readKey(header: string | string[] | undefined): Credential {
  const key = String(header ?? '').trim();
  return key === '' ? { kind: 'none' } : { kind: 'key', key };
}

/** RFC 7617 §2: the first colon ends the user id. */
function readBasic(value: string): Credential {
  const text = Buffer.from(value, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const username = text.slice(0, Math.max(0, colon)).trim();
  const password = text.slice(colon + 1);
  if (colon === -1 || username === '' || password === '') return { kind: 'malformed' };
  return { kind: 'basic', username, password };
}
