import type { RouteContext } from '../../http/route.ts';
import { presentForAudit } from './presenter.ts';
import type { ExtensionRow } from './store.ts';

/** What a write of extensions needs of its request. */
export type Writer = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'audit' | 'emit'>;

/**
 * The audit row and the event of a write. The event reaches the engine's directory before the answer goes out.
 * @param changed names of the fields that differ; an update that changed nothing is audited and told to nobody
 */
export async function recordWrite(
  writer: Writer,
  before: ExtensionRow | null,
  after: ExtensionRow | null,
  changed: readonly string[],
): Promise<void> {
  const row = after ?? before;
  if (!row) return;
  const action = before === null ? 'create' : after === null ? 'delete' : 'update';
  await writer.audit({
    resource: 'fpbx_extensions',
    resourceId: row.extension_uuid,
    action,
    tenantId: row.tenant_id,
    before: before && presentForAudit(before),
    after: after && presentForAudit(after),
  });
  if (action === 'update' && changed.length === 0) return;
  const userIds = new Set([before?.user_id, after?.user_id].filter((id) => typeof id === 'number'));
  await writer.emit({
    type: 'config.changed',
    tenantId: row.tenant_id,
    extensionUuids: [row.extension_uuid],
    userIds: [...userIds],
    data: {
      resource: 'fpbx_extensions',
      id: row.extension_uuid,
      action: `${action}d`,
      changed: [...changed],
      user_id: writer.caller.userId,
    },
  });
}
