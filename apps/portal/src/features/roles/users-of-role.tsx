import type { RowOf } from '@strowger/client';
import { IconUsers } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';

const PATH = '/api/users';
type Row = RowOf<typeof PATH>;

/** Who has a role, within what the caller sees. */
export function UsersOfRole({ roleId }: { readonly roleId: number }) {
  const { t } = useTranslation('roles');
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'username', title: t('username'), sort: true, cell: (row) => row.username },
      { key: 'person', title: t('person'), cell: (row) => `${row.first_name} ${row.last_name}`.trim() },
      { key: 'company', title: t('tenant'), cell: (row) => row.company, from: 'md' },
      {
        key: 'active',
        title: t('state'),
        cell: (row) => (
          <StatusBadge tone={row.active === '1' ? 'good' : 'neutral'}>
            {t(row.active === '1' ? 'active' : 'inactive')}
          </StatusBadge>
        ),
      },
    ],
    [t],
  );
  return (
    <ResourceTable
      path={PATH}
      query={{ role_id: roleId }}
      caption={t('users')}
      columns={columns}
      rowKey={(row) => String(row.user_id)}
      rowName={(row) => row.username}
      rowLink={(row) => `/users/${row.user_id}`}
      local
      empty={{ title: t('noUsers'), text: t('noUsersText'), icon: <IconUsers size={28} /> }}
    />
  );
}
