import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import type { StrowgerEvent } from '../../events/event-types.ts';

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

/**
 * Whether somebody may see an event: a super admin all, a tenant admin his tenant's, an end user what concerns himself
 * or his extensions (contract 00 "Events").
 */
export function maySee(scope: Scope, extensions: ReadonlySet<string>, event: StrowgerEvent): boolean {
  if (scope.kind === 'platform') return true;
  if (event.tenant_id !== scope.tenantId) return false;
  if (scope.kind === 'tenant') return true;
  return event.userIds.includes(scope.userId) || event.extensionUuids.some((uuid) => extensions.has(uuid));
}
