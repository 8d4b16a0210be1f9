import { ActionIcon, Group, Table, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { apiUrl } from '../../kit/fetch-api.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { Duration } from '../../kit/format/duration.tsx';
import { AudioPlayer } from '../../kit/media/audio-player.tsx';
import { WaveUpload } from '../../kit/media/wave-upload.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Music } from './music-values.ts';

const FILES = '/api/music_on_hold/{music_on_hold_uuid}/files';
const FILE = '/api/music_on_hold/{music_on_hold_uuid}/files/{file_name}';

/** The files of a category: heard, added, deleted. */
export function MusicFiles({ music }: { music: Music }) {
  const { t } = useTranslation('musicOnHold');
  const refresh = useRefresh();
  const { music_on_hold_uuid, files } = music;
  const again = () => void refresh('music_on_hold');
  const remove = (file_name: string) =>
    confirmDelete({
      items: [
        {
          name: file_name,
          remove: () => api.DELETE(FILE, { params: { path: { music_on_hold_uuid, file_name } } }),
        },
      ],
      onDone: again,
    });
  return (
    <FormSection title={t('files')} text={t('filesText')}>
      {files.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noFiles')}
        </Text>
      ) : (
        <Table aria-label={t('files')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('file')}</Table.Th>
              <Table.Th ta="right">{t('length')}</Table.Th>
              <Table.Th>{t('listen')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {files.map(({ file_name, duration }) => (
              <Table.Tr key={file_name}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{file_name}</Table.Td>
                <Table.Td ta="right">
                  <Duration seconds={duration} />
                </Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <AudioPlayer url={apiUrl(FILE, { music_on_hold_uuid, file_name })} name={file_name} />
                    <ActionIcon
                      variant="subtle"
                      color="red"
                      aria-label={t('deleteFile', { name: file_name })}
                      onClick={() => remove(file_name)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <WaveUpload url={apiUrl(FILES, { music_on_hold_uuid })} multiple onUploaded={again} />
    </FormSection>
  );
}
