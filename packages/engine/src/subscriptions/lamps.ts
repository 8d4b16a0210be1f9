import type { TenantConfiguration } from '@strowger/callplan';
import type { LampKind, LampName, LampSource, LampState } from './lamp.ts';

/** A lamp may show something else now; without a name: any of its kind may, without a tenant: anybody's. */
export interface LampChange {
  readonly tenantId: number | null;
  readonly kind: LampKind;
  readonly name: string | null;
}

/** All lamps of all tenants: each kind is known to the source that whoever owns it has provided. */
export class Lamps {
  readonly #sources = new Map<LampKind, LampSource>();
  readonly #listeners = new Set<(change: LampChange) => void>();

  provide(kind: LampKind, source: LampSource): void {
    this.#sources.set(kind, source);
  }

  /** Null: the tenant has no such lamp. Rejects when the source cannot tell. */
  async look(tenant: TenantConfiguration, { kind, name }: LampName): Promise<LampState | null> {
    return (await this.#sources.get(kind)?.look(tenant, name)) ?? null;
  }

  changed(tenantId: number | null, kind: LampKind, name: string | null = null): void {
    for (const listener of this.#listeners) listener({ tenantId, kind, name });
  }

  /** @returns ends it */
  onChanged(listener: (change: LampChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
