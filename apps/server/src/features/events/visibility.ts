import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { isKeptType, type StrowgerEvent } from '../../events/event-types.ts';

/** Extensions of an end user: he sees what concerns them. */
export async function ownExtensions(trx: Trx, scope: Scope): Promise<ReadonlySet<string>> {
  if (scope.kind !== 'own') return new Set();
  const rows = await trx
    .selectFrom('extensions')
    .select('extension_uuid')
    .where('user_id', '=', scope.userId)
    .execute();
  return new Set(rows.map((row) => row.extension_uuid));
}

/** Somebody who follows events. */
export interface Viewer {
  readonly scope: Scope;
  /** His own, where he is an end user. */
  readonly extensions: ReadonlySet<string>;
  /** Areas of live events that he may see of his whole tenant. */
  readonly liveAreas: ReadonlySet<string>;
}

/**
 * Whether somebody may see an event: a super admin all, a tenant admin his tenant's, an end user what concerns himself
 * or his extensions (contract 00 "Events"), and of live events those that change what an endpoint shows him of his tenant.
 */
export function maySee({ scope, extensions, liveAreas }: Viewer, event: StrowgerEvent): boolean {
  if (scope.kind === 'platform') return true;
  if (event.tenant_id !== scope.tenantId) return false;
  if (scope.kind === 'tenant') return true;
  if (!isKeptType(event.type) && liveAreas.has(areaOf(event))) return true;
  return event.userIds.includes(scope.userId) || event.extensionUuids.some((uuid) => extensions.has(uuid));
}

function areaOf({ type }: StrowgerEvent): string {
  return type.slice(0, type.indexOf('.'));
}
