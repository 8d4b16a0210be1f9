import { Text } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { IconMessage2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { messageParts } from './message-parts.ts';

const PATH = '/api/texts';
type Row = RowOf<typeof PATH>;

const remove = ({ text_id }: Row) => api.DELETE('/api/texts/{text_id}', { params: { path: { text_id } } });

/** The stored texts that are sent as messages. */
export default function TextsPage() {
  const { t } = useTranslation('texts');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'data', title: t('body'), cell: (row) => <Text lineClamp={1}>{row.data}</Text> },
      { key: 'description', title: t('description'), from: 'lg', cell: (row) => row.description },
      { key: 'length', title: t('parts'), align: 'right', from: 'md', cell: (row) => messageParts(row.data ?? '') },
    ],
    [t],
  );
  return (
    <ListPage
      path={PATH}
      title={t('title')}
      text={t('intro')}
      add={{ to: '/texts/new', label: t('add') }}
      none={{ title: t('none'), text: t('noneText'), icon: <IconMessage2 size={28} /> }}
      columns={columns}
      rowKey={(row) => String(row.text_id)}
      rowName={(row) => row.name}
      rowLink={(row) => `/texts/${row.text_id}`}
      remove={remove}
      removed={t('removed')}
    />
  );
}
