import { Alert, Paper, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { BadLines } from './bad-lines.tsx';

const PATH = '/api/rates/imports/{import_id}';
const TYPES = ['rates.import'];

interface ImportProgressProps {
  readonly importId: string;
  /** Of the file, in octets. */
  readonly size: number;
}

/** How far an import is; tells the end as well, for whom the answer itself did not reach. */
export function ImportProgress({ importId, size }: ImportProgressProps) {
  const { t, i18n } = useTranslation('plans');
  // It is not known before the first octets have arrived.
  const options = $api.queryOptions('get', PATH, { params: { path: { import_id: importId } } }, { retry: false });
  const { data } = useLiveQuery(options, { types: TYPES });
  const { state = 'reading', bytes = 0, lines = 0 } = data ?? {};
  if (state === 'failed') return <BadLines message={t('notStored')} faults={data?.errors ?? []} />;
  if (state === 'done') return <Alert color="green" role="status" title={t('imported', { count: lines })} />;
  const percent = size === 0 ? 0 : Math.min(100, Math.floor((100 * bytes) / size));
  const isReading = state === 'reading';
  return (
    <Paper withBorder p="lg">
      <Stack gap="xs">
        <Text role="status">{t(`states.${state}`)}</Text>
        <Progress value={isReading ? percent : 100} animated={!isReading} aria-label={t('progress')} />
        <Text size="sm" c="dimmed">
          {t('linesRead', { lines: lines.toLocaleString(i18n.language) })}
        </Text>
      </Stack>
    </Paper>
  );
}
