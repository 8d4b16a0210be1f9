import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchApi } from '../fetch-api.ts';
import { useRefresh } from '../use-refresh.ts';
import { FileDrop } from './file-drop.tsx';

interface CsvImportProps {
  /** Of the API, by `apiUrl`: takes the file as it is. */
  readonly url: string;
  /** Path names of the resources that it changes. */
  readonly touches: readonly string[];
}

const LARGEST = 50 * 1024 * 1024;

/** Takes a CSV file into a resource of the API, and says how many of its lines were refused. */
export function CsvImport({ url, touches }: CsvImportProps) {
  const { t } = useTranslation('kit');
  const refresh = useRefresh();
  const [said, setSaid] = useState('');
  const upload = async (file: File) => {
    setSaid('');
    const answer = await fetchApi(url, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: file });
    const rejected = Number(answer.headers.get('x-import-rejected') ?? 0);
    setSaid(rejected > 0 ? t('media.importedBut', { count: rejected }) : t('media.imported'));
    await refresh(...touches);
  };
  return (
    <>
      <FileDrop
        accept={['text/csv', 'text/plain', 'application/vnd.ms-excel']}
        maxSize={LARGEST}
        text={t('media.csvDrop')}
        upload={upload}
      />
      <Text size="sm" role="status">
        {said}
      </Text>
    </>
  );
}
