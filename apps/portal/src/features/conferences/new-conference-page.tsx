import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
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
  const tenant = useTenantOfNew();
  const { form, back } = useFormOfList<ConferenceValues>({
    list: '/conferences',
    touches: ['conferences'],
    initial: NEW_CONFERENCE,
    save: (values) => api.POST('/api/conferences', { body: { ...values, ...tenant } }),
    conflictField: 'conference_center_extension',
  });
  return <ConferenceForm form={form} label={t('new')} onCancel={back} exists={false} />;
}
