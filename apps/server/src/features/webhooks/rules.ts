import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { errors } from '../../http/errors.ts';
import {
  hostOf,
  isPublicAddress,
  requireTargetForm,
  TargetRefused,
  type TargetRules,
} from '../../outbound/guard-target.ts';
import { resolveHost } from '../../outbound/resolve-host.ts';
import type { SystemSettings } from '../../settings/system-settings.ts';

/** How names are resolved; tests have their own. */
export type ResolveHost = (host: string) => Promise<LookupAddress[]>;

/** Which targets webhooks may have now. */
export function targetRules(settings: Pick<SystemSettings, 'get'>, resolve: ResolveHost = resolveHost): TargetRules {
  return { privateTargets: settings.get('webhook_private_targets'), plainHttp: 'any', resolve };
}

const SAVING_MS = 3_000;

/**
 * Refuses a target that must not be called, by its address or by what its name stands for now. A name that stands for
 * nothing yet is let pass: it is asked for again at each attempt.
 * @throws ApiError 400
 */
export async function requireTarget(text: string, rules: TargetRules): Promise<void> {
  const url = requireForm(text, rules);
  if (rules.privateTargets) return;
  const addresses = await addressesNow(hostOf(url), rules.resolve ?? resolveHost);
  if (addresses.every(({ address }) => isPublicAddress(address))) return;
  throw errors.badField('url', 'names an address that may not be called');
}

function requireForm(text: string, rules: TargetRules): URL {
  try {
    return requireTargetForm(text, rules);
  } catch (error) {
    if (error instanceof TargetRefused) throw errors.badField('url', error.message);
    throw error;
  }
}

async function addressesNow(host: string, resolve: ResolveHost): Promise<LookupAddress[]> {
  if (isIP(host) !== 0) return [];
  const late = new AbortController();
  try {
    const none = setTimeout(SAVING_MS, [], { ref: false, signal: late.signal }).catch(() => []);
    return await Promise.race([resolve(host).catch(() => []), none]);
  } finally {
    late.abort();
  }
}
