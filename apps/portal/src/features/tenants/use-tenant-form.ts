import type { BodyOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Tenant } from './tenant-values.ts';

type Change = BodyOf<'/api/tenants/{tenant_id}', 'put'>;

/**
 * The form of a part of a tenant; it sends what has been changed of it.
 * @param valuesOf the part; a function outside of components
 * @param bodyOf what is sent for changes
 */
export function useTenantForm<Values extends object>(
  tenant: Tenant,
  valuesOf: (tenant: Tenant) => Values,
  bodyOf: (changed: Partial<Values>) => Change,
) {
  const { t } = useTranslation('common');
  const refresh = useRefresh();
  const initial = useMemo(() => valuesOf(tenant), [tenant, valuesOf]);
  return useResourceForm<Values, unknown>({
    initial,
    save: (_, changed) =>
      api.PUT('/api/tenants/{tenant_id}', { params: { path: { tenant_id: tenant.tenant_id } }, body: bodyOf(changed) }),
    onSaved: () => {
      say(t('saved'));
      void refresh('tenants');
    },
  });
}
