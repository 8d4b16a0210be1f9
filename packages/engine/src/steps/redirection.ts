import { type CallHistory, type ExtensionTarget, MAX_FORWARDS } from '@strowger/callplan';
import type { StepOutcome } from './step-run.ts';

/**
 * A phone's 3xx as a forward of its extension: routed by the tenant's own dial plan, counted with the call's other forwards,
 * at most once for an extension. Null when it may not be followed (contract 20 §1.8.5).
 */
export function redirection(target: ExtensionTarget, destination: string, history: CallHistory): StepOutcome | null {
  const key = `${target.uuid}:redirect`;
  if (history.forwards >= MAX_FORWARDS || history.taken.includes(key) || destination === target.number) return null;
  return {
    kind: 'route',
    transfer: {
      step: 'transfer',
      destination,
      reason: 'transfer',
      history: {
        ...history,
        forwards: history.forwards + 1,
        taken: [...history.taken, key],
        forwardedBy: target.uuid,
      },
      by: { uuid: target.uuid, number: target.number },
    },
  };
}
