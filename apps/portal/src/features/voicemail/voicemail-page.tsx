import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import type { Mailbox } from './mailbox.ts';
import { MailboxTabs } from './mailbox-tabs.tsx';

const ONE = '/api/voicemails/{voicemail_uuid}';

/** One mailbox. */
export default function VoicemailPage() {
  const { t } = useTranslation('voicemail');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { voicemail_uuid: id } } });
  const crumbs = [{ title: t('title'), to: '/voicemails' }];
  if (found.data) {
    const { voicemail_id, new_messages } = found.data;
    return (
      <Page
        title={t('boxNamed', { number: voicemail_id })}
        crumbs={crumbs}
        actions={<DeleteButton mailbox={found.data} />}
        badge={new_messages > 0 && <StatusBadge tone="busy">{t('newCount', { count: new_messages })}</StatusBadge>}
      >
        <MailboxTabs key={id} mailbox={found.data} />
      </Page>
    );
  }
  return (
    <Page title={found.error ? t('notFound') : undefined} crumbs={crumbs}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

function DeleteButton({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation(['voicemail', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { voicemail_uuid, voicemail_id, new_messages, saved_messages } = mailbox;
  if (!manages(useMe())) return null;
  const remove = () =>
    confirmDelete({
      items: [{ name: voicemail_id, remove: () => api.DELETE(ONE, { params: { path: { voicemail_uuid } } }) }],
      consequences: [t('deleted', { count: new_messages + saved_messages })],
      onDone: () => {
        void refresh('voicemails');
        void navigate({ to: '/voicemails' });
      },
    });
  return (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
      {t('common:delete')}
    </Button>
  );
}
