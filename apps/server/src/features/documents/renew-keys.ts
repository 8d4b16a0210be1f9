import type { Platform } from '../../platform.ts';
import { replaceTenantKey, unwrapKey, wrapKey } from '../../secrets/tenant-keys.ts';
import { contextOf } from './document-files.ts';

type Parts = Pick<Platform, 'db' | 'vault' | 'now'>;

/** How long a tenant's key is used. */
const LIFETIME_MS = 365 * 86_400_000;

/** Replaces tenants' keys that are older than a year. Files stay as they are: only their keys are wrapped anew. */
export async function renewOldKeys(parts: Parts, signal: AbortSignal): Promise<void> {
  const since = new Date(parts.now().getTime() - LIFETIME_MS);
  const old = await parts.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('tenant_keys').select('tenant_id').where('date_created', '<', since).execute(),
  );
  for (const { tenant_id } of old) {
    if (signal.aborted) return;
    await renewKey(parts, tenant_id);
  }
}

/** One transaction a tenant: either all of his files are wrapped by the new key, or none. */
export function renewKey({ db, vault, now }: Parts, tenantId: number): Promise<void> {
  return db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
    const keys = await replaceTenantKey(trx, vault, tenantId, now());
    if (keys === null) return;
    const files = await trx.selectFrom('document_files').selectAll().where('tenant_id', '=', tenantId).execute();
    for (const file of files) {
      const context = contextOf(file);
      await trx
        .updateTable('document_files')
        .set({ wrapped_key: wrapKey(keys.key, unwrapKey(keys.former, file.wrapped_key, context), context) })
        .where('document_id', '=', file.document_id)
        .where('kind', '=', file.kind)
        .where('position', '=', file.position)
        .execute();
    }
  });
}
