import type { RowOf } from '@strowger/client';
import { IconCalendarRepeat, IconPackage, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useActivate } from './use-activate.ts';

const PATH = '/api/subscriptions';
type Row = RowOf<typeof PATH>;

/** Which tenant has which package, and whether it goes on. */
export default function SubscriptionsPage() {
  const { t } = useTranslation('subscriptions');
  const navigate = useNavigate();
  const activate = useActivate();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'company', title: t('tenant'), cell: (row) => row.company ?? '' },
      { key: 'package_name', title: t('package'), cell: (row) => row.package_name ?? '' },
      {
        key: 'active',
        title: t('state'),
        sort: true,
        cell: (row) => (
          <StatusBadge tone={row.active === 1 ? 'good' : 'bad'}>
            {t(row.active === 1 ? 'states.active' : 'states.suspended')}
          </StatusBadge>
        ),
      },
      {
        key: 'time_start',
        title: t('since'),
        sort: true,
        from: 'lg',
        cell: (row) => <When at={row.time_start} style="date" />,
      },
      {
        key: 'next_renewal',
        title: t('nextRenewal'),
        sort: true,
        cell: (row) => <When at={row.next_renewal} style="date" none={t('never')} />,
      },
      {
        key: 'auto_renew',
        title: t('autoRenew'),
        from: 'md',
        cell: (row) => t(row.auto_renew === 1 ? 'charged' : 'notCharged'),
      },
    ],
    [t],
  );
  const actions = useCallback(
    (row: Row) => [
      {
        label: t('change'),
        icon: <IconPackage size={16} aria-hidden />,
        run: () => void navigate({ to: '/subscriptions/new', search: { tenant: row.tenant_id } }),
      },
      row.active === 1
        ? {
            label: t('suspend'),
            icon: <IconPlayerPause size={16} aria-hidden />,
            danger: true,
            run: () => activate(row, false),
          }
        : { label: t('activate'), icon: <IconPlayerPlay size={16} aria-hidden />, run: () => activate(row, true) },
    ],
    [t, navigate, activate],
  );
  const filters = useMemo(
    () => [
      {
        name: 'active',
        label: t('state'),
        options: [
          { value: 'true', label: t('states.active') },
          { value: 'false', label: t('states.suspended') },
        ],
      },
    ],
    [t],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={{ to: '/subscriptions/new', label: t('new') }}
      path={PATH}
      columns={columns}
      rowKey={(row) => String(row.subscription_id)}
      rowName={(row) => row.company ?? ''}
      rowActions={actions}
      filters={filters}
      searchable={false}
      none={{ title: t('none'), text: t('noneText'), icon: <IconCalendarRepeat size={28} /> }}
    />
  );
}
