import type { NumberOwnerKind, TenantModules } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import type { ConfigResource } from '../../events/config-resource.ts';

/** Reads the objects of one kind that calls go through: at the tenant's first call, and again after each change. */
export interface ModuleReader {
  /** Whose `config.changed` makes it read again. */
  readonly resources: readonly ConfigResource[];
  /** Of the numbers that its objects carry; null: they carry none, or have a number plan of their own. */
  readonly numbers: NumberOwnerKind | null;
  read(trx: Trx, tenantId: number): Promise<ModuleContent>;
}

export interface ModuleContent {
  readonly modules: Partial<TenantModules>;
  /** Number to uuid. */
  readonly numbers?: readonly (readonly [string, string])[];
}

/** Rows by the parent that they belong to. */
export function childrenOf<Row>(rows: readonly Row[], parent: (row: Row) => string): (uuid: string) => readonly Row[] {
  const found = Map.groupBy(rows, parent);
  return (uuid) => found.get(uuid) ?? [];
}
