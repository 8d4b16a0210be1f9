import { BasicCredentials } from '../access/basic-credentials.ts';
import { createPasswordHasher } from '../access/password-hash.ts';
import type { KeptEvent } from '../events/keep-event.ts';
import { trustedProxies } from '../http/trusted-proxies.ts';
import type { Platform } from '../platform.ts';
import { IdentityCheck } from './authenticate.ts';
import { apiHealth } from './health/action.ts';
import type { RememberedSecret } from './identities/verify.ts';
import { APPLICATIONS } from './registry.ts';
import { PathTable } from './resolve-path.ts';
import { ActionRunner } from './run-action.ts';
import { apiVersions } from './versions/action.ts';

/** What all requests share. */
export interface Service {
  readonly platform: Platform;
  readonly isTrusted: (address: string | undefined) => boolean;
  readonly paths: PathTable;
  readonly identities: IdentityCheck;
  readonly runner: ActionRunner;
}

export function createService(platform: Platform, committed: (events: readonly KeptEvent[]) => Promise<void>): Service {
  return {
    platform,
    isTrusted: trustedProxies(platform.environment.trustedProxies),
    paths: new PathTable(APPLICATIONS, [apiVersions, apiHealth]),
    identities: new IdentityCheck(platform, {
      hasher: createPasswordHasher(platform.passwordCost),
      remembered: new BasicCredentials<RememberedSecret>(platform.now),
    }),
    runner: new ActionRunner(platform, committed),
  };
}
