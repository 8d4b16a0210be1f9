import { ActionIcon, Group, Paper, Stack, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Compose } from './compose.tsx';

interface NewMessageProps {
  /** @param thread key of the conversation that it belongs to */
  readonly onSent: (thread: string) => void;
  readonly onBack: () => void;
}

/** A message to a number that is not among the conversations, or is. */
export function NewMessage({ onSent, onBack }: NewMessageProps) {
  const { t } = useTranslation(['sms', 'common']);
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Group gap="sm">
          <ActionIcon variant="subtle" aria-label={t('common:back')} onClick={onBack}>
            <IconArrowLeft size={20} aria-hidden />
          </ActionIcon>
          <Title order={2} size="h4">
            {t('new')}
          </Title>
        </Group>
        <Compose to={null} onSent={({ thread_key }) => onSent(thread_key)} />
      </Stack>
    </Paper>
  );
}
