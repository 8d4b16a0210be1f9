import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveRoles, ROLE, rolesOf, withoutRole, withRole } from './effective-roles.ts';

const { user, admin, tenant, endUser } = ROLE;

describe('effective roles (contract 10 §3.2)', () => {
  it('makes role 3 imply role 1, which taking role 1 away does not change', () => {
    expect(effectiveRoles([tenant], 'enterprise')).toEqual([tenant, user]);
    expect(effectiveRoles(withoutRole(new Set([tenant, user]), user), 'enterprise')).toEqual([tenant, user]);
  });

  it('treats a user without any stored role as role 4', () => {
    expect(effectiveRoles([], 'enterprise')).toEqual([endUser]);
  });

  it('excludes role 4 from roles 1 and 3 in both directions', () => {
    expect(withRole(new Set([endUser]), tenant)).toEqual(new Set([tenant]));
    expect(withRole(new Set([endUser]), user)).toEqual(new Set([user]));
    expect(withRole(new Set([user, tenant]), endUser)).toEqual(new Set([endUser]));
  });

  it('leaves custom roles alone', () => {
    expect(withRole(new Set([endUser, 100]), tenant)).toEqual(new Set([tenant, 100]));
    expect(rolesOf([3, 1, 100])).toEqual(new Set([3, 1, 100]));
  });

  it('knows roles 2 and 4 only in Community', () => {
    expect(effectiveRoles([tenant, user, 100], 'community')).toEqual([endUser]);
    expect(effectiveRoles([admin], 'community')).toEqual([admin]);
  });

  it('ends in roles 1 and 3 in whatever order the portal fires its requests', () => {
    const requests = [
      (roles: Set<number>) => withRole(roles, tenant),
      (roles: Set<number>) => withoutRole(roles, endUser),
      (roles: Set<number>) => withoutRole(roles, user),
    ];
    const start = fc.uniqueArray(fc.constantFrom(user, tenant, endUser)).map((roles) => new Set<number>(roles));
    fc.assert(
      fc.property(start, fc.shuffledSubarray(requests, { minLength: 3 }), (stored, order) => {
        const end = order.reduce((roles, request) => request(roles), stored);
        expect(effectiveRoles(end, 'enterprise')).toEqual([tenant, user]);
      }),
    );
  });

  it('never holds role 4 beside role 1 or 3, whatever is given and taken', () => {
    const step = fc.record({ give: fc.boolean(), role: fc.constantFrom(user, tenant, endUser, 100) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const end = steps.reduce(
          (roles, { give, role }) => (give ? withRole(roles, role) : withoutRole(roles, role)),
          new Set<number>(),
        );
        const effective = effectiveRoles(end, 'enterprise');
        expect(effective.includes(endUser) && (effective.includes(user) || effective.includes(tenant))).toBe(false);
        expect(effective.length).toBeGreaterThan(0);
      }),
    );
  });
});
