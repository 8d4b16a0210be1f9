import { KEPT_TYPES, type KeptType, type StrowgerEvent } from './event-types.ts';

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

export function keptEventOf(row: KeptRow): StrowgerEvent {
  return {
    event_id: row.event_id,
    type: keptTypeOf(row.type),
    time: row.time.toISOString(),
    tenant_id: row.tenant_id,
    data: isObject(row.data) ? row.data : {},
    userIds: row.user_ids,
    extensionUuids: row.extension_uuids,
  };
}

function keptTypeOf(text: string): KeptType {
  const type = KEPT_TYPES.find((one) => one === text);
  if (type === undefined) throw new Error(`the database holds an event of a type that this program does not know`);
  return type;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
