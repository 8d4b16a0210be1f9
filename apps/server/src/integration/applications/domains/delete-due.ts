import { type AuditEntry, NO_REQUEST, writeTraces } from '../../../audit/write-audit.ts';
import type { KeptEvent } from '../../../events/keep-event.ts';
import { lockTenant } from '../../../features/tenants/delete-tenant.ts';
import { dropTenant } from '../../../features/tenants/write-tenant.ts';
import type { Platform } from '../../../platform.ts';

/** Deletes what was to be kept for so long, and has not been switched on meanwhile; one that fails does not stop the others. */
export async function deleteDueDomains(platform: Platform, signal?: AbortSignal): Promise<void> {
  const { db, now, log } = platform;
  const due = await db.transaction(
    { kind: 'all' },
    (trx) => trx.selectFrom('domains').select('domain_uuid').where('delete_at', '<=', now()).execute(),
    { readOnly: true },
  );
  for (const { domain_uuid } of due) {
    if (signal?.aborted) return;
    await deleteDomain(platform, domain_uuid).catch((error: unknown) => {
      log.error({ err: error, domain_uuid }, 'a domain whose time is over could not be deleted; it is tried again');
    });
  }
}

function deleteDomain(platform: Platform, domainUuid: string): Promise<void> {
  return platform.db.transaction({ kind: 'all' }, async (trx) => {
    const due = trx
      .selectFrom('domains')
      .select('tenant_id')
      .where('domain_uuid', '=', domainUuid)
      .where('delete_at', '<=', platform.now())
      .where('domain_enabled', '=', false);
    const found = await due.executeTakeFirst();
    if (!found || found.tenant_id === null) return;
    await lockTenant(trx, found.tenant_id);
    const { tenant_id: tenantId } = (await due.executeTakeFirst()) ?? { tenant_id: null };
    if (tenantId === null) return;
    const entries: AuditEntry[] = [];
    const events: KeptEvent[] = [];
    const writer = {
      trx,
      caller: { userId: null },
      audit: (entry: AuditEntry) => void entries.push(entry),
      emit: (event: KeptEvent) => void events.push(event),
    };
    await dropTenant(writer, platform, tenantId);
    await writeTraces(trx, null, NO_REQUEST, { entries, events });
  });
}
