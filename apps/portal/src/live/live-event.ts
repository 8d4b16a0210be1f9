/** An event of `GET /api/events` as the portal reads it (contract 00 "Events"). */
export interface LiveEvent {
  /** Null: it came late, and is no place to go on from. */
  readonly id: string | null;
  readonly type: string;
  readonly tenantId: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What tells a follower that something was missed: everything shown has to be read again. */
export const STREAM_RESET = 'stream.reset';

/**
 * Reads a frame's data. Null for what is no event: a newer server may send what this portal does not know.
 * @param id of the frame
 */
export function readLiveEvent(id: string | null, json: string): LiveEvent | null {
  const sent = objectOf(parseJson(json));
  const type = sent?.['type'];
  if (!sent || typeof type !== 'string') return null;
  const tenantId = sent['tenant_id'];
  return {
    id,
    type,
    tenantId: typeof tenantId === 'number' ? tenantId : null,
    data: objectOf(sent['data']) ?? {},
  };
}

/** A text of an event's data; empty when there is none. */
export function textOf(event: LiveEvent, field: string): string {
  const value = event.data[field];
  return typeof value === 'string' ? value : '';
}

/** A number of an event's data; null when there is none. */
export function numberOf(event: LiveEvent, field: string): number | null {
  const value = event.data[field];
  return typeof value === 'number' ? value : null;
}

/** Whether an event is of one of the types; `queue.*` stands for all of an area. */
export function isOfType(event: LiveEvent, types: readonly string[]): boolean {
  return types.some((type) => (type.endsWith('.*') ? event.type.startsWith(type.slice(0, -1)) : event.type === type));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
