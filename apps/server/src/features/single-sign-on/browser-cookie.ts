/** Value of a cookie in a `Cookie` header; undefined when it has none of that name. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/**
 * `Set-Cookie` for a value that no script reads and that comes along with the provider's redirect (SameSite=Lax).
 * @param publicUrl its path may have a prefix; https makes the cookie Secure
 * @param seconds 0 takes the cookie away
 */
export function setCookie(publicUrl: string, name: string, value: string, seconds: number): string {
  const { protocol, pathname } = new URL(publicUrl);
  const path = `${pathname.replace(/\/$/, '')}/api/sso`;
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
