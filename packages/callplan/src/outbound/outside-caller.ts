import type { Call } from '../call.ts';
import { ownDid } from '../caller-id.ts';
import type { CallerId, ExtensionConfiguration } from '../configuration.ts';
import type { CallerChoices } from './presented-caller.ts';
import type { TollClasses } from './toll-classes.ts';

/** On whose behalf a call leaves the tenant: whose rights, account code and caller id it has. */
export interface OnBehalf {
  /** Null: the tenant itself, as for a member of a group. */
  readonly extension: ExtensionConfiguration | null;
  /** Shown before anything else. */
  readonly callerId: Partial<CallerId>;
}

/** Who dialled, or forwarded the call last (contract 20 §1.8.5). */
export function onBehalfOfCaller({ tenant, leg, caller }: Call): OnBehalf {
  const { forwardedBy } = leg.history;
  const forwarder = forwardedBy === null ? undefined : tenant.extensions.get(forwardedBy);
  return { extension: forwarder ?? caller, callerId: {} };
}

/** An extension that forwards, or is looked for elsewhere. */
export function onBehalfOf(extension: ExtensionConfiguration): OnBehalf {
  return { extension, callerId: {} };
}

/** Who sent the call outside, by a number that means something there; empty: whoever dialled it, or there is none. */
export function divertedBy({ tenant, caller }: Call, { extension }: OnBehalf): string {
  if (extension === null || extension === caller) return '';
  return extension.outboundCallerId.number || tenant.outboundCallerId?.number || (tenant.ownNumbers.dids[0] ?? '');
}

/** What may be dialled: an extension without classes, and the tenant itself, may dial all. */
export function classesOf({ extension }: OnBehalf): TollClasses {
  return extension === null || extension.tollAllow.length === 0 ? null : extension.tollAllow;
}

/**
 * A caller from outside is passed on as he presents himself; inside, what the calling extension and then whoever forwards
 * is set to show; then the tenant's.
 */
export function callerChoices(call: Call, behalf: OnBehalf): CallerChoices {
  const { tenant, leg, caller } = call;
  const outside = leg.caller.kind === 'outside' ? [{ name: leg.caller.name, number: leg.caller.number }] : [];
  const extensions = [caller, behalf.extension].flatMap((one) => one?.outboundCallerId ?? []);
  const all = [behalf.callerId, ...outside, ...extensions, tenant.outboundCallerId ?? {}];
  return {
    set: all.map(({ name = '', number = '' }) => ({ name, number })),
    own: tenant.ownNumbers,
    routed: ownDid(tenant),
    internal: caller?.number ?? '',
  };
}

/** The same for an emergency: the extension's emergency id, then the tenant's, before all others (contract 30 §5.3 step 0). */
export function emergencyChoices(call: Call, behalf: OnBehalf): CallerChoices {
  const choices = callerChoices(call, behalf);
  const { name = '', number = '' } = behalf.extension?.emergencyCallerId ?? {};
  const common = { name: '', number: call.tenant.emergencyCallerId ?? '' };
  return { ...choices, set: [{ name, number }, common, ...choices.set] };
}
