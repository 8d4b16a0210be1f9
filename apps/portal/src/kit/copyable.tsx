import { ActionIcon, Code, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A button that copies a text. */
export function CopyIcon({ value, size = 28, label }: { value: string; size?: number; label?: string }) {
  const { t } = useTranslation('common');
  return (
    <CopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('copied') : (label ?? t('copy'))}>
          <ActionIcon
            variant={size > 30 ? 'default' : 'subtle'}
            size={size}
            color={copied ? 'teal' : 'gray'}
            aria-label={copied ? t('copied') : (label ?? t('copy'))}
            onClick={copy}
            disabled={value === ''}
          >
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

/** A text to be copied: an address, a key, a user name. */
export function Copyable({ value, secret = false }: { value: string; secret?: boolean }) {
  return (
    <Group gap={4} wrap="nowrap">
      <Code style={{ overflowWrap: 'anywhere' }}>{secret ? '•'.repeat(12) : value}</Code>
      <CopyIcon value={value} />
    </Group>
  );
}

/** The same with what it is, in a list of such; nothing where there is none. */
export function CopyableFact({ label, value, secret = false }: { label: string; value: string; secret?: boolean }) {
  if (value === '') return null;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{label}</Text>
      <Copyable value={value} secret={secret} />
    </Group>
  );
}
