import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURE_KEYS, impliedPermissions, isFeatureKey, TENANT_KEYS, withNeeded } from './feature-keys.ts';

describe('feature keys (contract 10 §3.4)', () => {
  it('match as whole keys, never as substrings', () => {
    expect(isFeatureKey('contacts')).toBe(true);
    expect(isFeatureKey('contact')).toBe(false);
    expect(isFeatureKey('toString')).toBe(false);
  });

  it('bring along what they need', () => {
    expect(withNeeded(['email_to_fax_notify'])).toEqual(['send_fax', 'email_to_fax', 'email_to_fax_notify']);
    expect(withNeeded(['call_queues'])).toEqual(['fpbx_extension', 'music_on_hold', 'call_queues']);
  });

  it('are complete after one round, and in the same order however they were sent', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...FEATURE_KEYS]), (keys) => {
        const once = withNeeded(keys);
        expect(withNeeded(once)).toEqual(once);
        expect(withNeeded([...keys].reverse())).toEqual(once);
      }),
    );
  });

  it('do not include super_admin in what a tenant may have', () => {
    expect(TENANT_KEYS).not.toContain('super_admin');
  });

  it('imply what the screens behind them call (contract 40 A0)', () => {
    expect(impliedPermissions(['stat_reports', 'no such key'])).toEqual(['statistic_read', 'spool_list']);
  });
});
