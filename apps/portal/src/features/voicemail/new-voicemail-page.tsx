import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { copiesToSend, type MailboxValues, NEW_MAILBOX } from './mailbox.ts';
import { MailboxFields } from './mailbox-fields.tsx';

/** Makes a mailbox. */
export default function NewVoicemailPage() {
  const { t } = useTranslation('voicemail');
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/voicemails' }]}>
      <TenantGate>
        <NewMailboxForm />
      </TenantGate>
    </Page>
  );
}

function NewMailboxForm() {
  const { t } = useTranslation('voicemail');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const form = useResourceForm<MailboxValues, unknown>({
    initial: NEW_MAILBOX,
    save: ({ voicemail_password: pin, voicemail_destinations: copies, ...values }) =>
      api.POST('/api/voicemails', {
        body: {
          ...values,
          ...tenant,
          ...(pin === '' ? {} : { voicemail_password: pin }),
          voicemail_destinations: copiesToSend(copies),
        },
      }),
    onSaved: () => {
      void refresh('voicemails');
      void navigate({ to: '/voicemails' });
    },
    conflictField: 'voicemail_id',
  });
  return (
    <ResourceForm form={form} label={t('new')} onCancel={() => void navigate({ to: '/voicemails' })}>
      <MailboxFields form={form} isOwner={false} isNew />
    </ResourceForm>
  );
}
