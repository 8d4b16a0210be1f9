import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { faxStateOf, toneOf } from './fax-state.ts';

interface FaxStatusProps {
  readonly status: string;
  /** Why, as the server puts it. */
  readonly reason: string;
}

/** How far a fax has come, and why it failed. */
export function FaxStatus({ status, reason }: FaxStatusProps) {
  const { t } = useTranslation('faxes');
  const state = faxStateOf(status);
  const tells = state !== 'done' && state !== 'sending' && reason !== '';
  return (
    <Group gap="xs" wrap="nowrap">
      <StatusBadge tone={toneOf(state)}>{t(`states.${state}`)}</StatusBadge>
      {tells && (
        <Text size="sm" c="dimmed" lineClamp={1} title={reason}>
          {reason}
        </Text>
      )}
    </Group>
  );
}
