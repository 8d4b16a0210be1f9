import { Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';
import type { Message } from './conversations.ts';

const TONES: Readonly<Record<Message['status'], Tone>> = {
  queued: 'busy',
  sent: 'neutral',
  delivered: 'good',
  received: 'neutral',
  failed: 'bad',
};

/** One message: what came at the left, what was sent at the right with how far it has got. */
export function MessageBubble({ message }: { message: Message }) {
  const { t } = useTranslation('sms');
  const { direction, body, status, error, created, from_number } = message;
  const isOwn = direction === 'outbound';
  const who = isOwn ? t('you') : from_number;
  return (
    <Paper
      component="article"
      aria-label={t('messageOf', { who })}
      withBorder
      p="sm"
      maw="min(80%, 34rem)"
      ml={isOwn ? 'auto' : 0}
      {...(isOwn ? { bg: 'var(--mantine-primary-color-light)' } : {})}
    >
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {body}
      </Text>
      <Group gap="xs" mt={4} justify={isOwn ? 'flex-end' : 'flex-start'}>
        <Text size="xs" component="span">
          <When at={created} />
        </Text>
        {isOwn && <StatusBadge tone={TONES[status]}>{t(`states.${status}`)}</StatusBadge>}
      </Group>
      {status === 'failed' && error !== '' && (
        <Text size="xs" ta="right">
          {error}
        </Text>
      )}
    </Paper>
  );
}
