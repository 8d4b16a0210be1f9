import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { BasicsFields } from './basics-fields.tsx';
import { basicsOf, type Tenant } from './tenant-values.ts';
import { useTenantForm } from './use-tenant-form.ts';

/** Who a tenant is. */
export function BasicsTab({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation('tenants');
  const navigate = useNavigate();
  const form = useTenantForm(tenant, basicsOf, (changed) => changed);
  return (
    <ResourceForm form={form} label={t('tabs.basics')} onCancel={() => void navigate({ to: '/tenants' })}>
      <BasicsFields of={form.root} />
    </ResourceForm>
  );
}
