import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenRules, type PasswordRules } from './password-rules.ts';

const rules: PasswordRules = {
  min_length: 12,
  min_uppercase: 1,
  min_lowercase: 1,
  min_numbers: 1,
  special_character: 1,
};

describe('the rules of the password policy (contract 10 §6)', () => {
  it('find nothing wrong with a password that keeps them all', () => {
    expect(brokenRules(rules, 'Correct-Horse-42')).toEqual([]);
  });

  it('name each broken rule in an entry of its own', () => {
    expect(brokenRules(rules, 'short').map((fault) => fault.message)).toEqual([
      'needs at least 12 characters',
      'needs at least 1 upper-case letters',
      'needs at least 1 digits',
      'needs at least 1 special characters',
    ]);
  });

  it('count characters, not bytes, and letters of every script', () => {
    expect(brokenRules({ ...rules, min_length: 4 }, 'Жж1!')).toEqual([]);
    expect(brokenRules({ ...rules, min_length: 5 }, 'Aa1😀')).toHaveLength(1);
  });

  it('take a blank for no special character', () => {
    expect(brokenRules(rules, 'Correct Horse 42').map((fault) => fault.message)).toEqual([
      'needs at least 1 special characters',
    ]);
  });

  it('never find more broken in a longer password', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (password, more) => {
        expect(brokenRules(rules, password + more).length).toBeLessThanOrEqual(brokenRules(rules, password).length);
      }),
    );
  });
});
