import type { CallerId } from '../configuration.ts';

/** Call somebody outside over a provider (contract 30 §5.3 steps 7 and 8). */
export interface DialStep extends OutsideCall {
  readonly step: 'dial';
  /** What the caller hears while it rings there in silence. */
  readonly ringback: string;
}

/** A number outside, and the ways to it. */
export interface OutsideCall {
  /** The digits that selection matched, before any provider's rewriting: what is rated (contract 10 §9.8). */
  readonly number: string;
  readonly emergency: boolean;
  /** It carries a fax, which is paid by the page, not by the second: no credit is asked for it here. */
  readonly isFax?: true;
  /** Whose limits count beside the tenant's: who dialled or forwarded; null: nobody's. */
  readonly extension: { readonly uuid: string; readonly number: string } | null;
  readonly accountcode: string;
  /** Who forwarded it, by a number that means something outside; empty: nobody, or he has none. */
  readonly divertedBy: string;
  /** Tried one after the other. */
  readonly candidates: readonly DialCandidate[];
}

/** One way to the number. */
export interface DialCandidate {
  readonly providerId: number;
  /** Null where no route was asked. */
  readonly routeId: number | null;
  readonly destinationId: string | null;
  /** As this provider wants it. */
  readonly number: string;
  /** As this provider may present it; without a number: withheld. */
  readonly callerId: CallerId;
  /** The outbound dialplan row that named it, and how many calls it may have at once (0: no limit). */
  readonly row: { readonly uuid: string; readonly limit: number } | null;
}

/**
 * Ask the caller for the PIN of the outbound dialplan row that his call leaves by (contract 40 B10.3); without it the call
 * is barred.
 */
export interface OutboundPinStep {
  readonly step: 'outbound_pin';
  readonly rowUuid: string;
}

/** Say the latest emergency calls of the tenant (contract 20 §12.3 `*9411`). */
export interface EmergencyCallsStep {
  readonly step: 'emergency_calls';
  readonly timeZone: string;
}

export type OutboundStep = DialStep | OutboundPinStep | EmergencyCallsStep;
