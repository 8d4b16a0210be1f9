import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { apiUrl, type QueryValue } from '../fetch-api.ts';
import { sizeText } from '../format/size-text.ts';
import { useDownload } from './use-download.ts';

/** Downloads what a list shows as CSV; while it runs, the button stops it. */
export function CsvButton({ path, query }: { path: string; query: Readonly<Record<string, QueryValue>> }) {
  const { t, i18n } = useTranslation('kit');
  const { progress, start, stop } = useDownload();
  return (
    <Button
      variant="default"
      leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
      onClick={() => (progress === null ? void start(apiUrl(path, {}, query), 'export.csv') : stop())}
    >
      {progress === null ? t('media.csv') : t('media.stopAt', { size: sizeText(progress.received, i18n.language) })}
    </Button>
  );
}
