import type { ConfigResource } from './config-resource.ts';
import type { KeptEvent } from './keep-event.ts';

/** A change of configuration (contract 00 "Events"). */
export interface ConfigChange {
  readonly resource: ConfigResource;
  readonly id: string | number;
  readonly action: 'created' | 'updated' | 'deleted';
  /** Names of the fields of an update. */
  readonly changed?: readonly string[];
  /** Null: of the platform. */
  readonly tenantId: number | null;
  /** Who made it; null: the platform itself. */
  readonly by: number | null;
  /** Users whose own it is: end users hear of it too. */
  readonly userIds?: readonly number[];
  /** Extensions whose users hear of it too. */
  readonly extensionUuids?: readonly string[];
}

/** Of a declared resource, whose path names it. */
export interface DeclaredChange extends Omit<ConfigChange, 'resource'> {
  readonly resource: string;
}

export function configChanged(change: ConfigChange): KeptEvent {
  return declaredChanged(change);
}

export function declaredChanged(change: DeclaredChange): KeptEvent {
  const { resource, id, action, changed = [], tenantId, by, userIds, extensionUuids } = change;
  return {
    type: 'config.changed',
    tenantId,
    ...(userIds ? { userIds } : {}),
    ...(extensionUuids ? { extensionUuids } : {}),
    data: { resource, id, action, changed, user_id: by },
  };
}
