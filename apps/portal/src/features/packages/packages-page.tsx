import type { RowOf } from '@strowger/client';
import { IconPackages } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { moneyText } from '../billing/money-text.ts';
import { intervalOf } from './package-values.ts';

const PATH = '/api/packages';
type Row = RowOf<typeof PATH>;

/** Packages belong to the provider, whichever tenant is chosen. */
const OF_ALL = { tenant_id: null };

const remove = ({ package_id }: Row) => api.DELETE('/api/packages/{package_id}', { params: { path: { package_id } } });

/** What tenants subscribe to. */
export default function PackagesPage() {
  const { t, i18n } = useTranslation('packages');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), sort: true, cell: (row) => row.name },
      { key: 'description', title: t('description'), from: 'lg', cell: (row) => row.description ?? '' },
      { key: 'plan_name', title: t('plan'), from: 'md', cell: (row) => row.plan_name ?? '' },
      {
        key: 'package_interval',
        title: t('interval'),
        sort: true,
        cell: (row) => t(`intervals.${intervalOf(row.package_interval)}`),
      },
      {
        key: 'price',
        title: t('price'),
        sort: true,
        align: 'right',
        cell: (row) => moneyText(row.price, i18n.language),
      },
    ],
    [t, i18n.language],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={{ to: '/packages/new', label: t('new') }}
      path={PATH}
      query={OF_ALL}
      columns={columns}
      rowKey={(row) => String(row.package_id)}
      rowName={(row) => row.name}
      rowLink={(row) => `/packages/${row.package_id}`}
      remove={remove}
      none={{ title: t('none'), text: t('noneText'), icon: <IconPackages size={28} /> }}
    />
  );
}
