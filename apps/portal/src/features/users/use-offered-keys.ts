import { useMemo } from 'react';
import { $api } from '../../api/client.ts';
import { useMe } from '../../session/use-me.ts';
import { type FeatureKey, offeredKeys } from './feature-keys.ts';

/** The provider's own tenant has no ceiling. */
const PROVIDER = 1;

/** The feature keys that the caller may give to users of a tenant. */
export function useOfferedKeys(tenantId: number | undefined): readonly FeatureKey[] {
  const me = useMe();
  const isKnown = tenantId !== undefined && tenantId !== PROVIDER;
  const tenant = $api.useQuery(
    'get',
    '/api/tenants/{tenant_id}',
    { params: { path: { tenant_id: tenantId ?? 0 } } },
    { enabled: isKnown, staleTime: 60_000 },
  );
  const ceiling = isKnown ? tenant.data?.tenant_permissions : undefined;
  return useMemo(() => offeredKeys(me.features, ceiling), [me.features, ceiling]);
}
