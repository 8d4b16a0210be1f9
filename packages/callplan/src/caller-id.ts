import type { Call } from './call.ts';
import type { CallerId, ExtensionConfiguration } from './configuration.ts';

/** Who calls, as an extension of the tenant sees it: the effective caller id, or an outside caller's own (20 §1.2). */
export function internalCallerId(call: Call): CallerId {
  const { namePrefix = '', callerIdName = '' } = call.leg.history.traits ?? {};
  const own = callerIdOf(call);
  return prefixed({ ...own, name: callerIdName || own.name }, namePrefix, '');
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
