import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { TenantContext, useTenantOfForm } from '../../kit/use-tenant.ts';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { copiesToSend, type Mailbox, type MailboxValues, valuesOf } from './mailbox.ts';
import { MailboxFields } from './mailbox-fields.tsx';

/** How a mailbox is set up. */
export function SettingsTab({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation(['voicemail', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const isAdmin = manages(useMe());
  const tenantId = useTenantOfForm();
  const initial = useMemo(() => valuesOf(mailbox), [mailbox]);
  const form = useResourceForm<MailboxValues, unknown>({
    initial,
    save: (_, { voicemail_destinations: copies, voicemail_id: _number, ...changed }) =>
      api.PUT('/api/voicemails/{voicemail_uuid}', {
        params: { path: { voicemail_uuid: mailbox.voicemail_uuid } },
        body: { ...changed, ...(copies === undefined ? {} : { voicemail_destinations: copiesToSend(copies) }) },
      }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('voicemails');
    },
  });
  return (
    <TenantContext value={tenantId}>
      <ResourceForm
        form={form}
        label={t('tabs.settings')}
        onCancel={() => void navigate({ to: isAdmin ? '/voicemails' : '/' })}
      >
        <MailboxFields form={form} isOwner={!isAdmin} />
      </ResourceForm>
    </TenantContext>
  );
}
