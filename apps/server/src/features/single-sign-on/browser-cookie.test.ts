import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCookie, setCookie } from './browser-cookie.ts';

describe('the cookie of a login', () => {
  it('is found among others, by its whole name', () => {
    expect(readCookie('a=1; b=2;c=3', 'b')).toBe('2');
    expect(readCookie('xb=1; b=a=b', 'b')).toBe('a=b');
    expect(readCookie('bb=1', 'b')).toBeUndefined();
    expect(readCookie(undefined, 'b')).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (header, name) => void readCookie(header, name)));
  });

  it('is kept from scripts and other sites, and Secure where we are reached by https', () => {
    expect(setCookie('https://pbx.example/tel', 'n', 'v', 600)).toBe(
      'n=v; Path=/tel/api/sso; Max-Age=600; HttpOnly; SameSite=Lax; Secure',
    );
    expect(setCookie('http://192.0.2.1:8080', 'n', '', 0)).toBe('n=; Path=/api/sso; Max-Age=0; HttpOnly; SameSite=Lax');
  });
});
