import { describe, expect, it } from 'vitest';
import { pathOfHash } from './hash-address.ts';

describe('addresses behind #', () => {
  it('name the page, their secrets staying behind #', () => {
    expect(pathOfHash('#/auth/reset-password?code=abc')).toBe('/auth/reset-password#code=abc');
    expect(pathOfHash('#/auth/sso?token=a.b.c')).toBe('/auth/sso#token=a.b.c');
    expect(pathOfHash('#/')).toBe('/');
  });

  it('lead nowhere else', () => {
    for (const hash of ['', '#', '#top', '#//evil.example', '#/\\evil.example'])
      expect(pathOfHash(hash)).toBeUndefined();
  });
});
