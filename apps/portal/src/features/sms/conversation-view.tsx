import { ActionIcon, Group, Paper, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { listOptions } from '../../kit/list/read-list.ts';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { CallableNumber } from '../../softphone/index.ts';
import { Compose } from './compose.tsx';
import type { Message } from './conversations.ts';
import { MessageBubble } from './message-bubble.tsx';

interface ConversationViewProps {
  /** Its key: the other number. */
  readonly thread: string;
  readonly onBack: () => void;
}

/** A conversation: its messages, the newest at the bottom, and the next one below them. */
export function ConversationView({ thread, onBack }: ConversationViewProps) {
  const { t } = useTranslation(['sms', 'common']);
  const queries = useQueryClient();
  const options = $api.queryOptions('get', '/api/sms/messages', { params: { query: { thread } } });
  const { data, error, refetch } = useQuery(options);
  const name = useContactName(thread);
  const show = (message: Message) => {
    queries.setQueryData<Message[]>(options.queryKey, (before) => [
      ...(before ?? []).filter(({ sms_id }) => sms_id !== message.sms_id),
      message,
    ]);
  };
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Group gap="sm" wrap="nowrap">
          <ActionIcon variant="subtle" hiddenFrom="md" aria-label={t('common:back')} onClick={onBack}>
            <IconArrowLeft size={20} aria-hidden />
          </ActionIcon>
          <Title order={2} size="h4">
            {name ?? <CallableNumber number={thread} />}
          </Title>
          {name !== null && <CallableNumber number={thread} />}
        </Group>
        {error !== null && <LoadFailed error={error} retry={() => void refetch()} />}
        {data === undefined ? error === null && <ListSkeleton /> : <Messages messages={data} />}
        <Compose to={thread} onSent={show} />
      </Stack>
    </Paper>
  );
}

function Messages({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation('sms');
  const view = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1)?.sms_id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what it follows
  useEffect(() => {
    view.current?.scrollTo({ top: view.current.scrollHeight });
  }, [newest]);
  return (
    <ScrollArea.Autosize
      mah="55vh"
      viewportRef={view}
      viewportProps={{ tabIndex: 0, role: 'log', 'aria-label': t('messages') }}
    >
      <Stack gap="sm" p={4}>
        {messages.map((message) => (
          <MessageBubble key={message.sms_id} message={message} />
        ))}
        {messages.length === 0 && <Text c="dimmed">{t('noMessages')}</Text>}
      </Stack>
    </ScrollArea.Autosize>
  );
}

/** What the contact with the number is called; null: nobody has it, or has no name. */
function useContactName(thread: string): string | null {
  const digits = thread.replace(/^\+/, '');
  const found = useQuery(listOptions({ path: '/api/contacts', query: { phone: digits, page: 1, per_page: 1 } }));
  const [contact] = found.data?.rows ?? [];
  const name = `${contact?.first_name ?? ''} ${contact?.last_name ?? ''}`.trim();
  return name === '' || name === thread ? null : name;
}
