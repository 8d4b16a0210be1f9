import type { RowOf } from '@strowger/client';
import { IconId } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { Column } from '../../kit/list/columns.ts';
import { ListPage } from '../../kit/list/list-page.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useMe } from '../../session/use-me.ts';

const PATH = '/api/cids';
type Row = RowOf<typeof PATH>;

const remove = ({ account_id }: Row) => api.DELETE('/api/accounts/{account_id}', { params: { path: { account_id } } });

/** Numbers that calls to outside may show. */
export default function CallerIdsPage() {
  const { t } = useTranslation(['callerIds', 'common']);
  const isProvider = useMe().kind === 'provider';
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'phone', title: t('phone'), sort: true, cell: (row) => row.phone },
      { key: 'first_name', title: t('label'), sort: true, cell: (row) => row.first_name },
      ...(isProvider
        ? [{ key: 'company', title: t('tenant'), from: 'md' as const, cell: (row: Row) => row.company ?? '' }]
        : []),
      {
        key: 'active',
        title: t('active'),
        sort: true,
        cell: (row) => (
          <StatusBadge tone={row.active === 1 ? 'good' : 'neutral'}>
            {t(row.active === 1 ? 'common:on' : 'common:off')}
          </StatusBadge>
        ),
      },
    ],
    [t, isProvider],
  );
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      add={{ to: '/caller-ids/new', label: t('new') }}
      path={PATH}
      columns={columns}
      rowKey={(row) => String(row.account_id)}
      rowName={(row) => row.phone ?? ''}
      rowLink={(row) => `/caller-ids/${row.account_id}`}
      remove={remove}
      none={{ title: t('none'), text: t('noneText'), icon: <IconId size={28} /> }}
    />
  );
}
