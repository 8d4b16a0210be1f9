import { type Caller, type CallerId, type HangupStep, statusOfCause } from '@strowger/callplan';
import type { Leg } from '../legs/leg.ts';

/** The SIP status that a leg which was not connected ended with, or is ending with. */
export function statusOfEnd({ state }: Leg): number {
  if (state.at !== 'ended') return 503;
  const { cause } = state.ending;
  return cause === 'NORMAL_CLEARING' ? 487 : statusOfCause(cause);
}

/** The SIP status that tells a step which ends a call. */
export function statusOfHangup({ cause, status }: HangupStep): number {
  return status ?? (cause === 'NORMAL_CLEARING' ? 480 : statusOfCause(cause));
}

/** How a leg's phone is shown to its partner: an extension by its number, a caller as it presents itself. */
export function partyShown({ profile }: Leg): CallerId {
  const { calleeId, callerName, callerNumber, withheld } = profile;
  if (calleeId !== null) return calleeId;
  return withheld ? { name: 'Anonymous', number: 'anonymous' } : { name: callerName, number: callerNumber };
}

/** As whom a leg calls when it is routed anew. */
export function callerOf(leg: Leg): Caller {
  const { extensionUuid, callerName, callerNumber } = leg.profile;
  return extensionUuid === null
    ? { kind: 'outside', name: callerName, number: callerNumber }
    : { kind: 'extension', extensionUuid };
}
