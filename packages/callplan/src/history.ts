import type { CallHistory, CallTraits } from './leg.ts';
import type { TransferReason } from './plan.ts';

/** Forwards per call; beyond them the forwarding extension is busy (contract 20 §1.8.5). */
export const MAX_FORWARDS = 5;

/** Transfers per call; one more ends it with EXCHANGE_ROUTING_ERROR (contract 20 §0.10). */
export const MAX_TRANSFERS = 20;

/** Why an extension sends a call on; `transfer` is somebody's doing, not a forward. */
export type ForwardReason = Exclude<TransferReason, 'transfer'>;

/** The history of a call after one more forward by an extension. */
export function afterForward(history: CallHistory, extensionUuid: string, reason: ForwardReason): CallHistory {
  return {
    ...history,
    forwards: history.forwards + 1,
    taken: [...history.taken, forwardKey(extensionUuid, reason)],
    forwardedBy: extensionUuid,
  };
}

/**
 * The history of a call after one more transfer: by REFER, by the API or between modules.
 * @param by uuid of the extension that transferred, whose account code and rights the leg then has; null keeps them.
 */
export function afterTransfer(history: CallHistory, by: string | null): CallHistory {
  return { ...history, transfers: history.transfers + 1, forwardedBy: by ?? history.forwardedBy };
}

/** The same history with more of what the way of the call gives it. */
export function withMoreTraits(history: CallHistory, traits: CallTraits): CallHistory {
  return { ...history, traits: { ...history.traits, ...traits } };
}

export function hasTaken(history: CallHistory, extensionUuid: string, reason: ForwardReason): boolean {
  return history.taken.includes(forwardKey(extensionUuid, reason));
}

function forwardKey(extensionUuid: string, reason: ForwardReason): string {
  return `${extensionUuid}:${reason}`;
}
