/** What the `Authorization` header carries (contract 10 §1.1). */
export type Credential =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' };

const FORM = /^\s*(\S+)(?:\s+(.*\S))?\s*$/s;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Reads the header. The scheme's case and blanks around do not matter: the portal sends `" Bearer x"`. A header that is
 * there decides, even when it is malformed.
 */
export function readCredential(authorization: string | undefined): Credential {
  if (authorization === undefined || authorization.trim() === '') return { kind: 'none' };
  const [, scheme, value] = FORM.exec(authorization) ?? [];
  if (value === undefined) return { kind: 'malformed' };
  if (scheme?.toLowerCase() === 'bearer') return { kind: 'bearer', token: value };
  if (scheme?.toLowerCase() === 'basic' && BASE64.test(value)) return readBasic(value);
  return { kind: 'malformed' };
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
