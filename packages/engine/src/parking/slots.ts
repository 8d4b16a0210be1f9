import { FIRST_SLOT, LAST_SLOT } from '@strowger/callplan';
import type { Leg } from '../legs/leg.ts';

/** Somebody who waits in a slot. */
export interface Parked {
  readonly party: Leg;
  /**
   * Gives the waiting party to a leg that is answered and has left its own call. False: it has just gone, or been fetched.
   */
  fetchedBy(leg: Leg): boolean;
}

/** A slot was taken or became free. */
export interface SlotChange {
  readonly tenantId: number;
  readonly slot: number;
  readonly parked: Parked | null;
}

/** The parking slots of all tenants: who waits in which (contract 20 §12.5). */
export class Slots {
  readonly #taken = new Map<number, Map<number, Parked>>();
  readonly #listeners = new Set<(change: SlotChange) => void>();

  /** Who waits in the slot. */
  in(tenantId: number, slot: number): Parked | null {
    return this.#taken.get(tenantId)?.get(slot) ?? null;
  }

  /** The lowest free slot of a tenant; null when all are taken. */
  free(tenantId: number): number | null {
    const taken = this.#taken.get(tenantId);
    for (let slot = FIRST_SLOT; slot <= LAST_SLOT; slot += 1) if (!taken?.has(slot)) return slot;
    return null;
  }

  take(tenantId: number, slot: number, parked: Parked): void {
    const taken = this.#taken.get(tenantId) ?? new Map<number, Parked>();
    this.#taken.set(tenantId, taken.set(slot, parked));
    this.#tell({ tenantId, slot, parked });
  }

  /** Frees the slot if this one still has it. */
  leave(tenantId: number, slot: number, parked: Parked): void {
    const taken = this.#taken.get(tenantId);
    if (taken?.get(slot) !== parked) return;
    taken.delete(slot);
    if (taken.size === 0) this.#taken.delete(tenantId);
    this.#tell({ tenantId, slot, parked: null });
  }

  /** @returns ends it */
  subscribe(listener: (change: SlotChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(change: SlotChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
