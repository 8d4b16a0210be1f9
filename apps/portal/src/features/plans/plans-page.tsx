import type { RowOf } from '@strowger/client';
import { IconListDetails } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';

const PATH = '/api/plans';
type Row = RowOf<typeof PATH>;

/** Plans belong to the provider, whichever tenant is chosen. */
const OF_ALL = { tenant_id: null };

const remove = ({ plan_id }: Row) => api.DELETE('/api/plans/{plan_id}', { params: { path: { plan_id } } });

/** What calls, faxes and messages cost, by plan. */
export default function PlansPage() {
  const { t } = useTranslation('plans');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'description', title: t('description'), from: 'md', cell: (row) => row.description ?? '' },
    ],
    [t],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={{ to: '/plans/new', label: t('new') }}
      path={PATH}
      query={OF_ALL}
      columns={columns}
      rowKey={(row) => String(row.plan_id)}
      rowName={(row) => row.name}
      rowLink={(row) => `/plans/${row.plan_id}`}
      remove={remove}
      none={{ title: t('none'), text: t('noneText'), icon: <IconListDetails size={28} /> }}
    />
  );
}
