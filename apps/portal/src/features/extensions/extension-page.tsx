import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { TenantContext } from '../../kit/use-tenant.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { BasicsTab } from './basics-tab.tsx';
import { CallerIdTab } from './caller-id-tab.tsx';
import { DevicesTab } from './devices-tab.tsx';
import type { Extension } from './extension.ts';
import { FollowMeTab } from './follow-me-tab.tsx';
import { ForwardingTab } from './forwarding-tab.tsx';
import { REGISTRATION_EVENTS, registeredAs, registrationOf } from './live-registration.ts';
import { PhoneTab } from './phone-tab.tsx';
import { RecordingTab } from './recording-tab.tsx';
import { RegistrationBadge } from './registration-badge.tsx';
import { VoicemailTab } from './voicemail-tab.tsx';

const ONE = '/api/fpbx_extensions/{extension_uuid}';

/** One extension: looked at and changed. */
export default function ExtensionPage() {
  const { t } = useTranslation('extensions');
  const id = usePathParameter('id');
  const found = useLiveQuery($api.queryOptions('get', ONE, { params: { path: { extension_uuid: id } } }), {
    types: REGISTRATION_EVENTS,
    patch: (extension, events) =>
      events.reduce((before, event) => {
        const one = registrationOf(event);
        return one?.uuid === id ? registeredAs(before, one.registration) : before;
      }, extension),
  });
  const crumbs = [{ title: t('title'), to: '/extensions' }];
  if (!found.data) {
    return (
      <Page title={found.error ? t('one') : undefined} crumbs={crumbs}>
        {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
      </Page>
    );
  }
  const extension = found.data;
  return (
    <Page
      title={namedNumber(extension.extension, extension.effective_caller_id_name)}
      crumbs={crumbs}
      badge={<RegistrationBadge {...extension} />}
      actions={<DeleteButton extension={extension} />}
    >
      <TenantContext value={extension.tenant_id}>
        <ExtensionTabs key={id} extension={extension} />
      </TenantContext>
    </Page>
  );
}

function ExtensionTabs({ extension }: { extension: Extension }) {
  const { t } = useTranslation('extensions');
  return (
    <FormTabs
      label={t('one')}
      tabs={[
        { value: 'basics', label: t('tabs.basics'), content: <BasicsTab extension={extension} /> },
        { value: 'phone', label: t('tabs.phone'), content: <PhoneTab extension={extension} /> },
        { value: 'caller-id', label: t('tabs.callerId'), content: <CallerIdTab extension={extension} /> },
        { value: 'forwarding', label: t('tabs.forwarding'), content: <ForwardingTab extension={extension} /> },
        { value: 'voicemail', label: t('tabs.voicemail'), content: <VoicemailTab extension={extension} /> },
        { value: 'follow-me', label: t('tabs.followMe'), content: <FollowMeTab extension={extension} /> },
        { value: 'recording', label: t('tabs.recording'), content: <RecordingTab extension={extension} /> },
        { value: 'devices', label: t('tabs.devices'), content: <DevicesTab extension={extension} /> },
      ]}
    />
  );
}

function DeleteButton({ extension }: { extension: Extension }) {
  const { t } = useTranslation(['extensions', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const remove = () =>
    confirmDelete({
      items: [
        {
          name: namedNumber(extension.extension, extension.effective_caller_id_name),
          remove: () => api.DELETE(ONE, { params: { path: { extension_uuid: extension.extension_uuid } } }),
        },
      ],
      consequences: [t('deleted')],
      onDone: () => {
        void navigate({ to: '/extensions', ignoreBlocker: true });
        void refresh('fpbx_extensions');
      },
    });
  return (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
}
