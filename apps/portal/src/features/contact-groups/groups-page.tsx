import type { RowOf } from '@strowger/client';
import { IconUsersGroup } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';

const PATH = '/api/groups';
type Row = RowOf<typeof PATH>;

const remove = ({ group_id }: Row) => api.DELETE('/api/groups/{group_id}', { params: { path: { group_id } } });

/** The groups of contacts that the caller reaches. */
export default function GroupsPage() {
  const { t } = useTranslation('contactGroups');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'contact_total', title: t('contacts'), align: 'right', cell: (row) => row.contact_total },
    ],
    [t],
  );
  return (
    <ListPage
      path={PATH}
      title={t('title')}
      text={t('text')}
      add={{ to: '/contact-groups/new', label: t('add') }}
      none={{ title: t('none'), text: t('noneText'), icon: <IconUsersGroup size={28} /> }}
      columns={columns}
      rowKey={(row) => String(row.group_id)}
      rowName={(row) => row.name}
      rowLink={(row) => `/contact-groups/${row.group_id}`}
      remove={remove}
      removed={t('removed')}
    />
  );
}
