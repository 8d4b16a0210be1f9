import type { TenantConfiguration } from '@strowger/callplan';
import type { Clock, Timer } from '@strowger/sip';

export interface TenantLooksParts {
  readonly clock: Clock;
  /** The configuration as it is now; null: there is no such tenant. */
  tenant(tenantId: number): Promise<TenantConfiguration | null>;
  /** Looks. @returns milliseconds until the next look that is due by itself; infinite: none is */
  look(tenantId: number, tenant: TenantConfiguration | null): number;
  failed(error: unknown): void;
}

/** Wait after a configuration that could not be read. */
const TRY_AGAIN_MS = 1000;

/** When a tenant's queues are looked at: after whatever happens, once for what happens at a time, and when a look is due. */
export class TenantLooks {
  readonly #parts: TenantLooksParts;
  readonly #timers = new Map<number, Timer>();
  /** Tenants whose configuration is being asked for; `again`: something has happened meanwhile. */
  readonly #looking = new Map<number, 'once' | 'again'>();
  #isClosed = false;

  constructor(parts: TenantLooksParts) {
    this.#parts = parts;
  }

  /** Looks as soon as the configuration is at hand. */
  lookAt(tenantId: number): void {
    const isLooking = this.#looking.has(tenantId);
    this.#looking.set(tenantId, isLooking ? 'again' : 'once');
    if (!isLooking) void this.#lookNow(tenantId);
  }

  /** Nothing is looked at by itself any more. */
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  async #lookNow(tenantId: number): Promise<void> {
    try {
      const tenant = await this.#parts.tenant(tenantId);
      const isStale = this.#looking.get(tenantId) === 'again';
      this.#looking.delete(tenantId);
      if (isStale) this.lookAt(tenantId);
      else this.#lookLater(tenantId, this.#parts.look(tenantId, tenant));
    } catch (error) {
      this.#looking.delete(tenantId);
      this.#parts.failed(error);
      this.#lookLater(tenantId, TRY_AGAIN_MS);
    }
  }

  #lookLater(tenantId: number, ms: number): void {
    if (this.#isClosed || !Number.isFinite(ms)) return;
    this.#timers.get(tenantId)?.cancel();
    const timer = this.#parts.clock.after(ms, () => {
      this.#timers.delete(tenantId);
      this.lookAt(tenantId);
    });
    this.#timers.set(tenantId, timer);
  }
}
