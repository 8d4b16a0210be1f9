import { Alert, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl, fetchApi } from '../../kit/fetch-api.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ButtonLink } from '../../kit/links.tsx';
import { Download } from '../../kit/media/download-button.tsx';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';

const CSV_TYPES = ['text/csv', 'text/plain', 'application/vnd.ms-excel'];
const MOST_OCTETS = 50 * 1024 * 1024;

/** Stores the routes of a file: all of them, or none and why. */
export default function RoutesFilePage() {
  const { t } = useTranslation('routes');
  const refresh = useRefresh();
  const tenant_id = useChosenTenant();
  const [stored, setStored] = useState<number | null>(null);
  const upload = async (file: File) => {
    setStored(null);
    const url = apiUrl('/api/routes/csv', {}, { tenant_id });
    const answer = await fetchApi(url, { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } });
    setStored(Number(await answer.json()));
    void refresh('routes');
  };
  return (
    <Page title={t('file')} text={t('fileText')} crumbs={[{ title: t('title'), to: '/routes' }]}>
      <FormSection title={t('fileWhat')} text={t('fileFormat')}>
        <Stack gap="sm">
          <FileDrop accept={CSV_TYPES} maxSize={MOST_OCTETS} text={t('fileDrop')} upload={upload} />
          {stored !== null && (
            <Alert color="green" role="status" title={t('stored', { count: stored })}>
              {t('storedText')}
            </Alert>
          )}
          <Group>
            <Download url={apiUrl('/api/routes/csv')} name="export_route.csv">
              {t('fileAsIs')}
            </Download>
            <ButtonLink to="/routes" variant="default" size="xs">
              {t('title')}
            </ButtonLink>
          </Group>
        </Stack>
      </FormSection>
    </Page>
  );
}
