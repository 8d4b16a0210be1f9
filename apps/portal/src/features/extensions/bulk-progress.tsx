import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/links.tsx';
import { saveFile } from '../../kit/media/download.ts';
import type { BulkRow } from './bulk-rows.ts';
import { countOutcomes, loginsCsv } from './bulk-run.ts';
import type { BulkState } from './use-bulk-run.ts';

/** How far it is, and what can be done then. */
export function BulkProgress({ rows, run }: { rows: readonly BulkRow[]; run: BulkState }) {
  const { t } = useTranslation('extensions');
  const { outcomes, running } = run;
  if (outcomes.size === 0) return null;
  const { made, failed } = countOutcomes(outcomes.values());
  const left = rows.filter((row) => outcomes.get(row)?.state !== 'made');
  const download = () => {
    const logins = rows.flatMap((row) => {
      const outcome = outcomes.get(row);
      return outcome?.state === 'made' ? [[row.number, row.name, outcome.password]] : [];
    });
    const csv = loginsCsv([t('number'), t('name'), t('password')], logins);
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), 'extensions.csv');
  };
  return (
    <Stack gap="sm">
      <Progress value={(100 * (made + failed)) / rows.length} aria-label={t('bulk.progress')} />
      <Text size="sm" role="status">
        {t('bulk.so_far', { made, all: rows.length, failed })}
      </Text>
      {!running && made > 0 && (
        <Alert color="blue" title={t('bulk.logins')}>
          {t('bulk.loginsText')}
        </Alert>
      )}
      <Group justify="flex-end">
        {running ? (
          <Button variant="default" onClick={run.stop}>
            {t('bulk.stop')}
          </Button>
        ) : (
          <>
            {made > 0 && (
              <Button variant="default" onClick={download}>
                {t('bulk.download')}
              </Button>
            )}
            {left.length > 0 && (
              <Button onClick={() => void run.start(left)}>
                {t(failed > 0 && made + failed === rows.length ? 'bulk.retry' : 'bulk.resume', { count: left.length })}
              </Button>
            )}
            {left.length === 0 && <ButtonLink to="/extensions">{t('bulk.all')}</ButtonLink>}
          </>
        )}
      </Group>
    </Stack>
  );
}
