import { Type } from 'typebox';
import { configChanged } from '../../../events/config-changed.ts';
import { defineAction } from '../../application.ts';
import { LIST_PARAMS } from '../../list-params.ts';

/**
 * Has every process of the platform read the dial plans anew: of a tenant, or of all; and what leads out, which is one for
 * all. The engine follows each write by itself; this is for whoever has reason to doubt it (contract 40 B10.4).
 */
export const reload = defineAction({
  action: 'reload',
  access: 'write',
  params: Type.Object({ tenant_domain: LIST_PARAMS.tenant_domain }),
  async run({ scope, trx, writer }, { tenant_domain: domain }) {
    const tenant = await scope.tenantOrAll(trx, domain);
    const tenantId = tenant?.tenantId ?? null;
    const by = writer.caller.userId;
    writer.audit({ resource: 'dialplans', resourceId: tenant?.domainName ?? 'all', action: 'reload', tenantId });
    for (const resource of ['tenants', 'dialplan_outbound'] as const) {
      writer.emit(configChanged({ resource, id: tenantId ?? '', action: 'updated', tenantId, by }));
    }
    return { message: 'Dialplans reloaded', tenant_domain: tenant?.domainName ?? null };
  },
});
