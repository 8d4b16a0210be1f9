import { Button, Grid, Paper, Text } from '@mantine/core';
import { IconMessagePlus, IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { useSearchState } from '../../app/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { ConversationList } from './conversation-list.tsx';
import { ConversationView } from './conversation-view.tsx';
import { readShown } from './conversations.ts';
import { NewMessage } from './new-message.tsx';
import { useUnread } from './use-unread.ts';

/** Text messages: the conversations at the left, the one that is open at the right. */
export default function SmsPage() {
  const { t } = useTranslation('sms');
  const [{ thread, fresh }, change] = useSearchState(readShown);
  const found = $api.useQuery('get', '/api/sms/threads');
  const unread = useUnread(thread);
  const open = (key: string) => change({ thread: key, fresh: false }, { replace: false });
  const begin = () => change({ thread: '', fresh: true }, { replace: false });
  const button = (
    <Button leftSection={<IconMessagePlus size={18} aria-hidden />} onClick={begin}>
      {t('add')}
    </Button>
  );
  const isOpen = thread !== '' || fresh;
  return (
    <Page title={t('title')} text={t('intro')} actions={button}>
      {found.error !== null && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined && found.error === null && <ListSkeleton />}
      {found.data?.length === 0 && !isOpen && (
        <Paper withBorder>
          <EmptyState title={t('none')} text={t('noneText')} icon={<IconMessages size={28} />} action={button} />
        </Paper>
      )}
      {found.data !== undefined && (found.data.length > 0 || isOpen) && (
        <Grid>
          <Grid.Col span={{ base: 12, md: 4 }} {...(isOpen ? { visibleFrom: 'md' as const } : {})}>
            <ConversationList conversations={found.data} unread={unread} open={thread} onOpen={open} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 8 }} {...(isOpen ? {} : { visibleFrom: 'md' as const })}>
            {fresh && <NewMessage onSent={open} onBack={() => change({ thread: '', fresh: false })} />}
            {thread !== '' && (
              <ConversationView key={thread} thread={thread} onBack={() => change({ thread: '', fresh: false })} />
            )}
            {!isOpen && (
              <Paper withBorder p="xl">
                <Text c="dimmed">{t('chooseOne')}</Text>
              </Paper>
            )}
          </Grid.Col>
        </Grid>
      )}
    </Page>
  );
}
