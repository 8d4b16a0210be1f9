import type { Step } from '../plan.ts';
import type { RingStep } from '../ring/plan.ts';

/** Slots of a tenant: dialled as 5901 to 5999 behind a star (contract 20 §12.5). */
export const FIRST_SLOT = 5901;
export const LAST_SLOT = 5999;

/** The caller waits in a slot until somebody fetches him; who comes to a slot that is taken fetches (contract 20 §12.5). */
export interface ParkStep {
  readonly step: 'park';
  /** Null: the first that is free. */
  readonly slot: number | null;
  /** The caller parks himself, or is about to be replaced by whom he parks: he hears where. */
  readonly tellsSlot: boolean;
  readonly music: string;
  readonly timeoutSeconds: number;
  /** Rings who parked the call once it was not fetched in time; unanswered it waits again. Null: there is nobody to ring. */
  readonly recall: RingStep | null;
  /** Carried out when it was not fetched in time, and nobody is rung (any more). */
  readonly expired: readonly Step[];
}
