import { Text } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconFileText } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import type { Column, Filter } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';

const PATH = '/api/documents';
type Row = RowOf<typeof PATH>;

/** Extensions as the server writes them; it looks for what contains them, so `doc` finds `docx` as well. */
const TYPES = ['pdf', 'tif', 'png', 'jpg', 'doc', 'odt', 'xls', 'ods', 'ppt', 'odp'];

const rowKey = ({ document_id }: Row) => String(document_id);
const remove = ({ document_id }: Row) =>
  api.DELETE('/api/documents/{document_id}', { params: { path: { document_id } } });

/** The documents that are faxed, and those that came. */
export default function DocumentsPage() {
  const { t } = useTranslation('documents');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      {
        key: 'description',
        title: t('description'),
        sort: true,
        from: 'lg',
        cell: (row) => row.description && <Text lineClamp={1}>{row.description}</Text>,
      },
      { key: 'type', title: t('type'), sort: true, from: 'md', cell: (row) => row.type?.toUpperCase() ?? '–' },
      {
        key: 'pages',
        title: t('pages'),
        sort: true,
        align: 'right',
        cell: (row) => (row.type === null ? <StatusBadge tone="warning">{t('empty')}</StatusBadge> : row.pages),
      },
      { key: 'quality', title: t('quality'), from: 'lg', cell: (row) => t(`qualities.${row.quality}`) },
      {
        key: 'date_created',
        title: t('made'),
        sort: true,
        from: 'md',
        cell: (row) => <When at={row.date_created} />,
      },
    ],
    [t],
  );
  const filters = useMemo<Filter[]>(
    () => [{ name: 'type', label: t('type'), options: TYPES.map((value) => ({ value, label: value.toUpperCase() })) }],
    [t],
  );
  return (
    <ListPage
      path={PATH}
      title={t('title')}
      text={t('text')}
      add={{ to: '/documents/new', label: t('add') }}
      none={{ title: t('none'), text: t('noneText'), icon: <IconFileText size={28} /> }}
      columns={columns}
      filters={filters}
      rowKey={rowKey}
      rowName={(row) => row.name}
      rowLink={(row) => `/documents/${row.document_id}`}
      remove={remove}
      removed={t('removed')}
    />
  );
}
