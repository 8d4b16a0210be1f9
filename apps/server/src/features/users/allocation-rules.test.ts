import { describe, expect, it } from 'vitest';
import { defaultShare, excessKeys, type Giver, requireShare, withoutUseless } from './allocation-rules.ts';

const tenantAdmin = (...keys: string[]): Giver => ({ kind: 'T', isSuperAdmin: false, featureKeys: new Set(keys) });
const superAdmin: Giver = { kind: 'A', isSuperAdmin: true, featureKeys: new Set() };

describe('feature keys that may be handed on (contract 10 §5.3)', () => {
  it('are those the tenant admin has himself', () => {
    expect(excessKeys(tenantAdmin('contacts'), null, [], ['contacts', 'groups'])).toEqual(['groups']);
  });

  it("are those within the tenant's ceiling when he has none", () => {
    expect(excessKeys(tenantAdmin(), ['contacts'], [], ['contacts', 'groups'])).toEqual(['groups']);
    expect(excessKeys(tenantAdmin(), null, [], ['contacts', 'super_admin'])).toEqual(['super_admin']);
  });

  it("lie within the tenant's ceiling for a super admin too", () => {
    expect(excessKeys(superAdmin, ['contacts'], [], ['groups'])).toEqual(['groups']);
    expect(excessKeys(superAdmin, null, [], ['super_admin', 'groups'])).toEqual([]);
  });

  it('are asked about only where they are new', () => {
    expect(excessKeys(tenantAdmin('contacts'), null, ['groups'], ['groups', 'contacts'])).toEqual([]);
  });
});

describe("shares of a tenant's limits (contract 10 §5.3)", () => {
  it('fit into what the others left', () => {
    expect(() => requireShare({ field: 'daily_limit', wanted: 20, limit: 50, others: 30 })).not.toThrow();
    expect(() => requireShare({ field: 'daily_limit', wanted: 21, limit: 50, others: 30 })).toThrow(
      'daily_limit: 21 asked, 20 remaining of 50',
    );
  });

  it('cannot be unlimited under a limit, and anything without one', () => {
    expect(() => requireShare({ field: 'daily_limit', wanted: -1, limit: 50, others: 0 })).toThrow('unlimited asked');
    expect(() => requireShare({ field: 'daily_limit', wanted: -1, limit: -1, others: 0 })).not.toThrow();
  });

  it('are what is left by default when that is less', () => {
    expect(defaultShare(1000, 50, 30)).toBe(20);
    expect(defaultShare(1000, 50, 80)).toBe(0);
    expect(defaultShare(1000, -1, 80)).toBe(1000);
  });
});

describe('allocations of features the user does not have', () => {
  it('become 0', () => {
    expect(withoutUseless({}, { quota_devices: 2, quota_extensions: 2, user_permission: 'fpbx_extension' })).toEqual({
      quota_devices: 0,
      quota_extensions: 2,
      user_permission: 'fpbx_extension',
    });
  });

  it('become 0 with the key that is taken away, and are left alone by a write of something else', () => {
    const before = { quota_devices: 2, user_permission: 'fpbx_extension,devices' };
    expect(withoutUseless(before, { user_permission: 'fpbx_extension' }).quota_devices).toBe(0);
    expect(withoutUseless({ quota_devices: 2, user_permission: '' }, { first_name: 'Ann' })).toEqual({
      first_name: 'Ann',
    });
  });
});
