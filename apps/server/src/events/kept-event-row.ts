import { KEPT_TYPES, type StrowgerEvent } from './event-types.ts';

/** A row of `events`. */
export interface KeptRow {
  readonly event_id: number;
  readonly type: string;
  readonly time: Date;
  readonly tenant_id: number | null;
  readonly user_ids: readonly number[];
  readonly extension_uuids: readonly string[];
  readonly data: unknown;
}

/** Null for a type of a newer program that shares the database. */
export function keptEventOf(row: KeptRow): StrowgerEvent | null {
  const type = KEPT_TYPES.find((one) => one === row.type);
  if (type === undefined) return null;
  return {
    event_id: row.event_id,
    type,
    time: row.time.toISOString(),
    tenant_id: row.tenant_id,
    data: isObject(row.data) ? row.data : {},
    userIds: row.user_ids,
    extensionUuids: row.extension_uuids,
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
