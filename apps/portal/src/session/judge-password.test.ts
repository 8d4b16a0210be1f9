import { expect, it } from 'vitest';
import { judgePassword } from './judge-password.ts';

const policy = { min_length: 8, min_uppercase: 1, min_lowercase: 2, min_numbers: 1, special_character: 0 };
const unmet = (password: string) =>
  judgePassword(password, policy)
    .filter(({ met }) => !met)
    .map(({ rule }) => rule);

it('says which rules of the policy a password breaks', () => {
  expect(unmet('')).toEqual(['length', 'uppercase', 'lowercase', 'numbers']);
  expect(unmet('ABCDEFGH1')).toEqual(['lowercase']);
  expect(unmet('Übergrün7')).toEqual([]);
  expect(judgePassword('x', { ...policy, special_character: 2 }).at(-1)).toEqual({
    rule: 'special',
    least: 2,
    met: false,
  });
});
