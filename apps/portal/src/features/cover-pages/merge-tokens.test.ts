import { describe, expect, it } from 'vitest';
import { TOKEN_GROUP_NAMES, TOKEN_GROUPS, withTokens, written } from './merge-tokens.ts';

const shown = (text: string) => withTokens(text, (group, { name }) => `${group}.${name}`);

describe('merge tokens (contract 30 §13)', () => {
  it('each that is offered stands for something, and is offered once', () => {
    const all = TOKEN_GROUP_NAMES.flatMap((group) => TOKEN_GROUPS[group]);
    expect(new Set(all.map(({ token }) => token)).size).toBe(all.length);
    for (const token of all) expect(shown(written(token))).toContain(`.${token.name}`);
  });

  it('are replaced wherever they stand', () => {
    expect(shown('To [transmission:contact:phone], [program:date].')).toBe('To contact.phone, fax.date.');
  });

  it('may be written by their other name', () => {
    expect(shown('[transmission:destination:phone][transmission:source:email]')).toBe('contact.phoneaccount.email');
  });

  it('that nobody knows are empty, and what is no token stays', () => {
    expect(shown('a[server:secret:key]b [1] [x] [a b:c]')).toBe('ab [1] [x] [a b:c]');
  });
});
