import type { TargetRules } from '../../outbound/guard-target.ts';
import { resolveHost } from '../../outbound/resolve-host.ts';
import type { SystemSettings } from '../../settings/system-settings.ts';

/** Whom a provider's configuration may make us call: https of the Internet, unless the installation says otherwise. */
export function issuerRules(settings: Pick<SystemSettings, 'get'>): TargetRules {
  return { privateTargets: settings.get('sso_private_issuers'), plainHttp: 'loopback', resolve: resolveHost };
}
