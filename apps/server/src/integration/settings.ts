import type { SystemSettings } from '../settings/system-settings.ts';
import type { LimitClass } from './application.ts';
import type { LockoutRules } from './identities/lockout.ts';

/** Requests a minute that an identity has, or an address (contract 40 B6). */
export function limitOf(
  settings: SystemSettings,
  limitClass: LimitClass,
  overrides: Readonly<Partial<Record<LimitClass, number>>> = {},
): number {
  return overrides[limitClass] ?? settings.get(`integration.rate_${limitClass}`);
}

export function lockoutRules(settings: SystemSettings): LockoutRules {
  return {
    failures: settings.get('integration.lockout_failures'),
    minutes: settings.get('integration.lockout_minutes'),
    addressFailures: settings.get('integration.lockout_address_failures'),
  };
}
