import { configChanged } from '../../events/config-changed.ts';
import type { RouteContext } from '../../http/route.ts';
import { presentForAudit } from './presenter.ts';
import type { ExtensionRow } from './store.ts';

/** What a write of extensions needs of its request, or of the call that makes it. */
export type Writer = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'audit' | 'emit'> & {
  /** `userId` null: a phone whose extension has no user. */
  readonly caller: { readonly userId: number | null; readonly tenantId: number };
};

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
  writer.audit({
    resource: 'fpbx_extensions',
    resourceId: row.extension_uuid,
    action,
    tenantId: row.tenant_id,
    before: before && presentForAudit(before),
    after: after && presentForAudit(after),
  });
  if (action === 'update' && changed.length === 0) return;
  const userIds = new Set([before?.user_id, after?.user_id].filter((id) => typeof id === 'number'));
  writer.emit(
    configChanged({
      resource: 'fpbx_extensions',
      id: row.extension_uuid,
      action: `${action}d`,
      changed,
      tenantId: row.tenant_id,
      by: writer.caller.userId,
      userIds: [...userIds],
      extensionUuids: [row.extension_uuid],
    }),
  );
}
