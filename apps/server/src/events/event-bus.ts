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
  /** Kept events alone, for whoever follows what is stored: live ones are made only where somebody subscribes to them. */
  onKept(listener: (event: StrowgerEvent) => void): () => void;
  /** Tells a live event here at once and other processes by best effort. */
  publish(event: LiveEvent): void;
  /** Whether anybody, here or in another process, may hear live events now. */
  hearsLive(): boolean;
  /** A live event that nobody hears: it is counted and no more. */
  passOver(type: LiveType): void;
  /** Notifications may have been missed (database connection lost): caches must be dropped. */
  onGap(listener: () => void): () => void;
}
