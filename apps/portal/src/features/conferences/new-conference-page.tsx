import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { ConferenceForm } from './conference-form.tsx';
import { type ConferenceValues, NEW_CONFERENCE } from './conference-values.ts';

/** Makes a conference. */
export default function NewConferencePage() {
  const { t } = useTranslation('conferences');
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/conferences' }]}>
      <TenantGate>
        <NewConferenceForm />
      </TenantGate>
    </Page>
  );
}

function NewConferenceForm() {
  const { t } = useTranslation('conferences');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenantId = useChosenTenant();
  const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
  const back = () => void navigate({ to: '/conferences' });
  const form = useResourceForm<ConferenceValues, unknown>({
    initial: NEW_CONFERENCE,
    save: (values) => api.POST('/api/conferences', { body: { ...values, ...tenant } }),
    onSaved: () => {
      void refresh('conferences');
      back();
    },
    conflictField: 'conference_center_extension',
  });
  return <ConferenceForm form={form} label={t('new')} onCancel={back} exists={false} />;
}
