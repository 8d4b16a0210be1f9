import { describe, expect, it } from 'vitest';
import { endUserGrants } from './role-grants.ts';

const catalogue = ['user', 'user_read', 'user_update', 'user_admin', 'usr', 'usr_admin', 'super_admin', 'contact'];

describe('grants of role 4 (contract 10 §3.2)', () => {
  it('are those of role 1', () => {
    expect(endUserGrants(['contact', 'user_read'], catalogue)).toEqual(new Set(['contact', 'user_read']));
  });

  it('never contain user_admin, usr_admin or super_admin', () => {
    expect(endUserGrants(['user_admin', 'usr_admin', 'super_admin', 'contact'], catalogue)).toEqual(
      new Set(['contact']),
    );
  });

  it('break a base name up that would imply one of them', () => {
    expect(endUserGrants(['user', 'usr'], catalogue)).toEqual(new Set(['user_read', 'user_update']));
    expect(endUserGrants(['super'], [...catalogue, 'super', 'super_small'])).toEqual(new Set(['super_small']));
  });
});
