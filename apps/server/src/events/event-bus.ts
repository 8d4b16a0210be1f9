import type { LiveType, StrowgerEvent } from './event-types.ts';

/** A live event before it has its id: it never touches a table. */
export interface LiveEvent {
  readonly type: LiveType;
  readonly tenantId: number | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly userIds?: readonly number[];
  readonly extensionUuids?: readonly string[];
}

/** Events of all processes that share the database, in this process. */
export interface EventBus {
  /** Kept events after their commit (this process's and others'), and live ones. */
  subscribe(listener: (event: StrowgerEvent) => void): () => void;
  /** Tells a live event here at once and other processes by best effort. */
  publish(event: LiveEvent): void;
  /** Notifications may have been missed (database connection lost): caches must be dropped. */
  onGap(listener: () => void): () => void;
}
