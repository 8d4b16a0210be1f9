import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personTokens } from './person-tokens.ts';
import { resolveTokens, tokensIn } from './resolve-tokens.ts';
import { TOKEN_NAMES } from './token-names.ts';

const values = {
  'transmission:contact:first_name': 'Anna & <Co>',
  'transmission:title': 'For [transmission:contact:first_name]',
  'template:body': 'one\ntwo',
  'template:subject': 'See [transmission:title]',
  'user:password': 'secret',
};

describe('merge tokens (contract 30 §13)', () => {
  it.each([
    ['Dear [transmission:contact:first_name]!', 'Dear Anna & <Co>!'],
    ['[Transmission:Contact:First_Name]', 'Anna & <Co>'],
    ['[transmission:title]', 'For Anna & <Co>'],
    ['[transmission:contact:email]', ''],
    ['[user:password][server:env:path][a:b]', ''],
    ['[12:30] [Note: see below] [x] [a:b:c:d]', '[12:30] [Note: see below] [x] [a:b:c:d]'],
  ])('%s', (text, expected) => {
    expect(resolveTokens(text, values, 'text')).toBe(expected);
  });

  it('are resolved twice and no further', () => {
    expect(resolveTokens('[template:subject]', values, 'text')).toBe('See For [transmission:contact:first_name]');
  });

  it('are escaped in HTML, where their line ends are breaks', () => {
    expect(resolveTokens('<b>[transmission:contact:first_name]</b>', values, 'html')).toBe(
      '<b>Anna &amp; &lt;Co&gt;</b>',
    );
    expect(resolveTokens('[template:body]', values, 'html')).toBe('one<br />two');
  });

  it('are found by their names, each once, those that stand for something', () => {
    expect(tokensIn('[user:email] [user:password] [USER:EMAIL] [program:date]')).toEqual([
      'user:email',
      'program:date',
    ]);
  });

  it('of a person are those that the contract names', () => {
    expect(personTokens('user', { first_name: 'A', address: 'B' })).toEqual({ 'user:first_name': 'A' });
    expect(personTokens('transmission:account', { username: 'a' })).toEqual({ 'transmission:account:username': 'a' });
    expect(personTokens('user', undefined)).toEqual({});
  });

  it('never bring markup into HTML', () => {
    const name = fc.constantFrom(...TOKEN_NAMES);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string()), { maxLength: 5 }), name, (pairs, asked) => {
        const made = resolveTokens(`[${asked}]`, Object.fromEntries(pairs), 'html');
        expect(made.replaceAll('<br />', '')).not.toMatch(/[<>"]/);
      }),
    );
  });
});
