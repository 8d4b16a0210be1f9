import { Checkbox, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnSent } from '../../api/send-with-progress.ts';
import { apiUrl, sendFile } from '../../kit/fetch-api.ts';
import { Download } from '../../kit/media/download-button.tsx';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { FAX_TYPES } from '../faxes/fax-files.ts';
import type { Template } from './template-page.tsx';

/** Together (contract 30 §15). */
const MOST_BYTES = 25 * 1024 * 1024;
const MOST_FILES = 10;
/** What people attach; the server takes whatever is no program. */
const TYPES = [
  ...FAX_TYPES,
  'image/gif',
  'image/webp',
  'text/plain',
  'text/csv',
  'text/calendar',
  'text/vcard',
  'application/zip',
  'audio/mpeg',
  'audio/wav',
  'video/mp4',
];

/** What goes with every mail of a template. */
export function AttachmentsTab({ template }: { template: Template }) {
  const { t } = useTranslation('templates');
  const refresh = useRefresh();
  const [replaces, setReplaces] = useState(false);
  const { template_id, attachment: names, name } = template;
  const url = apiUrl('/api/templates/{template_id}/media', { template_id: String(template_id) });
  const upload = async (file: File, onSent: OnSent) => {
    await sendFile(url, replaces ? 'PUT' : 'POST', file, onSent);
    say(t('attached', { name: file.name }));
    await refresh('templates');
  };
  const isFull = names.length >= MOST_FILES && !replaces;
  const [only] = names;
  return (
    <Paper withBorder p="lg">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t('files')}
          </Title>
          {only !== undefined && (
            <Download url={url} name={names.length === 1 ? only : `${name}.zip`}>
              {t('download')}
            </Download>
          )}
        </Group>
        {names.length === 0 ? (
          <Text c="dimmed">{t('noFiles')}</Text>
        ) : (
          <List size="sm">
            {names.map((file, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
              <List.Item key={`${at} ${file}`}>{file}</List.Item>
            ))}
          </List>
        )}
        {names.length > 0 && (
          <Checkbox
            label={t('replace')}
            description={t('replaceHelp')}
            checked={replaces}
            onChange={(event) => setReplaces(event.currentTarget.checked)}
          />
        )}
        {isFull ? (
          <Text>{t('full', { count: MOST_FILES })}</Text>
        ) : (
          <FileDrop accept={TYPES} maxSize={MOST_BYTES} text={t('drop')} upload={upload} />
        )}
      </Stack>
    </Paper>
  );
}
