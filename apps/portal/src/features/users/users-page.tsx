import type { RowOf } from '@strowger/client';
import { IconLock, IconLockOpen, IconUserShield, IconUsers } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { When } from '../../kit/format/when.tsx';
import { AddLink } from '../../kit/links.tsx';
import type { Column, RowAction } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { useRoleList } from '../roles/role-names.ts';
import { useAssignableRoles } from './use-assignable-roles.ts';
import { useUserActs } from './use-user-acts.ts';
import { UserState } from './user-state.tsx';

const PATH = '/api/users';
type Row = RowOf<typeof PATH>;

const remove = (row: Row) => api.DELETE('/api/users/{user_id}', { params: { path: { user_id: row.user_id } } });

/** Those who log in, within what the caller sees. */
export default function UsersPage() {
  const { t } = useTranslation('users');
  const me = useMe();
  const acts = useUserActs();
  const roles = useAssignableRoles();
  const roleList = useRoleList();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'username', title: t('username'), sort: true, cell: (row) => row.username },
      { key: 'first_name', title: t('name'), sort: true, cell: (row) => `${row.first_name} ${row.last_name}`.trim() },
      { key: 'email', title: t('email'), sort: true, cell: (row) => row.email, from: 'xl' },
      { key: 'roles', title: t('roles'), cell: (row) => roleList(row.roles), from: 'lg' },
      ...(me.kind === 'provider'
        ? [{ key: 'company', title: t('tenant'), from: 'md' as const, cell: (row: Row) => row.company }]
        : []),
      {
        key: 'last_login',
        title: t('lastLogin'),
        sort: true,
        from: 'lg',
        cell: (row) => <When at={row.last_login} style="relative" none={t('never')} />,
      },
      { key: 'active', title: t('state'), sort: true, cell: (row) => <UserState {...row} /> },
    ],
    [t, me.kind, roleList],
  );
  const actions = useCallback(
    (row: Row): readonly RowAction[] => [
      ...(acts.mayImpersonate(row)
        ? [
            {
              label: t('impersonate'),
              icon: <IconUserShield size={16} aria-hidden />,
              run: () => void acts.impersonate(row),
            },
          ]
        : []),
      ...(row.user_id === me.userId || row.is_admin === '1'
        ? []
        : [
            row.active === '1'
              ? { label: t('lock'), icon: <IconLock size={16} aria-hidden />, danger: true, run: () => acts.lock(row) }
              : { label: t('unlock'), icon: <IconLockOpen size={16} aria-hidden />, run: () => void acts.unlock(row) },
          ]),
    ],
    [t, acts, me.userId],
  );
  const add = !me.impersonated && <AddLink to="/users/new">{t('add')}</AddLink>;
  return (
    <Page title={t('title')} text={t('text')} actions={add}>
      <ResourceTable
        path={PATH}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => String(row.user_id)}
        rowName={(row) => row.username}
        rowLink={(row) => `/users/${row.user_id}`}
        rowActions={actions}
        remove={remove}
        removed={t('removed')}
        filters={[
          {
            name: 'active',
            label: t('state'),
            options: [
              { value: '1', label: t('active') },
              { value: '0', label: t('locked') },
            ],
          },
          { name: 'role_id', label: t('role'), options: roles },
        ]}
        empty={{ title: t('none'), text: t('noneText'), action: add, icon: <IconUsers size={28} /> }}
      />
    </Page>
  );
}
