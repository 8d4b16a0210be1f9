import type { Call } from '../call.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import type { Step } from '../plan.ts';

/**
 * What a code does: the steps of the call, which end it or route it anew on every branch.
 * @param digits what was dialled on; never empty for a code whose parameter is asked for or must follow
 */
export type Feature = (call: Call, digits: string) => readonly Step[];

/** A code that only an extension can dial; of anybody else's call it is not authorised. */
export function ofExtension(
  steps: (call: Call, caller: ExtensionConfiguration, digits: string) => readonly Step[],
): Feature {
  return (call, digits) => (call.caller === null ? notAuthorised(call) : steps(call, call.caller, digits));
}

/** "You are not authorised", and the end (contract 20 §12.3). */
export function notAuthorised(call: Call): readonly Step[] {
  call.decide('code_not_allowed');
  return [
    { step: 'say', prompt: 'not_authorised' },
    { step: 'hangup', cause: 'CALL_REJECTED' },
  ];
}
