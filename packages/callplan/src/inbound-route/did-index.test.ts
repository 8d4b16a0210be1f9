import { describe, expect, it } from 'vitest';
import { DidIndex } from './did-index.ts';

const claim = (number: string, more: { regex?: string; enabled?: boolean } = {}) => ({
  number,
  regex: more.regex ?? '',
  enabled: more.enabled ?? true,
});

const found = (claims: readonly ReturnType<typeof claim>[], called: string) =>
  new DidIndex(claims).find(called)?.number ?? null;

describe('a DID is found (contract 20 §11)', () => {
  it.each(['+441632960000', '441632960000', '00441632960000', '011441632960000', '01632960000', '1632960000'])(
    'as E.164 or in a national form: %s',
    (called) => {
      expect(found([claim('+441632960000')], called)).toBe('+441632960000');
    },
  );

  it.each(['+441632960000', '01632960000', '1632960000'])('where it is stored in national form, by %s', (called) => {
    expect(found([claim('01632960000')], called)).toBe('01632960000');
  });

  it('not by the end of another country’s number', () => {
    expect(found([claim('+441632960000')], '+491632960000')).toBeNull();
    expect(found([claim('+441632960000')], '960000')).toBeNull();
    expect(found([claim('+441632960000')], '+44163296000')).toBeNull();
  });

  it('not where a national form would mean two of them', () => {
    expect(found([claim('+441632960000'), claim('+491632960000')], '01632960000')).toBeNull();
  });

  it('exactly before nationally, nationally before an expression', () => {
    const claims = [claim('9', { regex: '^\\+?44' }), claim('01632960000'), claim('+441632960000')];
    expect(found(claims, '+441632960000')).toBe('+441632960000');
    expect(found(claims, '01632960000')).toBe('01632960000');
    expect(found(claims, '+441632960999')).toBe('9');
  });

  it('by the first expression of those that match; one that is disabled or cannot be read matches nothing', () => {
    const claims = [
      claim('1', { regex: '(' }),
      claim('2', { regex: '^\\+1', enabled: false }),
      claim('3', { regex: '^\\+1555' }),
      claim('4', { regex: '^\\+1' }),
    ];
    expect(found(claims, '+15550100')).toBe('3');
    expect(found(claims, '+12125550100')).toBe('4');
  });

  it('by its disabled row too, which still claims it, unless an enabled one does', () => {
    expect(new DidIndex([claim('+441632960000', { enabled: false })]).find('441632960000')?.enabled).toBe(false);
    const both = [
      claim('+441632960000', { enabled: false }),
      claim('441632960000'),
      claim('441632960000', { enabled: false }),
    ];
    expect(new DidIndex(both).find('441632960000')?.enabled).toBe(true);
  });

  it.each(['', 'anonymous', '*97', '\u0000', '+'])('not by %j', (called) => {
    expect(found([claim('+441632960000')], called)).toBeNull();
  });
});
