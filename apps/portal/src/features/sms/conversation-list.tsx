import { Badge, Group, NavLink, Paper, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import { type Conversation, matching } from './conversations.ts';

interface ConversationListProps {
  readonly conversations: readonly Conversation[];
  readonly unread: ReadonlyMap<string, readonly number[]>;
  /** Key of the one that is open. */
  readonly open: string;
  readonly onOpen: (thread: string) => void;
}

/** Conversations, the newest first, each with its last message. */
export function ConversationList({ conversations, unread, open, onOpen }: ConversationListProps) {
  const { t } = useTranslation('sms');
  const [search, setSearch] = useState('');
  const shown = matching(conversations, search);
  return (
    <Paper withBorder p="sm">
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        mb="xs"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <nav aria-label={t('conversations')}>
        {shown.map((conversation) => (
          <ConversationLink
            key={conversation.thread_key}
            conversation={conversation}
            unread={unread.get(conversation.thread_key)?.length ?? 0}
            isOpen={conversation.thread_key === open}
            onOpen={onOpen}
          />
        ))}
      </nav>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t('nothingFound')}
        </Text>
      )}
    </Paper>
  );
}

interface ConversationLinkProps extends Pick<ConversationListProps, 'onOpen'> {
  readonly conversation: Conversation;
  readonly unread: number;
  readonly isOpen: boolean;
}

function ConversationLink({ conversation, unread, isOpen, onOpen }: ConversationLinkProps) {
  const { t } = useTranslation('sms');
  const { thread_key, last_body, last_direction, last_status, last_created } = conversation;
  const isFailed = last_status === 'failed';
  return (
    <NavLink
      component="button"
      type="button"
      active={isOpen}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => onOpen(thread_key)}
      label={
        <Group justify="space-between" wrap="nowrap" gap="xs" component="span">
          <Text span fw={unread > 0 ? 700 : 500} size="sm">
            {thread_key}
          </Text>
          <Text span size="xs">
            <When at={last_created} style="relative" />
          </Text>
        </Group>
      }
      description={
        <Text span size="sm" truncate display="block" c="inherit">
          {isFailed ? `${t('states.failed')}: ` : last_direction === 'outbound' ? `${t('you')}: ` : ''}
          {last_body}
        </Text>
      }
      {...(unread > 0
        ? {
            rightSection: (
              <Badge size="sm" circle aria-label={t('unread', { count: unread })}>
                {unread}
              </Badge>
            ),
          }
        : {})}
    />
  );
}
