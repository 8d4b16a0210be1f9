import type { RowOf } from '@strowger/client';
import { IconCash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { dayText } from '../../kit/format/instant.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { useMe } from '../../session/use-me.ts';
import { moneyText } from './money-text.ts';
import { TYPES } from './payment-types.ts';

const PATH = '/api/payments';
type Row = RowOf<typeof PATH>;

const remove = ({ payment_id }: Row) => api.DELETE('/api/payments/{payment_id}', { params: { path: { payment_id } } });

/** What tenants have paid. */
export default function PaymentsPage() {
  const { t, i18n } = useTranslation('billing');
  const isProvider = useMe().kind === 'provider';
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'paid_date', title: t('paidDate'), sort: true, cell: (row) => dayText(row.paid_date, i18n.language) },
      ...(isProvider ? [{ key: 'name', title: t('tenant'), cell: (row: Row) => row.name }] : []),
      { key: 'description', title: t('description'), from: 'md', cell: (row) => row.description },
      { key: 'type', title: t('type'), sort: true, from: 'lg', cell: (row) => t(`types.${row.type}`) },
      {
        key: 'paid_amount',
        title: t('amount'),
        sort: true,
        align: 'right',
        cell: (row) => moneyText(row.paid_amount, i18n.language),
      },
    ],
    [t, i18n.language, isProvider],
  );
  const filters = useMemo(
    () => [{ name: 'type', label: t('type'), options: TYPES.map((value) => ({ value, label: t(`types.${value}`) })) }],
    [t],
  );
  return (
    <ListPage
      title={t('payments')}
      text={t('paymentsText')}
      add={isProvider && { to: '/payments/new', label: t('enter') }}
      path={PATH}
      columns={columns}
      rowKey={(row) => String(row.payment_id)}
      rowName={(row) => `${row.name} ${row.paid_date}`}
      filters={filters}
      searchable={false}
      none={{
        title: t('none'),
        text: t(isProvider ? 'noneText' : 'noneForTenant'),
        icon: <IconCash size={28} />,
      }}
      {...(isProvider ? { remove, rowLink: (row: Row) => `/payments/${row.payment_id}` } : {})}
    />
  );
}
