import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { ProviderForm } from './provider-form.tsx';
import { bodyOfNew, NEW_PROVIDER, type ProviderValues } from './provider-values.ts';

/** Makes a provider: of the tenant that the frame's switch names, else shared by all. */
export default function NewProviderPage() {
  const { t } = useTranslation('providers');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenantId = useChosenTenant();
  const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
  const form = useResourceForm<ProviderValues, unknown>({
    initial: NEW_PROVIDER,
    save: (values) => api.POST('/api/providers', { body: { ...bodyOfNew(values), ...tenant } }),
    onSaved: () => {
      void refresh('providers', 'status');
      void navigate({ to: '/providers' });
    },
    conflictField: 'name',
  });
  return (
    <Page
      title={t('new')}
      text={t(tenantId === undefined ? 'forAll' : 'forTenant')}
      crumbs={[{ title: t('title'), to: '/providers' }]}
    >
      <ProviderForm isNew form={form} label={t('new')} onCancel={() => void navigate({ to: '/providers' })} />
    </Page>
  );
}
