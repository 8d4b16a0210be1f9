import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePeriod } from './use-period.ts';

/** First and last day of what is shown. */
export function PeriodFields() {
  const { t } = useTranslation('activities');
  const [period, setPeriod] = usePeriod();
  return (
    <Group gap="xs">
      <TextInput
        type="date"
        aria-label={t('since')}
        title={t('since')}
        max={period.until}
        value={period.since}
        onChange={(event) => setPeriod({ since: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        aria-label={t('until')}
        title={t('until')}
        min={period.since}
        value={period.until}
        onChange={(event) => setPeriod({ until: event.currentTarget.value })}
      />
    </Group>
  );
}
