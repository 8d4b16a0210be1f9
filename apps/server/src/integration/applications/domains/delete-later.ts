import type { IntegrationCall } from '../../application.ts';
import type { Domain } from './find-domain.ts';
import { suspendDomain } from './suspend.ts';

const DAY_MS = 86_400_000;
/** So long a deleted domain may be had back (contract 40 B10.5). */
const KEPT_DAYS = 30;

/** Switches a domain off for good: in 30 days it goes with all that is its tenant's, unless it is switched on before. */
export async function deleteLater(call: IntegrationCall, domain: Domain): Promise<void> {
  const { domain_uuid } = domain;
  await suspendDomain(call, domain, { mode: 'domain', wanted: [domain_uuid], reason: 'deleted' });
  const delete_at = new Date(call.now.getTime() + KEPT_DAYS * DAY_MS);
  const former = call.trx.selectFrom('domains').select('delete_at').where('domain_uuid', '=', domain_uuid);
  if ((await former.executeTakeFirstOrThrow()).delete_at !== null) return;
  await call.trx.updateTable('domains').set({ delete_at }).where('domain_uuid', '=', domain_uuid).execute();
  call.writer.audit({
    resource: 'fpbx_domains',
    resourceId: domain_uuid,
    action: 'update',
    tenantId: domain.tenant_id,
    before: { delete_at: null },
    after: { delete_at },
  });
}
