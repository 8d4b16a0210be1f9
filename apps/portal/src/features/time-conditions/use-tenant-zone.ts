import { $api } from '../../api/client.ts';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';

/** IANA zone by whose clock the tenant's conditions go; undefined: the provider looks at several tenants. */
export function useTenantZone(): string | undefined {
  const me = useMe();
  const chosen = useChosenTenant();
  const isProvider = me.kind === 'provider';
  const tenant = $api.useQuery(
    'get',
    '/api/tenants/{tenant_id}',
    { params: { path: { tenant_id: chosen ?? 0 } } },
    { enabled: isProvider && chosen !== undefined },
  );
  if (!isProvider) return me.timeZone;
  return chosen === undefined ? undefined : tenant.data?.timezone || undefined;
}
