import type { Call } from './call.ts';
import type { CallerId, ExtensionConfiguration, TenantConfiguration } from './configuration.ts';

/** Who calls, as an extension of the tenant sees it: the effective caller id, or an outside caller's own (20 §1.2). */
export function internalCallerId(call: Call): CallerId {
  const { namePrefix = '', callerIdName = '', callerIdNumber = '' } = call.leg.history.traits ?? {};
  const own = callerIdOf(call);
  return prefixed({ name: callerIdName || own.name, number: callerIdNumber || own.number }, namePrefix, '');
}

/**
 * Who calls, as somebody outside sees it (contract 30 §5.3 step 6): an outside caller's own, else what the extension or
 * its tenant shows, else a DID of the tenant. The internal number is nothing to anybody else.
 */
export function callerIdOutside(call: Call): CallerId {
  if (call.leg.caller.kind === 'outside') return callerIdOf(call);
  const set = outboundCallerId(call);
  const number = set.number || (call.tenant.ownNumbers.dids[0] ?? ownDid(call.tenant));
  return number === '' ? { name: '', number } : { name: set.name || number, number };
}

/** A number that inbound routes serve. */
export function ownDid({ inboundRoutes }: TenantConfiguration): string {
  return inboundRoutes.find(({ enabled, regex }) => enabled && regex === '')?.number ?? '';
}

/** What the calling extension, else its tenant, is set to show outside; empty where nothing is set. */
export function outboundCallerId({ tenant, caller }: Pick<Call, 'tenant' | 'caller'>): CallerId {
  const [own, common] = [caller?.outboundCallerId, tenant.outboundCallerId];
  return { name: own?.name || common?.name || '', number: own?.number || common?.number || '' };
}

function callerIdOf({ leg: { caller }, caller: extension }: Call): CallerId {
  if (caller.kind === 'outside') return { name: caller.name || caller.number, number: caller.number };
  return extension ? effectiveCallerId(extension) : { name: '', number: '' };
}

/** Name and number default to the extension's number. */
export function effectiveCallerId(extension: ExtensionConfiguration): CallerId {
  const { name, number } = extension.callerId;
  return { name: name || extension.number, number: number || extension.number };
}

/** `prefix#name` and the number with its prefix (contract 20 §4, §10.2); a caller without a number stays without. */
export function prefixed({ name, number }: CallerId, namePrefix: string, numberPrefix: string): CallerId {
  return {
    name: namePrefix === '' ? name : `${namePrefix}#${name}`,
    number: number === '' ? number : `${numberPrefix}${number}`,
  };
}
