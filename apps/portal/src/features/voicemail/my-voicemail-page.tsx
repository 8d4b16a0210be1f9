import { IconMailbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { listOptions } from '../../kit/list/read-list.ts';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useMe } from '../../session/use-me.ts';
import { MailboxTabs } from './mailbox-tabs.tsx';

/** The mailbox of one's own extension. */
export default function MyVoicemailPage() {
  const { t } = useTranslation('voicemail');
  const number = useMe().extension?.number ?? '';
  const list = useQuery(listOptions({ path: '/api/voicemails', query: { voicemail_id: number } }));
  const uuid = list.data?.rows.find((row) => row.voicemail_id === number)?.voicemail_uuid;
  const box = $api.useQuery(
    'get',
    '/api/voicemails/{voicemail_uuid}',
    { params: { path: { voicemail_uuid: uuid ?? '' } } },
    { enabled: uuid !== undefined },
  );
  const error = list.error ?? box.error;
  const fresh = box.data?.new_messages ?? 0;
  return (
    <Page
      title={t('mine')}
      text={t('mineText')}
      badge={fresh > 0 && <StatusBadge tone="busy">{t('newCount', { count: fresh })}</StatusBadge>}
    >
      {error && <LoadFailed error={error} />}
      {!error && list.data && uuid === undefined && (
        <EmptyState title={t('noOwn')} text={t('noOwnText')} icon={<IconMailbox size={28} />} />
      )}
      {!error && box.data && <MailboxTabs mailbox={box.data} />}
      {!error && !box.data && (!list.data || uuid !== undefined) && <ListSkeleton />}
    </Page>
  );
}
