import type { RowOf } from '@strowger/client';
import { IconFileMusic } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { Duration } from '../../kit/format/duration.tsx';
import { AddLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { AudioPlayer } from '../../kit/media/audio-player.tsx';
import { Page } from '../../kit/page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { mediaUrl } from './put-media.ts';

const PATH = '/api/recordings';
type Row = RowOf<typeof PATH>;

const remove = (row: Row) =>
  api.DELETE('/api/recordings/{recording_id}', { params: { path: { recording_id: row.recording_id } } });

/** The recordings of a tenant. */
export default function RecordingsPage() {
  const { t } = useTranslation('recordings');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'description', title: t('description'), from: 'md', cell: (row) => row.description },
      {
        key: 'length',
        title: t('length'),
        sort: true,
        align: 'right',
        cell: (row) => <Duration seconds={row.file_name === null ? null : row.length} />,
      },
      {
        key: 'media',
        title: t('listen'),
        cell: (row) =>
          row.file_name === null ? (
            <StatusBadge tone="warning">{t('noSound')}</StatusBadge>
          ) : (
            <AudioPlayer url={mediaUrl(row.recording_id)} name={row.name} />
          ),
      },
    ],
    [t],
  );
  const add = <AddLink to="/recordings/new">{t('add')}</AddLink>;
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => String(row.recording_id)}
        rowName={(row) => row.name}
        rowLink={(row) => `/recordings/${row.recording_id}`}
        remove={remove}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconFileMusic size={28} /> }}
      />
    </Page>
  );
}
