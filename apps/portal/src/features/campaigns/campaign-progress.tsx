import { Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface CampaignProgressProps {
  readonly name: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

/** How many contacts of a campaign have been served, and how many of them in vain. */
export function CampaignProgress({ name, total, done, failed }: CampaignProgressProps) {
  const { t } = useTranslation('campaigns');
  const share = (count: number) => (total === 0 ? 0 : (count / total) * 100);
  return (
    <Group gap="xs" wrap="nowrap" miw={160}>
      <Progress.Root style={{ flex: 1 }} aria-label={t('progressOf', { name })}>
        <Progress.Section value={share(Math.max(0, done - failed))} color="teal" aria-label={t('served')} />
        <Progress.Section value={share(failed)} color="red" aria-label={t('failed')} />
      </Progress.Root>
      <Text size="sm">{t('doneOf', { done, total })}</Text>
    </Group>
  );
}
