import { describe, expect, it } from 'vitest';
import { PERMISSIONS, ROLES } from './catalogue.ts';

const grantsOf = (roleId: number) => new Set(ROLES.find((role) => role.role_id === roleId)?.grants);
const names = new Set(PERMISSIONS.map((permission) => permission.name));

/** What a role satisfies: every name that a granted one is a beginning of (contract 10 §3.1). */
function satisfies(roleId: number, permission: string): boolean {
  return [...grantsOf(roleId)].some((grant) => permission === grant || permission.startsWith(`${grant}_`));
}

describe('the permission catalogue (contract 10 §3.3)', () => {
  it('names each permission once, and grants only what it names', () => {
    expect(names.size).toBe(PERMISSIONS.length);
    for (const role of ROLES) for (const grant of role.grants) expect(names).toContain(grant);
  });

  it.each(['contact_admin', 'program_admin', 'campaign_admin', 'user_update', 'role_list', 'tenant_list'])(
    'does not let role 1 satisfy %s',
    (permission) => {
      expect(satisfies(1, permission)).toBe(false);
    },
  );

  it.each(['contact_delete', 'program_execute', 'user_password', 'cdr_list', 'billing_quota', 'enduser_password'])(
    'lets role 1 satisfy %s',
    (permission) => {
      expect(satisfies(1, permission)).toBe(true);
    },
  );

  it.each(['user_admin', 'contact_admin', 'tenant_read', 'role_list', 'cdr_delete', 'announcement', 'payment_list'])(
    'lets role 3 satisfy %s',
    (permission) => {
      expect(satisfies(3, permission)).toBe(true);
    },
  );

  it.each(['tenant_update', 'role_update', 'permission_create', 'provider_create', 'route_create', 'cdr_update'])(
    'does not let role 3 satisfy %s',
    (permission) => {
      expect(satisfies(3, permission)).toBe(false);
    },
  );

  it('gives super_admin to role 2 alone', () => {
    expect(ROLES.filter((role) => role.grants.includes('super_admin')).map((role) => role.role_id)).toEqual([2]);
  });
});
