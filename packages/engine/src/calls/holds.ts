import type { Leg } from '../legs/leg.ts';
import type { Services } from '../services.ts';

/** Who put the call on hold decides who may take it back. */
export type HeldBy = 'phone' | 'control';

/**
 * The holds of a two-party call. A held party hears the holder's music and is not heard; no phone is re-invited.
 * Both parties may hold at once. The time on hold counts for both legs.
 */
export class Holds {
  readonly #services: Services;
  readonly #heldBy = new Map<Leg, HeldBy>();

  constructor(services: Services) {
    this.#services = services;
  }

  isHolding(leg: Leg): boolean {
    return this.#heldBy.has(leg);
  }

  get any(): boolean {
    return this.#heldBy.size > 0;
  }

  /** `holder` holds; `other` hears music. */
  async hold(holder: Leg, other: Leg, by: HeldBy): Promise<void> {
    if (this.#heldBy.has(holder)) return;
    this.#heldBy.set(holder, by);
    const now = this.#services.clock.now();
    holder.hold();
    holder.holdClock.start(now);
    other.holdClock.start(now);
    await this.#quietly(async () => {
      await other.media?.play(this.#services.sounds.holdMusic(holder.profile.holdMusic, holder.profile.tenantId));
      if (by === 'control') await other.media?.mute(true);
    });
  }

  /** `holder` takes the call back. A phone cannot undo a hold made by control, which it does not know of. */
  async resume(holder: Leg, other: Leg, by: HeldBy): Promise<void> {
    const heldBy = this.#heldBy.get(holder);
    if (heldBy === undefined || (heldBy === 'control' && by === 'phone')) return;
    this.#heldBy.delete(holder);
    holder.resume();
    if (!this.any) this.#stopClocks(holder, other);
    await this.#quietly(async () => {
      await other.media?.stopPlay();
      await other.media?.mute(false);
    });
  }

  /** Ends every hold without a word to the phones: one of the parties leaves. */
  async clear(staying: Leg, leaving: Leg | null): Promise<void> {
    if (!this.any) return;
    this.#stopClocks(staying, leaving);
    for (const leg of this.#heldBy.keys()) leg.resume();
    this.#heldBy.clear();
    await this.#quietly(async () => {
      await staying.media?.stopPlay();
      await staying.media?.mute(false);
    });
  }

  #stopClocks(a: Leg, b: Leg | null): void {
    const now = this.#services.clock.now();
    a.holdClock.stop(now);
    b?.holdClock.stop(now);
  }

  async #quietly(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#services.log('warn', 'hold music could not be switched', { error: String(error) });
    }
  }
}
